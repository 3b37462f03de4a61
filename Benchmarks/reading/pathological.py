"""Inputs that are quadratic for a careless reader: processor time of `notebook convert` at two sizes, and of cmark.

    python3 pathological.py [NAME…]        NOTEBOOK=path of another binary

The inputs are those of cmark's test/pathological_tests.py, and 100,000 nested quotations. Linear work takes twice the
time for twice the size. The last line names the inputs for which it takes more than three times, if any.
"""
import os
import pathlib
import resource
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2]
notebook = os.environ.get("NOTEBOOK", str(root / ".build/release/notebook"))

inputs = {
    "nested strong and emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
    "emphasis closers": lambda n: "a_ " * n,
    "emphasis openers": lambda n: "_a " * n,
    "link closers": lambda n: "a]" * n,
    "link openers": lambda n: "[a" * n,
    "mismatched emphasis": lambda n: "*a_ " * n,
    "emphasis of both marks": lambda n: "*a " * n + "_a*_ " * n,
    "closers of three": lambda n: "a**b" + "c* " * n,
    "link openers, emphasis closers": lambda n: "[ a_" * n,
    "[ (](": lambda n: "[ (](" * n,
    "![[]()": lambda n: "![[]()" * n,
    "nested brackets": lambda n: "[" * n + "a" + "]" * n,
    "nested quotations": lambda n: "> " * n + "a",
    "nested quotations, no blank": lambda n: ">" * 2 * n + "a",
    "nested lists": lambda n: "".join("  " * i + "* a\n" for i in range(int(n**0.5 * 3))),
    "backticks": lambda n: "".join("e" + "`" * i for i in range(1, int(n**0.5 * 10))),
    "unclosed links with <": lambda n: "[a](<b" * n,
    "unclosed links": lambda n: "[a](b" * n,
    "unclosed comments": lambda n: "</" + "<!--" * 4 * n,
    "empty lines in nested lists": lambda n: "- " * n + "x" + "\n" * n,
    "empty lines in quoted nested lists": lambda n: "> " + "- " * n + "x\n" + ">\n" * n,
    "emphasis in nested quotations": lambda n: ">" * n + "a*" * n,
    "references": lambda n: "".join(f"[{i}]: u\n" for i in range(1, n)) + "[0] " * n,
    "references that exist": lambda n: "".join(f"[{i}]: u\n" for i in range(n)) + "".join(f"[{i}] " for i in range(n)),
    "dollars": lambda n: "a $x " * n,
    "unclosed formulas in lines": lambda n: "a $x\n" * n,
    "unclosed displayed formulas": lambda n: "$$\n$$ a $$ b\n\n" * (n // 10),
    "tables": lambda n: "|" * n + "\n" + "|-" * (n - 1) + "|\n",
    "rows of a table": lambda n: "a|b\n-|-\n" + "c|d\n" * n,
    "escaped pipes": lambda n: "a\n-|\n" + "\\|" * n,
    "rendered values": lambda n: "<!-- nn:= a -->" * n,
    "references to nothing": lambda n: "@fig-a " * (n // 50),
    "references to one thing": lambda n: "# a {#sec-a}\n" + "@sec-a " * n,
    "headings of one text": lambda n: "# a\n" * n,
}


def seconds(command, text):
    """Processor time of one process, also of one that refuses to read; None where it does not end in 15 seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        run = subprocess.run(command, input=text, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=15)
    except subprocess.TimeoutExpired:
        return None
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if run.returncode not in (0, 1, 65):
        return None
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


convert = [notebook, "convert", "-", "-t", "html", "--fragment", "--short"]
print("| input | cmark | --commonmark | twice | with extensions | twice |\n|---|---|---|---|---|---|")
slow = []
for name, make in inputs.items():
    if len(sys.argv) > 1 and name not in sys.argv[1:]:
        continue
    small, large = make(50_000).encode(), make(100_000).encode()
    cells = [seconds(["cmark"], large)]
    for options in [["--commonmark"], []]:
        pair = [seconds(convert + options, small), seconds(convert + options, large)]
        cells += pair
        if None in pair or pair[1] > 0.2 and pair[1] > 3 * pair[0]:
            slow.append(name + " ".join([""] + options))
    print("|", name, "|", " | ".join("—" if cell is None else f"{cell:.2f}" for cell in cells), "|", flush=True)
print("slow:", ", ".join(slow) or "none")
