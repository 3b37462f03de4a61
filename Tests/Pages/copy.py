#!/usr/bin/env python3
"""What arrives when formulas of a page are copied, in headless Chromium: TeX in the text, MathML in the HTML.

Needs Chromium, and the program, built:
    Tests/Pages/copy.py .build/debug/notebook
"""
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

CHROMIUM = os.environ.get("CHROMIUM", "chromium")
LESSON = r"""One $a^2 + b_1$ and $c < d$ end.

$$
x = \frac{1}{2}
$$ {#eq-x}

| a | b |
|---|---|
| $y_1$ | 2 |

No formula.
"""
# Where a selection begins and ends, each as a selector, the text node below it and a place in that; and its text.
CASES = [
    ("p msup mi", 0, 0, "p msup mn", 0, 1, "$a^2 + b_1$"),
    ("p", 0, 1, "p msup mi", 0, 1, "ne $a^2 + b_1$"),
    (".equation .number", 0, 3, "p msub mi", 0, 1, "$a^2 + b_1$ and $c < d$ end.\n\n$$\nx = \\frac{1}{2}\n$$\n(1)"),
    ("p", 0, 0, "p", -1, 5, "One $a^2 + b_1$ and $c < d$ end."),
    (".equation", 0, 0, ".equation .number", 0, 3, "$$\nx = \\frac{1}{2}\n$$\n(1)"),
    ("tbody", 0, 0, "tbody td + td", 0, 1, "$y_1$\t2"),
    ("p:last-of-type", 0, 0, "p:last-of-type", 0, 2, None),
]
RUN = """
const texts = (selector) => {
  const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) if (!walk.currentNode.parentNode.closest("annotation") && /\\S/.test(walk.currentNode.data)) {
    found.push(walk.currentNode);
  }
  return found;
};
const results = CASES.map(([from, first, start, to, last, end]) => {
  const chosen = getSelection(), before = document.body.innerHTML;
  chosen.setBaseAndExtent(texts(from).at(first), start, texts(to).at(last), end);
  const anchor = chosen.anchorNode, offset = chosen.anchorOffset;
  const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
  document.body.dispatchEvent(event);
  const isRestored = before === document.body.innerHTML && chosen.anchorNode === anchor && chosen.anchorOffset === offset;
  const data = event.clipboardData;
  return [event.defaultPrevented ? data.getData("text/plain") : null, data.getData("text/html"), isRestored];
});
document.body.innerHTML = "<pre id=results></pre>";
document.getElementById("results").textContent = JSON.stringify(results);
"""


def results(notebook):
    """What each case copies, as [text, HTML, whether the page is as it was]."""
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "lesson.md").write_text(LESSON)
        subprocess.run([notebook, "run", "lesson.md"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        page = pathlib.Path(folder, "lesson.html")
        text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text())
        page.write_text(text.replace("</body>", f"<script>const CASES = {json.dumps(CASES)};{RUN}</script></body>"))
        shown = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()],
            capture_output=True, text=True, timeout=180).stdout
    found = re.search(r'<pre id="results">(.*?)</pre>', shown, re.S)
    return json.loads(html.unescape(found.group(1))) if found else sys.exit("the page's scripts did not finish")


def main():
    failures = 0
    for case, (text, markup, is_restored) in zip(CASES, results(os.path.abspath(sys.argv[1])), strict=True):
        expected = case[-1]
        if text == expected and is_restored and ("<math" in markup) == (expected is not None):
            continue
        failures += 1
        print(f"{case[:-1]}\n  wanted {expected!r}\n  got {text!r}, {markup[:200]!r}, page {'kept' if is_restored else 'changed'}")
    print(f"{failures} of {len(CASES)} selections are copied wrong")
    sys.exit(failures > 0)


if __name__ == "__main__":
    main()
