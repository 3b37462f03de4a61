#!/usr/bin/env python3
"""Trains every workload by notebook and by its peers, side by side, and prints how many times as fast we are.

usage: run.py [--workloads W4,W5,kernels] [--reps 5] [--threads 1,0] [--peers "numpy;jax, one scan"]

Each measurement is a fresh process; the tools take turns, so that a busy minute meets them all alike. Everything goes to
results/<time>.jsonl. Without --threads both settings run: 1 (bound to one core) and 0, each tool's own choice.
"""
import argparse, datetime, json, os, subprocess, sys, time
import kernels, table

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
OURS = os.environ.get("ENGINE_BENCHMARK", os.path.join(ROOT, ".build/release/EngineBenchmark"))
WORKLOADS = ["W1", "W2a", "W2b", "W3", "W4", "W5", "W6", "W7", "W8"]

# How often a process trains. What takes seconds trains once.
REPEATS = {"W1": 5, "W2a": 5, "W2b": 5, "W3": 5, "W4": 5, "W5": 3}

# Ours: the name in the table, its argument, the workloads that are written so.
WAYS = [
    ("notebook, train", "train", [workload for workload in WORKLOADS if workload != "W2a"]),
    ("notebook, minimize", "minimize", ["W1", "W2b"]),
    ("notebook, loop", "loop", ["W1", "W2a"]),
]

# A peer: virtual environment, program, arguments, workloads, most repetitions of the process, further environment.
# torch.compile takes 10 to 30 s, and on the small workloads is slower than eager PyTorch.
DENSE = ["W1", "W2b", "W3", "W4", "W5", "W6"]
PEERS = {
    "jax, one scan": ("jax", "by_jax.py", ["--mode", "scan"], WORKLOADS, 99, {}),
    "jax, one step": ("jax", "by_jax.py", ["--mode", "step"], ["W7"], 99, {}),
    "numpy": ("numpy", "by_numpy.py", [], WORKLOADS, 99, {}),
    "torch, fused": ("torch", "by_torch.py", ["--mode", "fused"], WORKLOADS, 99, {}),
    "torch, compile": ("torch", "by_torch.py", ["--mode", "compile"], ["W6", "W7", "W8"], 2, {}),
    "keras on tensorflow": (
        "tensorflow", "by_keras.py", [], ["W4", "W5", "W6", "W7", "W8"], 3, {"KERAS_BACKEND": "tensorflow"}),
    "scikit-learn": ("numpy", "by_sklearn.py", [], DENSE, 3, {}),
}


def environment(threads, more={}):
    """Ours, without what would choose a peer's kernels for it: OPENBLAS_CORETYPE=Haswell halves NumPy."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OPENBLAS_", "BLIS_"))}
    kept |= more
    if threads == 1:
        kept |= {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}
    return kept


def python(folder):
    """The interpreter of a peer that is installed, or nothing."""
    ready = os.path.join(HERE, "venv", folder, "installed")
    return os.path.join(HERE, "venv", folder, "bin", "python") if os.path.exists(ready) else None


def commands(workload, repetition, peers):
    """What runs in this round: name, command, environment."""
    repeats = ["--repeats", str(REPEATS.get(workload, 1))]
    for name, way, workloads in WAYS:
        if workload in workloads: yield name, [OURS, workload, "--way", way] + repeats, {}
    for name, (folder, program, arguments, workloads, most, more) in PEERS.items():
        if name in peers and workload in workloads and repetition < most and python(folder):
            yield name, [python(folder), program, workload] + arguments + repeats, more


def measure(command, threads, more):
    """The result that a process printed, or the end of its complaint."""
    if threads == 1: command = ["taskset", "-c", "1"] + command + (["--threads", "1"] if command[0] != OURS else [])
    started = time.monotonic()
    try:
        done = subprocess.run(
            command, env=environment(threads, more), cwd=os.path.join(HERE, "peers"), capture_output=True, text=True,
            timeout=600)
    except subprocess.TimeoutExpired:
        return None, "took more than ten minutes"
    for line in done.stdout.splitlines():
        if line.startswith("RESULT "): return json.loads(line[7:]) | {"wall_s": time.monotonic() - started}, None
    return None, (done.stderr.strip().splitlines() or ["ended without a result"])[-1]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workloads", default="")
    parser.add_argument("--reps", type=int, default=5)
    parser.add_argument("--threads", default="")
    parser.add_argument("--peers", default="", help="; ".join(PEERS))
    arguments = parser.parse_args()
    chosen = [w for w in arguments.workloads.split(",") if w] or WORKLOADS + ["kernels"]
    unknown = set(chosen) - set(WORKLOADS + ["kernels"])
    if unknown: sys.exit(f"no workload {', '.join(sorted(unknown))}; there are {', '.join(WORKLOADS)} and kernels")
    peers = {name.strip() for name in arguments.peers.split(";") if name.strip()} or set(PEERS)
    if peers - set(PEERS): sys.exit(f"no peer {', '.join(sorted(peers - set(PEERS)))}; there are {'; '.join(PEERS)}")
    settings = [int(word) for word in arguments.threads.split(",") if word] or [1, 0]
    for folder in dict.fromkeys(peer[0] for peer in PEERS.values()):
        if not python(folder): print(f"{folder} is not installed and is left out; see setup.sh", file=sys.stderr)

    os.makedirs(os.path.join(HERE, "results"), exist_ok=True)
    path = os.path.join(HERE, "results", datetime.datetime.now().strftime("%Y-%m-%d-%H%M%S.jsonl"))
    with open(path, "w") as file:
        def keep(result):
            print(json.dumps(result), file=file, flush=True)
        for workload in [w for w in WORKLOADS if w in chosen]:
            for repetition in range(arguments.reps):
                for threads in settings:
                    for name, command, more in commands(workload, repetition, peers):
                        result, complaint = measure(command, threads, more)
                        if complaint: print(f"{workload}: {name}: {complaint}", file=sys.stderr)
                        else: keep(result | {
                            "peer": name, "threads": threads, "repetition": repetition, "load": os.getloadavg()[0]})
            print(f"{workload} is measured", file=sys.stderr)
        if "kernels" in chosen:
            for result in kernels.measure(ROOT, environment, python): keep(result)
    print(table.text(path))
    print(f"\nAll measurements: {os.path.relpath(path)}")


if __name__ == "__main__":
    main()
