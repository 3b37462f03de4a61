"""Writes literals.json: numbers and texts as CPython's repr writes them. Usage: python make_literals.py

`numbers` are [bits in hexadecimal, repr, repr of the number in 7 digits]; `texts` are [text, repr]. The unassigned code
points are left out: they differ between the versions of Unicode.
"""
import json
import pathlib
import random
import struct
import unicodedata

random.seed(5)


def number(value):
    bits = struct.unpack("<Q", struct.pack("<d", value))[0]
    return [f"{bits:x}", repr(value), repr(float(f"{value:.6e}"))]


numbers = [number(x) for x in [0.0, -0.0, 1.0, 0.1, 1 / 3, 1e15, 1e16, 9999999.5, 99999995.0, 0.0001, 0.00001, 5e-324, 1e22,
                               2**63.0, 123456.75, 1234567.5, 1.7976931348623157e308, 2.2250738585072014e-308]]
while len(numbers) < 1500:
    bits = random.getrandbits(64)
    value = struct.unpack("<d", struct.pack("<Q", bits))[0]
    if random.random() < 0.5:
        value = random.uniform(-1, 1) * 10.0 ** random.randint(-8, 20)
    if random.random() < 0.3:
        value = round(value, random.randint(0, 9)) if abs(value) < 1e20 else value
    if value == value and abs(value) != float("inf"):
        numbers.append(number(value))

texts = ["", "'", '"', "'\"", "it's", 'say "x"', "\\", "a\tb\nc\r", "\0\x07\x1b\x7f", "\x80\x9f\xa0\xad", "学习率", "e\u0301",
         "\u200b\u200d\u202e\ufeff", "\u2028\u3000", "😀👩‍🎓", "\ue000\U000f0000\U0010ffff", "\uffff", "ﬃ", "\U000e0041"]
for _ in range(600):
    text = ""
    for _ in range(random.randint(1, 6)):
        while True:
            code = random.choice([random.randint(0, 0x17F), random.randint(0, 0xFFFF), random.randint(0, 0x10FFFF)])
            if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn":
                break
        text += chr(code)
    texts.append(text)

path = pathlib.Path(__file__).with_name("literals.json")
path.write_text(
    '{"numbers": [\n' + ",\n".join(json.dumps(row) for row in numbers) + '\n],\n"texts": [\n'
    + ",\n".join(json.dumps([text, repr(text)]) for text in texts) + "\n]}\n")
print(path.stat().st_size)
