"""What all peers share: data, first weights, order of the batches, and the line that says what was measured.

Everything comes from NumPy's RandomState, so it has the same bits in every peer and in `Workloads`, and the losses can
be compared. What a peer imports is timed from the first line of this file, so each imports it first.
"""
import time
STARTED = time.perf_counter()
import argparse, json, os, resource, zlib

#           rows, batch, epochs
SHAPES = {
    "W1": (100, 100, 1000),     # linear regression, full batch, float64
    "W2a": (4, 4, 2014),        # one sigmoid unit on XOR, written out, float64
    "W2b": (4, 4, 5000),        # 2-4-1 on XOR, full batch, float64
    "W3": (100, 32, 1000),      # linear regression in batches
    "W4": (140, 10, 100),       # 20-10-2, a validation after each epoch
    "W5": (10000, 32, 10),      # 10-64-32-1
    "W6": (60000, 128, 1),      # 784-512-256-10
    "W7": (10000, 64, 1),       # two convolutions with pooling on 28x28
    "W8": (2000, 32, 1),        # LSTM of 64 on 50 steps of 16
}
CONSTANT_RATE = ("W1", "W2a", "W2b", "W3")   # the rest uses Adam


def glorot(random, inputs, outputs, shape=None):
    import numpy as np
    limit = (6 / (inputs + outputs)) ** 0.5
    return random.uniform(-limit, limit, shape or (inputs, outputs)).astype(np.float32)


def dense(random, *widths):
    """Weights and biases in turn."""
    import numpy as np
    parameters = []
    for inputs, outputs in zip(widths, widths[1:]):
        parameters += [glorot(random, inputs, outputs), np.zeros((1, outputs), np.float32)]
    return parameters


class Data:
    """x and y, for W4 also x_validation and y_validation, the first parameters and the learning rate."""

    def __init__(self, workload):
        self.x_validation = self.y_validation = None
        self.rate = 1e-3
        getattr(self, workload)()

    def W1(self):
        import numpy as np
        random = np.random.RandomState(0)
        self.x = random.rand(100, 1)
        self.y = 2 * self.x + 1 + random.rand(100, 1)
        self.parameters, self.rate = [random.rand(1, 1), random.rand(1, 1)], 0.01

    def xor(self):
        import numpy as np
        self.x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float64)
        self.y = np.array([[0], [1], [1], [0]], np.float64)
        return np.random.RandomState(1)

    def W2a(self):
        import numpy as np
        self.parameters, self.rate = [2 * self.xor().random_sample((2, 1)) - 1, np.full((1, 1), 0.75)], 1.0

    def W2b(self):
        import numpy as np
        random = self.xor()
        first, second = 2 * random.random_sample((2, 4)) - 1, 2 * random.random_sample((4, 1)) - 1
        self.parameters, self.rate = [first, np.zeros((1, 4)), second, np.zeros((1, 1))], 0.5

    def W3(self):
        import numpy as np
        random = np.random.RandomState(0)
        x = np.linspace(-1, 1, 100)
        y = 2 * x + 3 + random.randn(100) * 0.1
        self.x, self.y = (a.reshape(-1, 1).astype(np.float32) for a in (x, y))
        self.parameters, self.rate = dense(np.random.RandomState(7), 1, 1), 0.01

    def W4(self):
        import numpy as np
        parts = np.load(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "venv", "W4.npz"))
        self.x, self.x_validation = (parts[name].astype(np.float32) for name in ("x", "x_validation"))
        self.y, self.y_validation = (parts[name].astype(np.int64) for name in ("y", "y_validation"))
        self.parameters = dense(np.random.RandomState(7), 20, 10, 2)

    def W5(self):
        import numpy as np
        random = np.random.RandomState(5)
        self.x = random.randn(10000, 10).astype(np.float32)
        normal = random.randn(10)
        side = self.x @ normal + 0.5 * self.x[:, 0] * self.x[:, 1] + 0.3 * random.randn(10000)
        self.y = (side > 0).astype(np.float32).reshape(-1, 1)
        self.parameters = dense(random, 10, 64, 32, 1)

    def pictures(self, seed, samples, *shape):
        """Ten pictures under noise."""
        import numpy as np
        random = np.random.RandomState(seed)
        pictures = random.rand(10, *shape).astype(np.float32)
        self.y = random.randint(0, 10, samples).astype(np.int64)
        noise = random.rand(samples, *shape).astype(np.float32)
        self.x = (0.5 * pictures[self.y] + 0.5 * noise).astype(np.float32)
        return random

    def W6(self):
        self.parameters = dense(self.pictures(6, 60000, 784), 784, 512, 256, 10)

    def W7(self):
        import numpy as np
        random = self.pictures(8, 10000, 28, 28)
        self.x = self.x[..., None]                                                # rows, columns, channels
        self.parameters = [
            glorot(random, 9, 9 * 16, (3, 3, 1, 16)), np.zeros(16, np.float32),
            glorot(random, 9 * 16, 9 * 32, (3, 3, 16, 32)), np.zeros(32, np.float32),
        ] + dense(random, 800, 10)                                                # 28, 26, 13, 11, 5: 5 * 5 * 32

    def W8(self):
        import numpy as np
        random = np.random.RandomState(9)
        self.x = random.randn(2000, 50, 16).astype(np.float32)
        direction = random.randn(16)
        memory = 0.9 ** np.arange(49, -1, -1)
        self.y = ((self.x @ direction * memory).sum(1) > 0).astype(np.float32).reshape(-1, 1)
        self.parameters = [                                                       # gates i, f, g, o
            glorot(random, 16, 256), glorot(random, 64, 256), np.zeros((1, 256), np.float32)] + dense(random, 64, 1)

    def checksum(self):
        """CRC-32 of samples, labels and parameters as float64, to be compared with ours."""
        import numpy as np
        arrays = [self.x, self.y, self.x_validation, self.y_validation] + self.parameters
        crc = 0
        for array in arrays:
            if array is not None:
                crc = zlib.crc32(np.ascontiguousarray(array, np.float64).tobytes(), crc)
        return crc


class Run:
    """One process of one peer: its arguments, its clock, its line."""

    def __init__(self, peer):
        """To be called when the peer's packages are imported."""
        self.import_seconds = time.perf_counter() - STARTED
        import numpy as np
        parser = argparse.ArgumentParser()
        parser.add_argument("workload", choices=SHAPES)
        parser.add_argument("--repeats", type=int, default=1)
        parser.add_argument("--threads", type=int, default=0)     # 0 is the peer's own choice
        parser.add_argument("--mode", default="")
        self.arguments = parser.parse_args()
        self.peer, self.workload, self.mode = peer, self.arguments.workload, self.arguments.mode
        self.threads, self.repeats = self.arguments.threads, self.arguments.repeats
        self.data = Data(self.workload)
        self.rows, self.batch, self.epochs = SHAPES[self.workload]
        self.is_full_batch = self.batch >= self.rows
        # Drawn before training, and timed apart: a loop that is charged for them measures the generator.
        started = time.perf_counter()
        self.orders = None if self.is_full_batch else np.stack(
            [np.random.RandomState(1000 + epoch).permutation(self.rows) for epoch in range(self.epochs)])
        self.order_seconds = time.perf_counter() - started
        self.compile_seconds = 0.0
        self.times = []
        self.extra = {}

    def batches(self, epoch):
        """The rows of each batch of an epoch."""
        order = self.orders[epoch]
        return [order[start:start + self.batch] for start in range(0, self.rows, self.batch)]

    def report(self, losses):
        steps = self.epochs * -(-self.rows // self.batch)
        print("RESULT " + json.dumps(dict(
            peer=self.peer, w=self.workload, steps=steps, times=self.times, order_s=self.order_seconds,
            import_s=self.import_seconds, compile_s=self.compile_seconds, final_loss=float(losses[-1]), crc=self.data.checksum(),
            rss_mb=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, **self.extra)), flush=True)
