"""Writes a document of about N megabytes: the prose of our lessons, or the Markdown of CommonMark's examples.

    python3 document.py lessons 10 > lessons.md
    python3 document.py examples 10 > examples.md
"""
import json
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parents[2]


def lessons():
    """The text between the cells, without front matter, formulas (which KaTeX takes its time to set) with their labels
    and references."""
    parts = []
    for path in sorted((root / "notebooks").glob("*.md")):
        text = path.read_text()
        text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
        text = re.sub(r"^```.*?^```$", "", text, flags=re.S | re.M)
        parts.append(re.sub(r"\$\$.*?\$\$(?: *\{#[^}]*\})?|[$@]", "", text, flags=re.S))
    return "\n\n".join(parts)


def examples():
    """Every example as a part of its own, but those that open what nothing closes."""
    path = root / "Tests/DocumentsTests/Fixtures/CommonMark/spec-0.30.json"
    unclosed = re.compile(r"^\s{0,3}(<|```|~~~|>|[-*+] )|\\\n\Z|^\[", re.M)
    return "\n\n".join(e["markdown"] for e in json.loads(path.read_text()) if not unclosed.search(e["markdown"]))


text = {"lessons": lessons, "examples": examples}[sys.argv[1]]() + "\n\n"
size = float(sys.argv[2]) * 1e6
sys.stdout.write(text * max(1, round(size / len(text.encode()))))
