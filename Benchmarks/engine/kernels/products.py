"""Products as a user of NumPy or PyTorch calls them: PRODUCT NAME TYPE M K N BEST MEDIAN, in GFLOP/s.

usage: products.py numpy|torch THREADS
"""
import sys, time

name, threads = sys.argv[1], int(sys.argv[2])
if name == "torch":
    import torch
    torch.set_num_threads(threads)
    types = {"float32": torch.float32, "float64": torch.float64}
    new = lambda rows, columns, type: torch.rand(rows, columns, dtype=types[type])
    product = lambda a, b, out: torch.mm(a, b, out=out)
else:
    import numpy
    new = lambda rows, columns, type: numpy.random.rand(rows, columns).astype(type)
    product = lambda a, b, out: numpy.matmul(a, b, out=out)

for type in ("float32", "float64"):
    for m, k, n in ((10, 20, 10), (32, 64, 32), (128, 784, 512)) + tuple((s, s, s) for s in (512, 1024, 2048)):
        a, b, out = new(m, k, type), new(k, n, type), new(m, n, type)
        work = 2 * m * k * n
        repeats = 1 + int(2e9 / (work + 1e5))
        times = []
        for run in range(10):
            started = time.perf_counter()
            for _ in range(repeats): product(a, b, out)
            times.append((time.perf_counter() - started) / repeats)
        times = sorted(times[1:])
        print("PRODUCT", name, type, m, k, n, f"{work / times[0] * 1e-9:.2f} {work / times[4] * 1e-9:.2f}", flush=True)
