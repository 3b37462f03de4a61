"""Keras' fit, on the backend that KERAS_BACKEND names.

What has one epoch is put into the order of the batches before; what has more Keras shuffles, and its loss is its own.
"""
import common
import os
os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import keras
from keras import layers
run = common.Run("keras on " + os.environ["KERAS_BACKEND"])
import time

if run.threads and os.environ["KERAS_BACKEND"] == "tensorflow":
    import tensorflow
    tensorflow.config.threading.set_intra_op_parallelism_threads(run.threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(run.threads)
workload, data = run.workload, run.data
dense = layers.Dense
match workload:
    case "W1" | "W3": parts, loss = [dense(1)], "mean_squared_error"
    case "W2b": parts, loss = [dense(4, "tanh"), dense(1, "sigmoid")], "binary_crossentropy"
    case "W4": parts, loss = [dense(10, "relu"), dense(2, "softmax")], "sparse_categorical_crossentropy"
    case "W5": parts, loss = [dense(64, "relu"), dense(32, "relu"), dense(1, "sigmoid")], "binary_crossentropy"
    case "W6":
        parts = [dense(512, "relu"), dense(256, "relu"), dense(10, "softmax")]
        loss = "sparse_categorical_crossentropy"
    case "W7":
        parts = [layers.Conv2D(16, 3, activation="relu"), layers.MaxPooling2D(2),
                 layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(2), layers.Flatten(), dense(10, "softmax")]
        loss = "sparse_categorical_crossentropy"
    case "W8": parts, loss = [layers.LSTM(64), dense(1, "sigmoid")], "binary_crossentropy"
    case _: raise SystemExit("W2a's step is not a gradient")
if workload in ("W1", "W2b"): keras.config.set_floatx("float64")

model = keras.Sequential([keras.Input(data.x.shape[1:])] + parts)
rate = data.rate / 2 if workload == "W1" else data.rate
optimizer = keras.optimizers.SGD(rate) if workload in common.CONSTANT_RATE else keras.optimizers.Adam(rate)
model.compile(loss=loss, optimizer=optimizer)


x, y = data.x, data.y
if run.epochs == 1: x, y = x[run.orders[0]], y[run.orders[0]]


def fit():
    model.set_weights([p.reshape(w.shape) for p, w in zip(data.parameters, model.weights)])
    validation = dict(validation_data=(data.x_validation, data.y_validation)) if workload == "W4" else {}
    began = time.perf_counter()
    history = model.fit(
        x, y, epochs=run.epochs, batch_size=run.batch, shuffle=run.epochs > 1, verbose=0, **validation)
    return time.perf_counter() - began, history.history["loss"]


# The first fit traces and compiles inside its first epoch; what it takes longer than a second one is that.
first_seconds, losses = fit()
run.times = [fit()[0] for repeat in range(run.repeats)]
run.compile_seconds = max(0.0, first_seconds - min(run.times))
run.report(losses)
