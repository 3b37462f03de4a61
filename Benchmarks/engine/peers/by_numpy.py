"""NumPy, each workload written by hand."""
import common
import numpy as np
import time

run = common.Run("numpy")
data = run.data
real = data.parameters[0].dtype.type


class Adam:
    """Keras' definition, in place: epsilon is added to the root of v before the bias is corrected."""

    def __init__(self, parameters, rate):
        self.parameters, self.rate, self.steps = parameters, rate, 0
        self.m, self.v, self.work = ([np.zeros_like(p) for p in parameters] for _ in range(3))

    def step(self, gradients):
        self.steps += 1
        rate = real(self.rate * (1 - 0.999 ** self.steps) ** 0.5 / (1 - 0.9 ** self.steps))
        for p, g, m, v, q in zip(self.parameters, gradients, self.m, self.v, self.work):
            m *= real(0.9); np.multiply(g, real(0.1), out=q); m += q
            v *= real(0.999); np.multiply(g, g, out=q); q *= real(0.001); v += q
            np.sqrt(v, out=q); q += real(1e-7)
            np.divide(m, q, out=q); q *= rate; p -= q


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax_crossentropy(z, y):
    """The mean loss and its gradient in z."""
    z = z - z.max(1, keepdims=True)
    e = np.exp(z); total = e.sum(1, keepdims=True); rows = np.arange(len(y))
    loss = float(np.mean(np.log(total[:, 0]) - z[rows, y]))
    e /= total; e[rows, y] -= 1; e *= real(1 / len(y))
    return loss, e


def binary_crossentropy(z, y):
    loss = float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))
    return loss, (sigmoid(z) - y) * real(1 / len(y))


def dense_step(parameters, x, y, loss_of, activation="relu"):
    """Loss and gradients of dense layers."""
    layers = len(parameters) // 2
    outputs = [x]
    for layer in range(layers):
        z = outputs[-1] @ parameters[2 * layer] + parameters[2 * layer + 1]
        if layer < layers - 1: z = np.maximum(z, 0, out=z) if activation == "relu" else np.tanh(z)
        outputs.append(z)
    loss, d = loss_of(outputs[-1], y)
    gradients = [None] * (2 * layers)
    for layer in reversed(range(layers)):
        gradients[2 * layer] = outputs[layer].T @ d
        gradients[2 * layer + 1] = d.sum(0, keepdims=True)
        if layer:
            d = d @ parameters[2 * layer].T
            d *= (outputs[layer] > 0) if activation == "relu" else (1 - outputs[layer] * outputs[layer])
    return loss, gradients


def line(parameters):
    """W1, as a first lesson writes it."""
    x, y = data.x, data.y
    W, b = parameters
    losses = []
    for epoch in range(run.epochs):
        y_hat = np.dot(x, W) + b
        loss = np.mean((y_hat - y) ** 2)
        dW = np.dot(x.T, (y_hat - y)) / x.shape[0]
        db = np.mean(y_hat - y)
        W = W - 0.01 * dW
        b = b - 0.01 * db
        losses.append(loss)
    return losses


def one_unit(parameters):
    """W2a."""
    x, y = data.x, data.y
    W, b = parameters[0], 0.75
    losses = []
    for i in range(run.epochs):
        l1 = sigmoid(np.dot(x, W) + b)
        error = y - l1
        d = error * sigmoid(l1) * (1 - sigmoid(l1))
        W += np.dot(x.T, d)
        b += np.sum(d)
        losses.append(np.mean(error ** 2))
    return losses


def two_layers(parameters):
    """W2b."""
    losses = []
    for i in range(run.epochs):
        loss, gradients = dense_step(parameters, data.x, data.y, binary_crossentropy, "tanh")
        for p, g in zip(parameters, gradients): p -= data.rate * g
        losses.append(loss)
    return losses


def steep_line(parameters):
    """W3."""
    W, b = parameters
    losses = []
    for epoch in range(run.epochs):
        total = 0.0
        for rows in run.batches(epoch):
            x, y = data.x[rows], data.y[rows]
            d = x @ W + b - y
            total += float((d * d).sum())
            d *= real(2 / len(rows))
            W -= real(data.rate) * (x.T @ d); b -= real(data.rate) * d.sum(0, keepdims=True)
        losses.append(total / run.rows)
    return losses


def in_batches(parameters, step):
    """Adam over all epochs with `step`, which gives the loss and the gradients of a batch."""
    optimizer = Adam(parameters, data.rate)
    losses = []
    for epoch in range(run.epochs):
        total = 0.0
        for rows in run.batches(epoch):
            loss, gradients = step(parameters, data.x[rows], data.y[rows])
            optimizer.step(gradients)
            total += loss * len(rows)
        losses.append(total / run.rows)
        if data.x_validation is not None:
            W1, b1, W2, b2 = parameters
            z = np.maximum(data.x_validation @ W1 + b1, 0) @ W2 + b2
            run.extra = dict(validation_loss=softmax_crossentropy(z, data.y_validation)[0])
    return losses


def windows(x):
    """[samples, rows, columns, channels] to [samples * rows * columns, 9 * channels]."""
    n, h, w, c = x.shape
    view = np.lib.stride_tricks.sliding_window_view(x, (3, 3), axis=(1, 2)).transpose(0, 1, 2, 4, 5, 3)
    return np.ascontiguousarray(view).reshape(n * (h - 2) * (w - 2), 9 * c)


def pool(x):
    n, h, w, c = x.shape
    return x[:, :h // 2 * 2, :w // 2 * 2].reshape(n, h // 2, 2, w // 2, 2, c).max((2, 4))


def unpool(x, y, d):
    """The gradient goes to every cell equal to its maximum; where two are equal after relu it is 0 anyway."""
    n, h, w, c = x.shape
    gradient = np.zeros_like(x)
    inner = x[:, :h // 2 * 2, :w // 2 * 2]
    is_largest = inner.reshape(n, h // 2, 2, w // 2, 2, c) == y[:, :, None, :, None]
    gradient[:, :h // 2 * 2, :w // 2 * 2] = (is_largest * d[:, :, None, :, None]).reshape(inner.shape)
    return gradient


def convolution_step(P, x, y):
    """W7."""
    n = len(x)
    c1 = windows(x); z1 = (c1 @ P[0].reshape(9, 16) + P[1]).reshape(n, 26, 26, 16); np.maximum(z1, 0, out=z1)
    p1 = pool(z1)
    c2 = windows(p1); z2 = (c2 @ P[2].reshape(144, 32) + P[3]).reshape(n, 11, 11, 32); np.maximum(z2, 0, out=z2)
    p2 = pool(z2); flat = p2.reshape(n, 800)
    loss, d = softmax_crossentropy(flat @ P[4] + P[5], y)
    dW3, db3 = flat.T @ d, d.sum(0, keepdims=True)
    d = unpool(z2, p2, (d @ P[4].T).reshape(p2.shape)); d *= z2 > 0
    d = d.reshape(-1, 32); dW2, db2 = (c2.T @ d).reshape(3, 3, 16, 32), d.sum(0)
    dc = (d @ P[2].reshape(144, 32).T).reshape(n, 11, 11, 3, 3, 16)
    d1 = np.zeros_like(p1)
    for row in range(3):
        for column in range(3): d1[:, row:row + 11, column:column + 11] += dc[:, :, :, row, column]
    d = unpool(z1, p1, d1); d *= z1 > 0
    d = d.reshape(-1, 16)
    return loss, [(c1.T @ d).reshape(3, 3, 1, 16), d.sum(0), dW2, db2, dW3, db3]


def recurrent_step(P, x, y):
    """W8."""
    Wx, Wh, b, Wo, bo = P
    n, H, T = len(x), 64, 50
    x = np.ascontiguousarray(x.transpose(1, 0, 2))
    gates = (x.reshape(-1, 16) @ Wx + b).reshape(T, n, 4 * H)
    h, c, steps = np.zeros((n, H), real), np.zeros((n, H), real), []
    for t in range(T):
        z = h @ Wh; z += gates[t]
        s = sigmoid(z); g = np.tanh(z[:, 2 * H:3 * H])
        i, f, o = s[:, :H], s[:, H:2 * H], s[:, 3 * H:]
        c_new = f * c + i * g; tanh_c = np.tanh(c_new)
        steps.append((h, c, i, f, g, o, tanh_c)); h, c = o * tanh_c, c_new
    loss, d = binary_crossentropy(h @ Wo + bo, y)
    dWo, dbo = h.T @ d, d.sum(0, keepdims=True)
    dh = d @ Wo.T; dc = np.zeros_like(dh)
    dz, earlier = np.empty((T, n, 4 * H), real), np.empty((T, n, H), real)
    WhT = np.ascontiguousarray(Wh.T)
    for t in reversed(range(T)):
        h, c, i, f, g, o, tanh_c = steps[t]
        dc += dh * o * (1 - tanh_c * tanh_c)
        q = dz[t]
        q[:, :H] = dc * g * i * (1 - i); q[:, H:2 * H] = dc * c * f * (1 - f)
        q[:, 2 * H:3 * H] = dc * i * (1 - g * g); q[:, 3 * H:] = dh * tanh_c * o * (1 - o)
        earlier[t] = h; dh = q @ WhT; dc = dc * f
    dz = dz.reshape(-1, 4 * H)
    return loss, [x.reshape(-1, 16).T @ dz, earlier.reshape(-1, H).T @ dz, dz.sum(0, keepdims=True), dWo, dbo]


def train(parameters):
    match run.workload:
        case "W1": return line(parameters)
        case "W2a": return one_unit(parameters)
        case "W2b": return two_layers(parameters)
        case "W3": return steep_line(parameters)
        case "W5": return in_batches(parameters, lambda P, x, y: dense_step(P, x, y, binary_crossentropy))
        case "W7": return in_batches(parameters, convolution_step)
        case "W8": return in_batches(parameters, recurrent_step)
        case _: return in_batches(parameters, lambda P, x, y: dense_step(P, x, y, softmax_crossentropy))


for repeat in range(run.repeats):
    parameters = [p.copy() for p in data.parameters]
    started = time.perf_counter()
    losses = train(parameters)
    run.times.append(time.perf_counter() - started)
run.report(losses)
