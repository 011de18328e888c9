"""Runs the program: ``python -m gradus``, and the command ``gradus`` that a wheel brings."""

from __future__ import annotations

import os
import sys

from ._program import find
from .errors import ServerError


def main() -> None:
    """Give this process to the program, with the same arguments."""
    try:
        program = find()
    except ServerError as error:
        sys.exit(f"gradus: {error}")
    os.execv(program, ["gradus", *sys.argv[1:]])


if __name__ == "__main__":
    main()
