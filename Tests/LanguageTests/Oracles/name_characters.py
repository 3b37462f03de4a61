"""Writes Sources/Language/NameCharacters.swift from Python's Unicode database.

Python's identifiers are XID_Start and XID_Continue of one Unicode version, plus the underscore, which starts a name.
Run with Python 3.11 (Unicode 14.0) from the package's folder:
    python3 Tests/LanguageTests/Oracles/name_characters.py > Sources/Language/NameCharacters.swift
"""
import unicodedata

FULL_WIDTH = range(0xFF01, 0xFFE7)  # the lexer reads these as the ASCII character that was meant


def ranges(belongs):
    result = []
    for scalar in range(0x80, 0x110000):
        if 0xD800 <= scalar < 0xE000 or scalar in FULL_WIDTH or not belongs(chr(scalar)):
            continue
        if result and result[-1][1] == scalar - 1:
            result[-1][1] = scalar
        else:
            result.append([scalar, scalar])
    return result


def table(name, comment, belongs):
    print(f"    /// {comment}")
    print(f"    static let {name}: [UInt32] = [")
    pairs = [f"0x{first:X}, 0x{last:X}," for first, last in ranges(belongs)]
    line = ""
    for pair in pairs:
        if len(line) + len(pair) + 1 > 110:
            print(f"        {line}")
            line = ""
        line = f"{line} {pair}".strip()
    print(f"        {line}")
    print("    ]")


assert unicodedata.unidata_version == "14.0.0"
print("// Written by Tests/LanguageTests/Oracles/name_characters.py from Unicode 14.0; not edited by hand.")
print()
print("/// The characters outside ASCII that names are made of: pairs of the first and last scalar of each run, in order.")
print("enum NameCharacters {")
table("starts", "What a name may begin with: XID_Start.", str.isidentifier)
print()
table("continues", "What a name may go on with: XID_Continue.", lambda c: ("a" + c).isidentifier())
print("}")
