#!/usr/bin/env python3
"""axe-core over pages in headless Chromium, light and dark, wide and as on a phone: no violation.

Needs Chromium and axe.min.js, which PyPI's axe-playwright-python holds (pip download it, and unzip), or npm's axe-core:
    AXE=axe.min.js Tests/Pages/axe.py page.html …
The policy of a page lets no other script run, so axe runs in a copy without the policy; details are opened in it.
"""
import html
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

AXE = pathlib.Path(os.environ["AXE"]).read_text()
CHROMIUM = os.environ.get("CHROMIUM", "chromium")
RUN = """
document.querySelectorAll("details").forEach(d => d.open = true);
axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(r => {
  document.body.innerHTML = "<pre id=axe></pre>";
  document.getElementById("axe").textContent = JSON.stringify(
    r.violations.map(v => [v.id, v.help, v.nodes.length, v.nodes[0].html.slice(0, 160), v.nodes[0].failureSummary]));
});
"""


def violations(page, dark, width):
    """What axe finds in the page at a width, as [rule, sentence, how often, markup, what to do]."""
    text = pathlib.Path(page).read_text()
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    if dark:
        text = re.sub(r"@media \(prefers-color-scheme: ?dark\)", "@media all", text)
    text = text.replace("</body>", f"<script>{AXE}</script><script>{RUN}</script></body>")
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder, "page.html")
        copy.write_text(text)
        shown = subprocess.run(
            [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", f"--window-size={width},1200",
             "--virtual-time-budget=60000", "--dump-dom", copy.as_uri()],
            capture_output=True, text=True, timeout=180).stdout
    found = re.search(r'<pre id="axe">(.*?)</pre>', shown, re.S)
    if not found:
        sys.exit(f"{page}: axe did not finish")
    return json.loads(html.unescape(found.group(1)))


def main():
    count = 0
    for page in sys.argv[1:]:
        for dark, width in ((False, 1280), (True, 1280), (False, 500)):
            for rule, sentence, times, markup, summary in violations(page, dark, width):
                count += 1
                print(f"{page} ({'dark' if dark else 'light'}, {width} px): {rule}: {sentence}, {times} times\n"
                      f"  {markup}\n  {summary}")
    print(f"{count} violations in {len(sys.argv) - 1} pages")
    sys.exit(count > 0)


if __name__ == "__main__":
    main()
