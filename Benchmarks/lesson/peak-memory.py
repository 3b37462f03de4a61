"""Runs a command and prints the most memory that it and its children held at a time, in MB (10^6 bytes).

Sums the proportional set size (shared pages divided among those who share them) of the process tree every 2 ms, and
takes the kernel's own peak for a single process if that is more: a short peak may fall between two looks.
"""
import os
import resource
import subprocess
import sys
import time


def tree(root):
    children = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            try:
                with open(f"/proc/{entry}/stat") as stat:
                    parent = int(stat.read().rpartition(")")[2].split()[1])
                children.setdefault(parent, []).append(int(entry))
            except OSError:
                pass
    found, left = [], [root]
    while left:
        process = left.pop()
        found.append(process)
        left += children.get(process, [])
    return found


def share(process):
    try:
        with open(f"/proc/{process}/smaps_rollup") as lines:
            return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    except (OSError, ValueError):
        return 0


command = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
peak = 0
while command.poll() is None:
    peak = max(peak, sum(share(process) for process in tree(command.pid)))
    time.sleep(0.002)
largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
if command.returncode:
    sys.exit(f"{sys.argv[1]} failed")
print(round(max(peak, largest) * 1024 / 1e6))
