#!/usr/bin/env python3
"""Writes Sources/Datasets/Handwritten/HandwrittenDigits+Letters.swift from handwritten.csv.gz.

The file is the test half of "Optical Recognition of Handwritten Digits" (E. Alpaydin, C. Kaynak,
UCI Machine Learning Repository, 1998, CC BY 4.0): 1,797 rows of 64 pixels, 0 to 16, and a class.
scikit-learn has the same as sklearn/datasets/data/digits.csv.gz.

    Tests/Oracles/make_handwritten.py handwritten.csv.gz

All first pixels, all second pixels and so on, and then the classes: deflated, in base 64.
"""

import base64
import gzip
import pathlib
import sys
import zlib

text = gzip.open(sys.argv[1]).read()
rows = [[int(float(field)) for field in line.split(b",")] for line in text.split()]
assert len(rows) == 1797 and all(len(row) == 65 for row in rows)
columns = bytes(row[column] for column in range(65) for row in rows)
compressor = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_FILTERED)
packed = compressor.compress(columns) + compressor.flush()
letters = base64.b64encode(packed).decode()
lines = [letters[start : start + 94] for start in range(0, len(letters), 94)]
target = pathlib.Path(__file__).parents[2] / "Sources/Datasets/Handwritten"
(target / "HandwrittenDigits+Letters.swift").write_text(
    "// Made by Tests/Oracles/make_handwritten.py.\n\n"
    "extension HandwrittenDigits {\n"
    "  /// Pixel by pixel the brightness of all digits, then their classes: deflated, in base 64.\n"
    '  static let letters: StaticString = """\n'
    + "".join(f"    {line}\\\n" for line in lines[:-1])
    + f'    {lines[-1]}\n    """\n}}\n'
)
canonical = b"".join(b",".join(b"%d" % number for number in row) + b"\n" for row in rows)
print(f"{len(letters)} letters; CRC-32 of the rows as text: {zlib.crc32(canonical):#x}")
assert canonical == text, "the rows as text are the file"
