"""JAX: `--mode scan` is the whole run, all epochs, in one lax.scan; `--mode step` one compiled step in a Python loop."""
import common
import jax, jax.numpy as jnp
jnp.zeros(1).block_until_ready()
run = common.Run("jax")
import numpy as np
import time

workload, data = run.workload, run.data
if workload in ("W1", "W2a", "W2b"): jax.config.update("jax_enable_x64", True)
run.peer = "jax, " + ("one scan" if run.mode == "scan" else "one step")
initial = [jnp.asarray(p) for p in data.parameters]
as_array = lambda a: jnp.asarray(a.astype(np.int32) if a.dtype == np.int64 else a)
x, y = as_array(data.x), as_array(data.y)
has_validation = data.x_validation is not None
x_validation, y_validation = (as_array(data.x_validation), as_array(data.y_validation)) if has_validation else (0, 0)

crossentropy = lambda z, y: -jnp.mean(jnp.take_along_axis(jax.nn.log_softmax(z), y[:, None], 1))
binary_crossentropy = lambda z, y: jnp.mean(jax.nn.softplus(z) - z * y)
mse = lambda z, y: jnp.mean((z - y) ** 2)


def layers(P, x, activation=jax.nn.relu):
    for i in range(0, len(P) - 2, 2): x = activation(x @ P[i] + P[i + 1])
    return x @ P[-2] + P[-1]


def convolutions(P, x):
    pool = lambda x: jax.lax.reduce_window(x, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    convolve = lambda x, k: jax.lax.conv_general_dilated(
        x, k, (1, 1), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    x = pool(jax.nn.relu(convolve(x, P[0]) + P[1]))
    x = pool(jax.nn.relu(convolve(x, P[2]) + P[3]))
    return x.reshape(x.shape[0], -1) @ P[4] + P[5]


def lstm(P, x):
    Wx, Wh, b, Wo, bo = P

    def step(state, gates):
        h, c = state
        i, f, g, o = jnp.split(gates + h @ Wh, 4, 1)
        c = jax.nn.sigmoid(f) * c + jax.nn.sigmoid(i) * jnp.tanh(g)
        return (jax.nn.sigmoid(o) * jnp.tanh(c), c), None
    zeros = jnp.zeros((x.shape[0], 64), x.dtype)
    (h, _), _ = jax.lax.scan(step, (zeros, zeros), jnp.swapaxes(x @ Wx + b, 0, 1))
    return h @ Wo + bo


def predictions(P, x):
    match workload:
        case "W2b": return layers(P, x, jnp.tanh)
        case "W7": return convolutions(P, x)
        case "W8": return lstm(P, x)
        case _: return layers(P, x)


def loss_of(P, x, y):
    z = predictions(P, x)
    match workload:
        case "W1": return 0.5 * mse(z, y)
        case "W3": return mse(z, y)
        case "W2b" | "W5" | "W8": return binary_crossentropy(z, y)
        case _: return crossentropy(z, y)


def start(P):
    zeros = lambda: [jnp.zeros_like(p) for p in P]
    return (P,) if workload in common.CONSTANT_RATE else (P, zeros(), zeros(), jnp.zeros((), jnp.int32))


def step(state, x, y):
    if workload == "W2a":
        W, b = state[0]
        l1 = jax.nn.sigmoid(x @ W + b); error = y - l1
        s = jax.nn.sigmoid(l1); d = error * s * (1 - s)
        return ([W + x.T @ d, b + d.sum()],), jnp.mean(error * error)
    loss, G = jax.value_and_grad(loss_of)(state[0], x, y)
    if workload in common.CONSTANT_RATE: return ([p - data.rate * g for p, g in zip(state[0], G)],), loss
    P, M, V, t = state
    t = t + 1
    M = [0.9 * m + 0.1 * g for m, g in zip(M, G)]
    V = [0.999 * v + 0.001 * g * g for v, g in zip(V, G)]
    # Keras' definition: epsilon is added to the root of v before the bias is corrected.
    rate = data.rate * jnp.sqrt(1 - 0.999 ** t.astype(jnp.float32)) / (1 - 0.9 ** t.astype(jnp.float32))
    P = [p - rate * m / (jnp.sqrt(v) + 1e-7) for p, m, v in zip(P, M, V)]
    return (P, M, V, t), loss


def in_one_scan():
    """A function of the first state that gives the losses of all epochs."""
    whole, rest = divmod(run.rows, run.batch)

    def train(state, x, y, orders, x_validation, y_validation):
        def epoch(state, order):
            state, losses = jax.lax.scan(
                lambda state, rows: step(state, x[rows], y[rows]), state, order[:whole * run.batch].reshape(whole, -1))
            total = losses.sum() * run.batch
            if rest:
                rows = order[whole * run.batch:]
                state, loss = step(state, x[rows], y[rows]); total = total + loss * rest
            return state, (total / run.rows, loss_of(state[0], x_validation, y_validation) if has_validation else 0)
        if run.is_full_batch: return jax.lax.scan(lambda state, _: step(state, x, y), state, None, length=run.epochs)
        return jax.lax.scan(epoch, state, orders)
    orders = jnp.zeros(1) if run.is_full_batch else jnp.asarray(run.orders.astype(np.int32))
    inputs = (x, y, orders, x_validation, y_validation)
    compiled = jax.jit(train).lower(start(initial), *inputs).compile()

    def once():
        state, out = compiled(start(initial), *inputs)
        jax.block_until_ready(state)
        if run.is_full_batch: return np.asarray(out).tolist()
        if has_validation: run.extra = dict(validation_loss=float(out[1][-1]))
        return np.asarray(out[0]).tolist()
    return once


def step_by_step():
    """The same with a Python loop around one compiled step; the batch is taken by NumPy."""
    sizes = {min(run.batch, run.rows), run.rows % run.batch} - {0}
    jitted = jax.jit(step, donate_argnums=0)
    compiled = {n: jitted.lower(start(initial), x[:n], y[:n]).compile() for n in sizes}
    look = jax.jit(loss_of).lower(initial, x_validation, y_validation).compile() if has_validation else None
    labels = np.asarray(y)

    def once():
        state = start([p.copy() for p in initial])
        losses = []
        for epoch in range(run.epochs):
            if run.is_full_batch:
                state, loss = compiled[run.rows](state, x, y); losses.append(loss)
                continue
            parts = []
            for rows in run.batches(epoch):
                state, loss = compiled[len(rows)](state, jnp.asarray(data.x[rows]), jnp.asarray(labels[rows]))
                parts.append((loss, len(rows)))
            losses.append(sum(float(loss) * n for loss, n in parts) / run.rows)
            if look: run.extra = dict(validation_loss=float(look(state[0], x_validation, y_validation)))
        return [float(loss) for loss in losses]
    return once


started = time.perf_counter()
train = in_one_scan() if run.mode == "scan" else step_by_step()
run.compile_seconds = time.perf_counter() - started
for repeat in range(run.repeats):
    started = time.perf_counter()
    losses = train()
    run.times.append(time.perf_counter() - started)
run.report([2 * loss for loss in losses] if workload == "W1" else losses)
