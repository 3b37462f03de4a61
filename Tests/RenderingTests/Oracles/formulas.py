"""MathML of the formulas in formulas.tex, by KaTeX in another JavaScript engine.

Needs: Python 3.10 or later, node, KaTeX 0.16.4 (Debian: libjs-katex). Run: python formulas.py > formulas.mathml

Each line is the element without its namespace and annotation. Letters of an alphabet stand as the Unicode characters of
that name, as MathML Core wants them, where every character of the text has one.
"""
import json
import pathlib
import re
import subprocess
import unicodedata
from xml.etree import ElementTree

SCRIPT = """
const katex = require("/usr/share/javascript/katex/katex.js");
const formulas = JSON.parse(require("fs").readFileSync(0, "utf8"));
const options = {output: "mathml", displayMode: true, throwOnError: true, strict: "ignore", maxExpand: 1000, maxSize: 50};
console.log(JSON.stringify(formulas.map(tex => katex.renderToString(tex, options))));
"""
ALPHABETS = {
    "bold": "BOLD", "italic": "ITALIC", "bold-italic": "BOLD ITALIC", "script": "SCRIPT", "fraktur": "FRAKTUR",
    "double-struck": "DOUBLE-STRUCK", "sans-serif": "SANS-SERIF", "monospace": "MONOSPACE",
}
OLD = {"FRAKTUR": "BLACK-LETTER"}


def letter(character, alphabet):
    name = unicodedata.name(character)
    kind = name.replace("LATIN ", "").replace("GREEK ", "").replace("LETTER ", "")
    tries = [f"MATHEMATICAL {alphabet} {kind}", f"{OLD.get(alphabet, alphabet)} {kind}"]
    if (alphabet, character) == ("ITALIC", "h"):
        return "\N{PLANCK CONSTANT}"
    for candidate in tries:
        try:
            found = unicodedata.lookup(candidate)
        except KeyError:
            continue
        if unicodedata.normalize("NFKC", found) == character:
            return found
    return None


def in_alphabets(match):
    element, variant, text = match.group(1), match.group(2), match.group(3)
    letters = [letter(c, ALPHABETS[variant]) for c in text] if variant in ALPHABETS and "&" not in text else [None]
    if None in letters:
        return match.group(0)
    return f"<{element}>{''.join(letters)}</{element}>"


def without_applications(markup):
    """Drops the sign of application from elements that count their children, where it would be one too many."""
    tree = ElementTree.fromstring(html_entities(markup))
    counted = {"msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3, "mfrac": 2, "mroot": 2}
    wrong = any(e.tag in counted and len(e) != counted[e.tag] for e in tree.iter())
    if not wrong:
        return markup
    short = markup
    for element in counted:
        short = short.replace(f"<mo>\u2061</mo></{element}>", f"</{element}>")
    short = re.sub(r"(<msubsup>(?:<mi>[^<]*</mi>){2})<mo>\u2061</mo>", r"\1", short)
    tree = ElementTree.fromstring(html_entities(short))
    assert all(len(e) == counted[e.tag] for e in tree.iter() if e.tag in counted), markup
    return short


def html_entities(markup):
    return markup.replace("&nbsp;", "\u00a0")


def main():
    here = pathlib.Path(__file__).parent
    formulas = here.joinpath("formulas.tex").read_text().splitlines()
    done = subprocess.run(["node", "-e", SCRIPT], input=json.dumps(formulas), capture_output=True, text=True, check=True)
    for markup in json.loads(done.stdout):
        markup = re.sub(r'^<span class="katex">|</span>$', "", markup)
        markup = markup.replace(' xmlns="http://www.w3.org/1998/Math/MathML"', "", 1)
        markup = without_applications(re.sub(r"<annotation .*</annotation>", "", markup))
        print(re.sub(r'<(m[a-z]+) mathvariant="([a-z-]+)">([^<]*)</\1>', in_alphabets, markup))


main()
