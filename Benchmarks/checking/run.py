#!/usr/bin/env python3
"""Times `notebook check` on generated notebooks: cold, and again when nothing has changed; prints notebooks a second and
the peak memory of the process and of its workers. NOTEBOOKS=1000 and JOBS=2 unless said otherwise."""
import os, pathlib, re, shutil, subprocess, tempfile, time

here = pathlib.Path(__file__).resolve().parent
notebook = os.environ.get("NOTEBOOK", str(here / "../../.build/release/notebook"))
count, jobs = int(os.environ.get("NOTEBOOKS", "1000")), os.environ.get("JOBS", "2")
lesson = """---
title: Lesson {0}
params: {{lr: 0.5}}
---

# Lesson {0}

A line through points: the loss is $L = \\frac1n \\sum_i (w x_i + b - y_i)^2$.

```nn {{#fig-points caption="The points of lesson {0}"}}
seed {0}
x = rand(40)
y = 2 * x + 0.1 * randn(40)
plot points(x, y)
```

```nn {{#tbl-steps caption="Gradient descent"}}
w, b = 0.0, 0.0
for step in range(50):
    error = w * x + b - y
    w -= lr * mean(2 * error * x)
    b -= lr * mean(2 * error)
    record step, mean(error ** 2), every=10
```

The slope is `{{nn}} w | .3f` (@fig-points, @tbl-steps), and `{{nn claim}} w > 0.5`.
"""


def check(folder, *options):
    """Seconds of one check, and the kilobytes of the largest process."""
    command = ["/usr/bin/time", "-f", "%e %M", notebook, "check", ".", "-j", jobs, *options]
    ended = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert ended.returncode == 0, ended.stdout[:2000] + ended.stderr[:2000]
    seconds, kilobytes = ended.stderr.split()[-2:]
    return float(seconds), int(kilobytes)


folder = pathlib.Path(tempfile.mkdtemp())
print(f"| notebooks | check, -j {jobs} | a second | largest process |\n|---|---|---|---|")
for number in (count // 10, count):
    shutil.rmtree(folder)
    folder.mkdir()
    for index in range(number):
        (folder / f"lesson-{index:04}.md").write_text(lesson.format(index))
    check(folder, "--promote", "--no-cache")
    cache = str(folder / ".cache")
    for name, options in (("cold", ["--cache", cache]), ("nothing changed", ["--cache", cache])):
        seconds, kilobytes = check(folder, *options)
        print(f"| {number} | {name}: {seconds:.2f} s | {number / seconds:.0f} | {kilobytes / 1000:.0f} MB |")
shutil.rmtree(folder)
