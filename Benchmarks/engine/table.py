#!/usr/bin/env python3
"""The tables of a run: table.py results/….jsonl"""
import collections, json, statistics, sys

PLACES = ["jax, one scan", "jax, one step", "numpy", "torch, fused", "torch, compile", "keras on tensorflow",
          "scikit-learn"]

# What is asked for: our share of the time of the fastest peer, or of the one that is named.
TARGETS = {
    ("W1", "train"): (0.5, None), ("W1", "minimize"): (0.5, None), ("W1", "loop"): (0.25, "numpy"),
    ("W2a", "loop"): (0.25, "numpy"), ("W2b", "train"): (0.5, None), ("W2b", "minimize"): (0.5, None),
    ("W3", "train"): (0.5, None), ("W4", "train"): (0.5, None), ("W5", "train"): (0.5, None),
    ("W6", "train"): (0.9, None), ("W7", "train"): (0.5, "keras on tensorflow"),
    ("W8", "train"): (0.6, "torch, compile"),
}

# How far a final loss may be from ours, as a share of it, and why.
TOLERANCES = {
    "float64": (1e-9, "sums in another order"),
    "float32": (2e-4, "each sum is rounded in another order, and hundreds of steps carry it on"),
    "epsilon": (1e-2, "float32, and PyTorch adds Adam's epsilon after correcting the bias, Keras and we before"),
    "windows": (2e-3, "float32, and the sums over all windows are long: NumPy's own loss in float64 is 1.80549"),
    "keras": (2e-3, "float32, and the loss of an epoch is a mean that Keras keeps in float32"),
}


def tolerance(workload, peer):
    """Which of them holds; None for what computes something else: scikit-learn draws its own weights and batches and
    halves the squared error, Keras shuffles what has several epochs."""
    if peer == "scikit-learn": return None
    if peer == "keras on tensorflow": return "keras" if workload in ("W6", "W7", "W8") else None
    if workload in ("W1", "W2a", "W2b"): return "float64"
    if workload == "W7": return "windows"
    return "epsilon" if peer.startswith("torch") and workload != "W3" else "float32"


class Cell:
    """All processes of one tool on one workload with one setting of threads."""

    def __init__(self, results):
        self.results = results
        times = [time / result["steps"] * 1e6 for result in results for time in result["times"]]
        self.least, self.median = min(times), statistics.median(times)
        self.order = min(result["order_s"] / result["steps"] for result in results) * 1e6
        self.loss = statistics.median(result["final_loss"] for result in results)


def number(value):
    return f"{value:.3g}" if value < 1000 else f"{value:,.0f}"


def share(value):
    return f"{value:.2g}" if value < 10 else f"{value:.0f}"


def verdict(workload, way, ours, peers):
    """What is asked, and whether it is so: by the least times, training alone; else with the drawing of orders."""
    most, name = TARGETS[workload, way]
    asked = f"≤ {most} of {name or 'the fastest'}"
    candidates = {peer: cell for peer, cell in peers.items() if name in (None, peer)}
    if not candidates: return asked, "not measured"
    fastest = min(candidates.values(), key=lambda cell: cell.least)
    if ours.least <= most * fastest.least: return asked, "met"
    drawn = min(cell.least + cell.order for cell in candidates.values())
    return asked, "only with the drawing" if ours.least + ours.order <= most * drawn else "not met"


def training(cells):
    """One row for each of ours; in a peer's column its time and our share of it."""
    names = [name for name in PLACES if any(key[2] == name for key in cells)]
    lines = ["Microseconds a step, least (median) of all trainings; then our share of it, of the least and of the "
             "medians.", "", "| | threads | notebook | " + " | ".join(names) + " | asked | |",
             "|" + "---|" * (len(names) + 5)]
    for workload, threads in dict.fromkeys(key[:2] for key in cells):
        peers = {name: cells[workload, threads, name] for name in names if (workload, threads, name) in cells}
        ways = [key[2] for key in cells if key[:2] == (workload, threads) and key[2].startswith("notebook")]
        for way in ways or [None]:
            ours = cells[workload, threads, way] if way else None
            row = [f"{workload} {way.split(', ')[1] if way else ''}".strip(), "1" if threads == 1 else "default"]
            row.append(f"{number(ours.least)} ({number(ours.median)})" if ours else "–")
            for name in names:
                peer = peers.get(name)
                text = f"{number(peer.least)} ({number(peer.median)})" if peer else "–"
                if peer and ours:
                    text += f": {share(ours.least / peer.least)}, {share(ours.median / peer.median)}"
                row.append(text)
            row += verdict(workload, way.split(", ")[1], ours, peers) if ours else ["–", "–"]
            lines.append("| " + " | ".join(row) + " |")
    lines += ["", "The order of the batches is drawn before the clock starts. “only with the drawing”: with NumPy's "
              "RandomState(1000 + epoch).permutation added to its users and ours to us."]
    drawn = [f"{key[0]} {number(cell.order)} µs a step by NumPy, {number(ours.order)} by us"
             for key, cell in cells.items() if key[2] == "numpy" and cell.order > 0
             for ours in [cells.get((key[0], key[1], "notebook, train"))] if ours and key[1] != 1]
    return lines + (["Drawing takes: " + "; ".join(drawn) + "."] if drawn else [])


def losses(cells):
    """Whether ours and theirs are the same computation: the same numbers in, and the same loss out."""
    names = [name for name in PLACES if any(key[2] == name and tolerance(key[0], name) for key in cells)]
    rows, used, wrong = [], set(), []
    for workload in dict.fromkeys(key[0] for key in cells):
        here = {key[2]: cell for key, cell in cells.items() if key[0] == workload}
        if len({result["crc"] for cell in here.values() for result in cell.results}) > 1:
            wrong.append(f"{workload}: THE DATA DIFFER.")
        for way in [name for name in here if name.startswith("notebook")]:
            ours = here[way].loss
            row = [f"{workload} {way.split(', ')[1]}", f"{ours:.10g}"]
            for name in names:
                kind = tolerance(workload, name)
                if name not in here or not kind:
                    row.append("–")
                    continue
                used.add(kind)
                distance = abs(here[name].loss - ours) / abs(ours)
                differs = not distance <= TOLERANCES[kind][0]
                row.append(f"{'DIFFERS, ' if differs else ''}{distance:.1e} ({kind})")
            rows.append("| " + " | ".join(row) + " |")
    if not rows: return wrong
    head = ["The same computation: our final loss, and how far a peer's is from it, as a share.", "",
            "| | loss | " + " | ".join(names) + " |", "|" + "---|" * (len(names) + 2)]
    reasons = [f"{kind}: at most {most:.0e}; {why}." for kind, (most, why) in TOLERANCES.items() if kind in used]
    return head + rows + [""] + wrong + reasons


def memory(cells):
    """The most that our process held, against its samples as they lie in arrays of float64."""
    for key, cell in cells.items():
        if key[0] == "W6" and key[2] == "notebook, train":
            peak = max(result["rss_mb"] for result in cell.results)
            held = cell.results[0]["data_mb"]
            return [f"Memory: W6 peaks at {peak:.0f} MB for {held:.0f} MB of samples in float64, {peak / held:.2f} "
                    "times as many; peers (float32, 180 MB): " + ", ".join(
                        f"{name} {max(r['rss_mb'] for r in other.results):.0f} MB"
                        for (workload, threads, name), other in cells.items()
                        if workload == "W6" and threads == key[1] and not name.startswith("notebook")) + "."]
    return []


def products(results):
    """GFLOP/s by size, best (median), under the peak of the same run."""
    lines = []
    found = [result for result in results if result.get("kind") == "product"]
    sizes = list(dict.fromkeys(result["size"] for result in found if result["peer"] != "notebook"))
    for type, threads in dict.fromkeys((result["type"], result["threads"]) for result in found):
        peak = max(r["best"] for r in results
                   if r.get("kind") == "peak" and r["type"] == type and r["threads"] == threads)
        lines += ["", f"Products, {type}, {threads} thread{'s' * (threads > 1)}, GFLOP/s, best (median); "
                  f"the peak of the processor in the same run is {peak:.0f}:", "",
                  "| | " + " | ".join(sizes) + " |", "|" + "---|" * (len(sizes) + 1)]
        here = [r for r in found if r["type"] == type and r["threads"] == threads]
        for name in dict.fromkeys(r["peer"] for r in here):
            row = {r["size"]: f"{r['best']:.0f} ({r['median']:.0f})" for r in here if r["peer"] == name}
            lines.append(f"| {name} | " + " | ".join(row.get(size, "–") for size in sizes) + " |")
    return lines


def text(path):
    results = [json.loads(line) for line in open(path)]
    groups = collections.defaultdict(list)
    for result in results:
        if "w" in result: groups[result["w"], result["threads"], result["peer"]].append(result)
    cells = {key: Cell(group) for key, group in groups.items()}
    lines = []
    if cells: lines += training(cells) + [""] + losses(cells) + [""] + memory(cells)
    loads = [result["load"] for result in results if "load" in result]
    if loads and max(loads) > 2.5: lines += ["", f"The machine was busy: load up to {max(loads):.1f}."]
    return "\n".join(lines + products(results))


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    print(text(sys.argv[1]))
