# Writes Training/TrainingGoldens.swift: the losses of a run in float64 and float32. Run in this folder.
import sys
import numpy as np

def adam_run(dt, epochs=100):
    """20-10 relu-2 softmax, sparse cross-entropy, Keras' Adam, batches of 10, one stream for weights and order."""
    rs = np.random.RandomState(7)
    X = rs.uniform(-1, 1, (140, 20))
    v = rs.uniform(-1, 1, (20, 1))
    Y = ((X @ v)[:, 0] > 0).astype(int)
    X = X.astype(dt)
    lim = lambda i, o: np.sqrt(6 / (i + o))
    P = [rs.uniform(-lim(20, 10), lim(20, 10), (20, 10)).astype(dt), np.zeros(10, dt),
         rs.uniform(-lim(10, 2), lim(10, 2), (10, 2)).astype(dt), np.zeros(2, dt)]
    m = [np.zeros_like(p) for p in P]; s = [np.zeros_like(p) for p in P]
    t = 0; losses = []
    for epoch in range(epochs):
        order = rs.permutation(140); total = 0.0
        for i in range(0, 140, 10):
            k = order[i:i + 10]; x, y = X[k], Y[k]
            h = np.maximum(x @ P[0] + P[1], 0)
            z = h @ P[2] + P[3]
            e = np.exp(z - z.max(1, keepdims=True)); p = e / e.sum(1, keepdims=True)
            p = np.clip(p / p.sum(1, keepdims=True), dt(1e-7), dt(1 - 1e-7))
            total += float(-np.mean(np.log(p[np.arange(10), y]))) * 10
            d = p.copy(); d[np.arange(10), y] -= 1; d *= dt(.1)
            q = (d @ P[2].T) * (h > 0)
            t += 1
            alpha = 1e-3 * np.sqrt(1 - .999 ** t) / (1 - .9 ** t)
            for j, g in enumerate([x.T @ q, q.sum(0), h.T @ d, d.sum(0)]):
                m[j] += (g - m[j]) * dt(1 - .9); s[j] += (g * g - s[j]) * dt(1 - .999)
                P[j] -= m[j] * dt(alpha) / (np.sqrt(s[j]) + dt(1e-7))
        losses.append(total / 140)
    return losses, P
l64, P64 = adam_run(np.float64); l32, P32 = adam_run(np.float32)

fmt = lambda xs: '[' + ', '.join(repr(float(x)) for x in np.ravel(xs)) + ']'
with open('../Training/TrainingGoldens.swift', 'w') as out:
    out.write('// swift-format-ignore-file\n// Written by Oracles/training.py.\nenum TrainingGoldens {\n')
    out.write(f'    static let double: [Double] = {fmt(l64)}\n    static let single: [Double] = {fmt(l32)}\n')
    out.write(f'    static let lastBias: [Double] = {fmt(P64[3])}\n}}\n')
