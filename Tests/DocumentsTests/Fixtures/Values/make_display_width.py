"""Writes Sources/Diagnostics/DisplayWidthTable.swift from unicodedata (Python 3.13: Unicode 15.1.0).

The characters that U+FE0F makes a wide emoji come from wcwidth (pip install wcwidth), as far as 15.1.0 knows them.
"""
import unicodedata
from pathlib import Path

from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE

assert unicodedata.unidata_version == "15.1.0"
# Formatting characters that are drawn all the same: the soft hyphen and the signs that stand before Arabic numbers.
DRAWN = {0xAD, 0x6DD, 0x70F, 0x8E2, *range(0x600, 0x606), 0x890, 0x891, 0x110BD, 0x110CD}


def is_zero(code):
    if 0x1160 <= code <= 0x11FF or 0xD7B0 <= code <= 0xD7FF:
        return True  # vowels and final consonants of Hangul join what stands before them
    return code not in DRAWN and unicodedata.category(chr(code)) in ("Mn", "Me", "Cf", "Cc", "Zl", "Zp")


def is_wide(code):
    return not is_zero(code) and unicodedata.east_asian_width(chr(code)) in ("W", "F")


def ranges(codes):
    result = []
    for code in codes:
        if result and result[-1][1] == code - 1:
            result[-1][1] = code
        else:
            result.append([code, code])
    return result


def table(name, comment, codes):
    lines = ["", f"/// {comment}", f"let {name}: [ClosedRange<UInt32>] = ["]
    row = "   "
    for low, high in ranges(codes):
        word = f" 0x{low:X}...0x{high:X},"
        if len(row) + len(word) > 118:
            lines.append(row)
            row = "   "
        row += word
    return lines + [row, "]"]


codes = [code for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
emoji = sorted(
    code
    for pairs in VS16_NARROW_TO_WIDE.values()
    for low, high in pairs
    for code in range(low, high + 1)
    if unicodedata.category(chr(code)) != "Cn"
)
lines = ["// Made by Tests/DocumentsTests/Fixtures/Values/make_display_width.py from Unicode 15.1.0; do not edit."]
lines += table("wideRanges", "Characters of two columns, in order.", filter(is_wide, codes))
lines += table("zeroWidthRanges", "Characters of no column of their own, in order.", filter(is_zero, codes))
lines += table("emojiVariationRanges", "Narrow characters that U+FE0F makes wide, in order.", emoji)
target = Path(__file__).parents[4] / "Sources/Diagnostics/DisplayWidthTable.swift"
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
