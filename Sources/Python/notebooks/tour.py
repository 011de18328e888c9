#!/usr/bin/env python3
"""Make the tour, a notebook of what the README shows: ``tour.py > tour.ipynb``.

What stands in README.md between ``<!-- tour -->`` and ``<!-- end of tour -->`` becomes its cells:
prompts are statements to run, and so is the code in the last column of a table, a row each; all
else are words. The program is the one that the package finds; it says what the kernel is.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

HERE = Path(__file__).resolve().parent
README = HERE.parents[2] / "README.md"
sys.path.insert(0, str(HERE.parent / "src"))

from gradus._program import find  # noqa: E402

PROMPT = "gradus> "
PARTS = re.compile(r"^<!-- tour -->$\n(.*?)^<!-- end of tour -->$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`]+)`")


def pieces(text: str) -> Iterator[Tuple[str, str]]:
    """Words and statements, in order."""
    fence = None
    block: List[str] = []
    for line in text.splitlines():
        if line.startswith("```"):
            if fence is None:
                fence = line
                yield "markdown", "\n".join(block)
                block = []
                continue
            statements = [row[len(PROMPT):] for row in block if row.startswith(PROMPT)]
            if statements:
                yield "code", "\n".join(statements)
            else:
                yield "markdown", "\n".join([fence, *block, line])
            fence = None
            block = []
        elif fence is None and line.startswith("|"):
            yield "markdown", "\n".join(block)
            block = []
            yield from row(line)
        else:
            block.append(line)
    yield "markdown", "\n".join(block)


def row(line: str) -> Iterator[Tuple[str, str]]:
    """A row of a table: what it is for, and what to type for it."""
    words, typed = (part.strip() for part in line.strip("|").split("|"))
    statements = CODE.findall(typed)
    if statements:
        yield "markdown", f"To see {words}:"
        yield "code", "\n".join(statements)


def cells(readme: str) -> List[Dict[str, Any]]:
    """The notebook's cells; words that follow one another are one cell."""
    joined = [("markdown", readme.splitlines()[0] + ": a tour")]
    for kind, text in (piece for part in PARTS.findall(readme) for piece in pieces(part)):
        text = text.strip("\n")
        if not text:
            continue
        if kind == "markdown" and joined[-1][0] == kind:
            joined[-1] = (kind, joined[-1][1] + "\n\n" + text)
        else:
            joined.append((kind, text))
    found = []
    for place, (kind, text) in enumerate(joined, 1):
        cell = {"cell_type": kind, "id": f"cell-{place}", "metadata": {},
                "source": text.splitlines(keepends=True)}
        if kind == "code":
            cell.update(execution_count=None, outputs=[])
        found.append(cell)
    return found


def notebook(readme: str) -> str:
    """The notebook as nbformat would write it."""
    command = [find(), "lesson", "export", "1", "--format", "ipynb", "--answers", "none"]
    made = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    made["metadata"].pop("gradus", None)
    made["cells"] = cells(readme)
    return json.dumps(made, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(notebook(README.read_text(encoding="utf-8")))
