"""Writes nets.json: TARNet, DragonNet and CFR with the linear MMD, trained by JAX from one stream of NumPy's.

Run with JAX 0.10 and NumPy 2: JAX_ENABLE_X64=1 python nets.py

The stream of the seed gives first the weights (biases are zero): of the shared layers, of the head of the untreated, of
that of the treated, of the propensity; then each epoch's order.
"""
import json
import os
import pathlib

os.environ["JAX_ENABLE_X64"] = "1"
import jax
import jax.numpy as jnp
import numpy as np


def simulated(n):
    """The benchmark's samples, drawn from the seed 0: a treatment that is confounded, and an effect that varies."""
    stream = np.random.RandomState(0)
    x = stream.randn(n, 5)
    share = np.clip(1 / (1 + np.exp(-(0.8 * x[:, 0] - 0.5 * x[:, 1]))), 0.05, 0.95)
    t = (stream.rand(n) < share).astype(float)
    untreated = np.sin(x[:, 0]) + 0.5 * x[:, 1] ** 2 + x[:, 2]
    effect = 1.0 + 0.5 * x[:, 0]
    y = np.where(t == 1, untreated + effect, untreated) + 0.5 * stream.randn(n)
    return x, t, y, effect


def dense(stream, inputs, units):
    bound = np.sqrt(6 / (inputs + units))
    return [stream.uniform(-bound, bound, (inputs, units)), np.zeros(units)]


def layers(stream, inputs, sizes):
    return [dense(stream, a, b) for a, b in zip([inputs] + sizes[:-1], sizes)]


def drawn(stream, inputs, case):
    """The weights of a net in their order."""
    shared = layers(stream, inputs, case["shared"])
    width = case["shared"][-1]
    net = {"shared": shared}
    net["untreated"] = layers(stream, width, case["head"] + [1])
    net["treated"] = layers(stream, width, case["head"] + [1])
    if case["kind"] == "dragonnet":
        net["propensity"] = layers(stream, width, case.get("propensity", []) + [1])
        net["epsilon"] = np.zeros(1)
    return net


def hidden(layers, x):
    for w, b in layers:
        x = jax.nn.elu(x @ w + b)
    return x


def head(layers, x):
    (w, b) = layers[-1]
    return (hidden(layers[:-1], x) @ w + b)[:, 0]


def forward(net, x, case):
    """What the net gives for each row: y0, y1, the propensity if there is one, and the representation."""
    shared = hidden(net["shared"], x)
    y0, y1 = head(net["untreated"], shared), head(net["treated"], shared)
    if case["binary"]:
        y0, y1 = jax.nn.sigmoid(y0), jax.nn.sigmoid(y1)
    g = jax.nn.sigmoid(head(net["propensity"], shared)) if "propensity" in net else None
    return y0, y1, g, shared


def crossentropy(y, p):
    p = jnp.clip(p, 1e-7, 1 - 1e-7)
    return -jnp.mean(y * jnp.log(p) + (1 - y) * jnp.log(1 - p))


def loss(net, x, t, y, case):
    y0, y1, g, shared = forward(net, x, case)
    factual = jnp.where(t == 1, y1, y0)
    value = crossentropy(y, factual) if case["binary"] else jnp.mean((y - factual) ** 2)
    if case["kind"] == "dragonnet":
        # As in causalml/inference/tf/utils.py, means in place of sums.
        value += crossentropy(t, (g + 0.001) / 1.002)
        kept = (g + 0.01) / 1.02
        h = t / kept - (1 - t) / (1 - kept)
        value += case["weight"] * jnp.mean((y - (factual + net["epsilon"] * h)) ** 2)
    if case["kind"] == "cfr":
        treated, untreated = t.sum(), (1 - t).sum()
        means = [(shared * s[:, None]).sum(0) / jnp.maximum(s.sum(), 1) for s in (t, 1 - t)]
        both = (treated > 0) & (untreated > 0)
        value += case["weight"] * jnp.where(both, ((means[1] - means[0]) ** 2).sum(), 0.0)
    heads = net["untreated"] + net["treated"]
    return value + case["l2"] * sum((w ** 2).sum() for w, _ in heads)


def trained(case, x, t, y, seed, order_seed=None):
    """The net after its epochs, its loss on all samples before them, and the mean loss of each epoch's batches."""
    stream = np.random.RandomState(seed)
    net = drawn(stream, x.shape[1], case)
    if order_seed is not None:
        stream = np.random.RandomState(order_seed)
    value = jax.jit(jax.value_and_grad(lambda net, x, t, y: loss(net, x, t, y, case)))

    @jax.jit
    def moved(net, m, v, g, k):
        m = jax.tree.map(lambda a, b: a + (b - a) * (1 - 0.9), m, g)
        v = jax.tree.map(lambda a, b: a + (b * b - a) * (1 - 0.999), v, g)
        rate = case["rate"] * jnp.sqrt(1 - 0.999 ** k) / (1 - 0.9 ** k)
        net = jax.tree.map(lambda w, a, b: w - a * rate / (jnp.sqrt(b) + 1e-8), net, m, v)
        return net, m, v

    start = float(value(net, x, t, y)[0])
    m = jax.tree.map(np.zeros_like, net)
    v = jax.tree.map(np.zeros_like, net)
    step, curve = 0, []
    for _ in range(case["epochs"]):
        order = stream.permutation(len(x))
        total = 0.0
        for begin in range(0, len(x), case["batch"]):
            rows = order[begin:begin + case["batch"]]
            now, gradient = value(net, x[rows], t[rows], y[rows])
            total += float(now) * len(rows)
            step += 1
            net, m, v = moved(net, m, v, gradient, float(step))
        curve.append(total / len(x))
    return net, start, curve


def fitted(case, x, t, y, seed, order_seed=None):
    """What the net, trained on standardised samples or on the samples themselves, says of all rows in y's units."""
    center, scale = 0.0, 1.0
    if case["standardized"]:
        x = (x - x.mean(0)) / x.std(0)
        if not case["binary"]:
            center, scale = y.mean(), y.std()
            y = (y - center) / scale
    net, start, curve = trained(case, x, t, y, seed, order_seed)
    y0, y1, g, _ = forward(net, x, case)
    result = {"start": start, "curve": curve, "y0": y0 * scale + center, "y1": y1 * scale + center}
    if g is not None:
        kept = (g + 0.01) / 1.02
        epsilon = net["epsilon"][0] * scale
        result |= {"chances": g, "epsilon": float(epsilon), "plain": float(np.mean(result["y1"] - result["y0"]))}
        result["targeted"] = float(np.mean(
            result["y1"] + epsilon / kept - (result["y0"] - epsilon / (1 - kept))))
    return result


def small(kind, weight, **changed):
    return dict(kind=kind, weight=weight, binary=False, standardized=True, shared=[8, 6], head=[5], l2=1e-2,
                rate=1e-2, epochs=4, batch=32, seed=3) | changed


CASES = [
    small("tarnet", 0.0),
    small("tarnet", 0.0, binary=True),
    small("tarnet", 0.0, standardized=False, head=[]),
    small("dragonnet", 1.0),
    small("dragonnet", 0.5, binary=True, propensity=[4], seed=4),
    small("dragonnet", 2.0, standardized=False, epochs=2),
    small("cfr", 1.0),
    small("cfr", 3.0, binary=True, shared=[7]),
    # Many batches of three hold one group alone.
    small("cfr", 2.0, standardized=False, batch=3, epochs=2, seed=5),
]

if __name__ == "__main__":
    x, t, y, _ = simulated(130)
    cases = []
    for case in CASES:
        result = fitted(case, x, t, (y > 0.5).astype(float) if case["binary"] else y, case["seed"])
        for name in ("y0", "y1", "chances"):
            if name in result:
                result[name] = np.asarray(result[name])[:40].tolist()
        cases.append(case | result)
    x, t, y, effect = simulated(2000)
    benchmark = []
    for kind in ("tarnet", "dragonnet", "cfr"):
        for standardized in (False, True):
            case = dict(kind=kind, weight=1.0, binary=False, standardized=standardized, shared=[32, 32], head=[32],
                        l2=1e-4, rate=1e-3, epochs=60, batch=64, seed=0)
            result = fitted(case, x, t, y, case["seed"])
            error = np.asarray(result["y1"] - result["y0"]) - effect
            figures = {"error": float(error.mean()), "pehe": float(np.sqrt((error ** 2).mean()))}
            if kind == "dragonnet":
                figures |= {"targeted": result["targeted"] - float(effect.mean()), "epsilon": result["epsilon"]}
            print(kind, standardized, figures)
            benchmark.append(dict(kind=kind, standardized=standardized, curve=result["curve"]) | figures)
    path = pathlib.Path(__file__).with_name("nets.json")
    path.write_text(json.dumps({"cases": cases, "benchmark": benchmark}, indent=1) + "\n")
