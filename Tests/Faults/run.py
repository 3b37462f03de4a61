#!/usr/bin/env python3
"""Breaks `notebook check --promote` at every system call that writes, and kills it at random times.

After each round the recorded page is the old one or the new one, byte for byte, and the next run, undisturbed, ends well
and leaves nothing else in the folder. ROUNDS=500 for the kills; NOTEBOOK for another binary.
"""
import errno, os, pathlib, random, shutil, subprocess, sys, tempfile, time

here = pathlib.Path(__file__).resolve().parent
notebook = os.environ.get("NOTEBOOK", str(here / "../../.build/debug/notebook"))
rounds = int(os.environ.get("ROUNDS", "60"))
work = pathlib.Path(tempfile.mkdtemp())
shim = work / "faults.so"
subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", shim, here / "faults.c", "-ldl"], check=True)
lesson = "# A lesson\n\n```nn\nx = rand({})\nprint(x)\nplot line(arange({}), x)\n```\n"
seen = {"old": 0, "new": 0}


def folder(in_place):
    path = pathlib.Path(tempfile.mkdtemp(dir=work))
    (path / "lesson.md").write_text(lesson.format(5, 5))
    if in_place:
        subprocess.run([notebook, "run", "--in-place", "lesson.md"], cwd=path, check=True, stdout=subprocess.DEVNULL)
        text = (path / "lesson.md").read_text()
        (path / "lesson.md").write_text(text.replace("rand(5)", "rand(9)").replace("arange(5)", "arange(9)"))
        return path, "lesson.md"
    promote(path)
    (path / "lesson.md").write_text(lesson.format(9, 9))
    return path, "lesson.out.md"


def begin(path, **environment):
    """Starts to check and promote."""
    return subprocess.Popen(
        [notebook, "check", ".", "--promote", "--cache", "cache"], cwd=path, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, env={**os.environ, **environment})


def promote(path, **environment):
    """Checks and promotes, and gives the exit."""
    return begin(path, **environment).wait()


def verify(path, name, old, new, what):
    text = (path / name).read_bytes()
    assert text in (old, new), f"{what}: the page is a mixture"
    seen["old" if text == old else "new"] += 1
    assert promote(path) == 0, f"{what}: the next run fails"
    assert (path / name).read_bytes() == new, f"{what}: the next run writes another page"
    left = sorted(entry.name for entry in path.iterdir())
    expected = sorted({"lesson.md", name, "cache"} & set(left) | {"lesson.md", name})
    assert left == expected, f"{what}: left are {left}"
    check = subprocess.run([notebook, "check", ".", "--no-cache"], cwd=path, stdout=subprocess.PIPE)
    assert check.returncode == 0 and not [l for l in check.stdout.splitlines() if l.startswith(b"error")], what
    shutil.rmtree(path)


def pages(in_place):
    path, name = folder(in_place)
    old = (path / name).read_bytes()
    assert promote(path) == 0
    new = (path / name).read_bytes()
    assert old != new
    shutil.rmtree(path)
    return old, new


faults = 0
for in_place in (False, True):
    old, new = pages(in_place)
    path, name = folder(in_place)
    count = work / "count"
    promote(path, LD_PRELOAD=str(shim), FAULT_COUNT=str(count))
    calls = int(count.read_text())
    assert calls >= 4, f"only {calls} calls write"
    for call in range(1, calls + 1):
        for fault in [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EINTR, "kill", "kill after"]:
            path, name = folder(in_place)
            more = {"FAULT_AFTER": "1"} if fault == "kill after" else {}
            ended = promote(
                path, LD_PRELOAD=str(shim), FAULT_AT=str(call), FAULT_ERRNO=str(fault).split()[0], **more)
            what = f"call {call} of {calls}, {fault if isinstance(fault, str) else errno.errorcode[fault]}"
            if isinstance(fault, str):
                assert ended == -9, f"{what}: it was not killed but ended with {ended}"
            verify(path, name, old, new, what)
            faults += 1
print(f"{faults} faults at system calls: the page was the old one {seen['old']} times, the new one {seen['new']} times")

seen = {"old": 0, "new": 0}
old, new = pages(False)
path, name = folder(False)
start = time.monotonic()
promote(path)
whole = time.monotonic() - start
random.seed(7)
for number in range(rounds):
    path, name = folder(False)
    process = begin(path)
    time.sleep(random.uniform(0, 1.3 * whole))
    process.kill()
    process.wait()
    verify(path, name, old, new, f"kill {number}")
print(f"{rounds} kills at random: the old page {seen['old']} times, the new one {seen['new']} times")
shutil.rmtree(work)
