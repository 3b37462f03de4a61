# The XOR reference run in NumPy float64: 2-4-1, tanh and sigmoid, binary cross-entropy, SGD .5, full batch.
import numpy as np
rs = np.random.RandomState(1)
W1, W2 = 2 * rs.rand(2, 4) - 1, 2 * rs.rand(4, 1) - 1
b1, b2 = np.zeros(4), np.zeros(1)
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1.]])
Y = np.array([[0], [1], [1], [0.]])
for epoch in range(1, 501):
    h = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(h @ W2 + b2)))
    if epoch in (1, 2, 100, 500):
        print(epoch, repr(float(-np.mean(Y * np.log(p) + (1 - Y) * np.log(1 - p)))))
    d = (p - Y) / 4
    e = (d @ W2.T) * (1 - h * h)
    W2 -= .5 * (h.T @ d); b2 -= .5 * d.sum(0)
    W1 -= .5 * (X.T @ e); b1 -= .5 * e.sum(0)
