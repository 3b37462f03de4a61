# %%
# [markdown]
# # Linear regression by hand
# The cells of notebooks/linear-regression.md in NumPy and matplotlib. $L = \frac1N \sum_i (x_i W + b - y_i)^2$
# %%
import numpy as np
import matplotlib.pyplot as plt
np.random.seed(0)
x = np.random.rand(100, 1)
y = 2*x + 1 + np.random.rand(100, 1)
# %%
plt.scatter(x, y, label="samples"); plt.xlabel("x"); plt.ylabel("y"); plt.show()
# %%
W, b = np.random.rand(1, 1), np.random.rand(1, 1)
W0, b0 = W.copy(), b.copy()
for epoch in range(1000):
    y_hat = x @ W + b
    loss = ((y_hat - y)**2).mean()
    W -= 0.01 * x.T @ (y_hat - y) / len(x)
    b -= 0.01 * (y_hat - y).mean()
    if epoch % 100 == 0:
        print(epoch, loss)
assert abs(loss - 0.0959) < 1e-4
# %%
W, b
# %%
plt.scatter(x, y, label="samples"); plt.plot([0, 1], [b[0, 0], W[0, 0] + b[0, 0]], label="fit"); plt.legend(); plt.show()
# %%
x_test = np.array([[2.0], [3.0], [4.0], [5.0]])
y_test = 2*x_test + 1
test_loss = ((x_test @ W + b - y_test)**2).mean()
assert abs(test_loss - 1.607559) < 1e-6
test_loss
# %%
# [markdown]
# ## A factor of two
# $\frac{\partial L}{\partial W} = \frac2N \sum_i x_i (\hat y_i - y_i)$
# %%
true_W = 2 * x.T @ (x @ W0 + b0 - y) / len(x)
true_b = 2 * (x @ W0 + b0 - y).mean()
mine_W = x.T @ (x @ W0 + b0 - y) / len(x)
mine_b = (x @ W0 + b0 - y).mean()
print("W", true_W[0, 0], mine_W[0, 0])
print("b", true_b, mine_b)
# %%
W, b = W0.copy(), b0.copy()
for epoch in range(1000):
    y_hat = x @ W + b
    loss = ((y_hat - y)**2).mean()
    W -= 0.01 * 2 * x.T @ (y_hat - y) / len(x)
    b -= 0.01 * 2 * (y_hat - y).mean()
    if epoch % 100 == 0:
        print(epoch, loss)
assert abs(W[0, 0] - 1.68951) < 1e-5 and abs(b[0, 0] - 1.68327) < 1e-5
# %%
honest = ((x_test @ W + b - (2*x_test + 1.5))**2).mean()
print(f"2x + 1  : {((x_test @ W + b - y_test)**2).mean():.4f}")
print(f"2x + 1.5: {honest:.4f}")
# %%
plt.scatter(x, y, label="samples"); plt.plot([0, 5], [1.5, 11.5], label="2x + 1.5")
plt.plot([0, 5], [b[0, 0], 5*W[0, 0] + b[0, 0]], label="fit"); plt.legend(); plt.show()
# %%
np.random.seed(1)
x_new = np.random.rand(1000, 1)
y_new = 2*x_new + 1 + np.random.rand(1000, 1)
((x_new @ W + b - y_new)**2).mean()
# %%
X = np.concatenate([x, np.ones((100, 1))], axis=1)
A = X.T @ X
determinant = A[0, 0]*A[1, 1] - A[0, 1]*A[1, 0]
inverse = np.array([[A[1, 1], -A[0, 1]], [-A[1, 0], A[0, 0]]]) / determinant
best = inverse @ X.T @ y
assert abs(best[0, 0] - 1.936551) < 1e-6
best
# %%
H = 2 * A / len(x)
half_trace = (H[0, 0] + H[1, 1]) / 2
spread = np.sqrt(half_trace**2 - (H[0, 0]*H[1, 1] - H[0, 1]*H[1, 0]))
steep, flat = half_trace + spread, half_trace - spread
print(f"steep {steep:.3f}, flat {flat:.3f}, ratio {steep/flat:.1f}")
# %%
def descend(lr, steps):
    W, b = W0.copy(), b0.copy()
    losses = []
    for epoch in range(steps):
        error = x @ W + b - y
        losses.append((error**2).mean())
        W -= lr * 2 * x.T @ error / len(x)
        b -= lr * 2 * error.mean()
    return W, b, losses

W_slow, b_slow, slow = descend(0.01, 200)
W_fast, b_fast, fast = descend(0.7, 200)
plt.plot(slow, label="0.01"); plt.plot(fast, label="0.7"); plt.ylim(0, 1); plt.legend(); plt.show()
