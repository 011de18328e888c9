#!/usr/bin/env python3
"""Writes the words of foreign_names.txt as Swift's ForeignWords.remainder.

    list_foreign_remainder.py foreign_names.txt > ../../Sources/CommandLanguage/Foreign/ForeignWords+Remainder.swift

They stand in small letters, without the number of dimensions and without the mark of what works in
place, as ForeignWords looks them up.
"""

import re
import sys
import textwrap

words = set()
for line in open(sys.argv[1]):
    name = line.split()[1].lower().strip("_")
    words.add(re.sub(r"_?[123]d$", "", name) or name)
words = {word for word in words if len(word) > 1}

print("extension ForeignWords {")
print("  /// The words of PyTorch, Keras and NumPy, as `Tests/Oracles/list_foreign_remainder.py` wrote")
print("  /// them: of those that neither ``table`` nor Gradus has, there is nothing in Gradus.")
print('  static let remainder: Set<String> = Set(')
print('    """')
for row in textwrap.wrap(" ".join(sorted(words)), 94, break_on_hyphens=False):
    print("    " + row)
print('    """.split { $0 == " " || $0 == "\\n" }.map(String.init))')
print("}")
