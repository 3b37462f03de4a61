#!/usr/bin/env bash
# Times cmark and `notebook convert - -t html --fragment` on documents of 10 MB, in turns, and prints the medians of
# the ratios of processor time and of peak memory: with our extensions, and as plain CommonMark.
# RUNS=20 for more than seven turns, MEGABYTES=1 for another size. Needs Debian's cmark.
set -euo pipefail
cd "$(dirname "$0")"
notebook=${NOTEBOOK:-../../.build/release/notebook}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for kind in lessons examples; do python3 document.py $kind "${MEGABYTES:-10}" > "$work/$kind.md"; done
python3 - "$notebook" "$work" "${RUNS:-7}" << 'PYTHON'
import os, statistics, subprocess, sys
notebook, work, runs = sys.argv[1], sys.argv[2], int(sys.argv[3])
ours = [notebook, "convert", "-", "-t", "html", "--fragment", "--unsafe", "--short"]


def measure(command, path):
    """Seconds of the processor and kilobytes of one process."""
    with open(path) as text, open("/dev/null", "w") as nothing:
        process = subprocess.Popen(command, stdin=text, stdout=nothing, stderr=nothing)
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


print("| document | command | time | peak memory | times cmark's |")
print("|---|---|---|---|---|")
for kind in ["lessons", "examples"]:
    path = f"{work}/{kind}.md"
    commands = {
        "cmark": ["cmark", "--unsafe"], "convert --fragment": ours, "… --commonmark": ours + ["--commonmark"]}
    turns = [{name: measure(command, path) for name, command in commands.items()} for _ in range(runs)]
    for name in commands:
        seconds, memory = (statistics.median(turn[name][i] for turn in turns) for i in (0, 1))
        ratios = [statistics.median(turn[name][i] / turn["cmark"][i] for turn in turns) for i in (0, 1)]
        print(f"| {kind} | {name} | {seconds:.2f} s | {memory / 1000:.0f} MB | {ratios[0]:.2f}, {ratios[1]:.2f} |")
PYTHON
