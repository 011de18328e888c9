"""A Gradus session from Python: statements, rich results, and every number as a NumPy array.

>>> import gradus
>>> with gradus.Session() as session:           # doctest: +SKIP
...     _ = session.run("example sum; forward; backward")
...     session["conv1.weight.grad"].shape
(1, 1, 2, 2)
"""

from __future__ import annotations

from typing import Any

from .errors import GradusError, ProtocolError, ServerError
from .results import Completion, Completions, Result, Results
from .session import Session, Snapshot

__version__ = "0.1.0"
__all__ = [
    "Completion",
    "Completions",
    "GradusError",
    "ProtocolError",
    "Result",
    "Results",
    "ServerError",
    "Session",
    "Snapshot",
    "load_ipython_extension",
    "unload_ipython_extension",
]


def load_ipython_extension(shell: Any) -> None:
    """Bring ``%gradus`` and ``%%gradus``: what ``%load_ext gradus`` calls."""
    from .magic import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """End the magic's session: what ``%unload_ext gradus`` calls."""
    from .magic import unload

    unload(shell)
