"""scikit-learn's MLP with the same layers and optimiser; weights and order of the batches are its own."""
import common
from sklearn.neural_network import MLPClassifier, MLPRegressor
run = common.Run("scikit-learn")
import numpy as np
import time, warnings

warnings.filterwarnings("ignore")
workload, data = run.workload, run.data
hidden = {"W1": (), "W2b": (4,), "W3": (), "W4": (10,), "W5": (64, 32), "W6": (512, 256)}
if workload not in hidden: raise SystemExit("not for scikit-learn")


def new_model():
    options = dict(
        hidden_layer_sizes=hidden[workload], batch_size=run.batch, max_iter=run.epochs, tol=0.0,
        n_iter_no_change=10 ** 6, random_state=0, alpha=0.0, learning_rate_init=data.rate, epsilon=1e-7)
    if workload in common.CONSTANT_RATE: options |= dict(solver="sgd", momentum=0.0)
    if workload in ("W1", "W3"): return MLPRegressor(**options)
    return MLPClassifier(activation="tanh" if workload == "W2b" else "relu", **options)


labels = data.y.ravel() if workload in ("W1", "W3") else data.y.ravel().astype(int)
for repeat in range(run.repeats):
    model = new_model()
    started = time.perf_counter()
    if workload == "W4":                       # a validation after each epoch: partial_fit is one epoch
        losses = []
        for epoch in range(run.epochs):
            model.partial_fit(data.x, labels, classes=[0, 1]); losses.append(model.loss_)
            shares = model.predict_proba(data.x_validation)
            validation = -np.log(shares[np.arange(len(shares)), data.y_validation]).mean()
    else:
        losses = model.fit(data.x, labels).loss_curve_
    run.times.append(time.perf_counter() - started)
run.report(losses)
