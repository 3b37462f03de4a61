"""Writes Sources/Documents/Values/UnprintableRanges.swift from Python's own table (str.isprintable, Python 3.13)."""
import sys
import unicodedata
from pathlib import Path

assert unicodedata.unidata_version == "15.1.0"
ranges = []
for code in range(0x80, 0x110000):
    if not chr(code).isprintable():
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
lines = [
    "// Made by Tests/DocumentsTests/Fixtures/Values/make_unprintable.py; do not edit.",
    "",
    f"/// The characters above ASCII that Python does not call printable, in order: Unicode {unicodedata.unidata_version}.",
    "let unprintableRanges: [ClosedRange<UInt32>] = [",
]
row = "   "
for low, high in ranges:
    word = f" 0x{low:X}...0x{high:X},"
    if len(row) + len(word) > 118:
        lines.append(row)
        row = "   "
    row += word
lines += [row, "]", ""]
target = Path(__file__).parents[4] / "Sources/Documents/Values/UnprintableRanges.swift"
target.write_text("\n".join(lines), encoding="utf-8")
