"""A Gradus session from Python: statements, rich results, and every number as a NumPy array.

>>> import gradus
>>> with gradus.Session() as session:           # doctest: +SKIP
...     _ = session.run("example sum; forward; backward")
...     session["conv1.weight.grad"].shape
(1, 1, 2, 2)
"""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING, Any

from .errors import GradusError, GradusMismatch, GradusUnsupported, ProtocolError, ServerError
from .results import Completion, Completions, Result, Results
from .session import Session, Snapshot

if TYPE_CHECKING:
    from ._torch import TorchSession

try:
    __version__ = metadata.version("gradus-shell")
except metadata.PackageNotFoundError:
    # It runs from its folder, without having been installed.
    __version__ = "0+source"

__all__ = [
    "Completion",
    "Completions",
    "GradusError",
    "GradusMismatch",
    "GradusUnsupported",
    "ProtocolError",
    "Result",
    "Results",
    "ServerError",
    "Session",
    "Snapshot",
    "from_torch",
    "load_ipython_extension",
    "unload_ipython_extension",
]


def from_torch(
    model: Any, x: Any, target: Any = None, loss: Any = None, **options: Any
) -> TorchSession:
    """A session that is the same network as a ``torch.nn.Module``, with its weights.

    ``x`` is an input, N × C × H × W or C × H × W, N × F or F; ``loss`` a loss of PyTorch, and
    ``target`` what it takes. ``.compare(model)`` asserts that every output and every gradient of
    both agree, and gives a table of the differences. What cannot be carried over raises
    :class:`GradusUnsupported`, with the module's path and what would work.

    >>> session = gradus.from_torch(model, x, target, nn.CrossEntropyLoss())   # doctest: +SKIP
    >>> session.compare(model)                                                 # doctest: +SKIP
    """
    try:
        import torch  # noqa: F401
    except ImportError as error:
        raise ImportError("from_torch needs PyTorch: pip install torch") from error
    from ._torch import from_torch as build

    return build(model, x, target, loss, **options)


def load_ipython_extension(shell: Any) -> None:
    """Bring ``%gradus`` and ``%%gradus``: what ``%load_ext gradus`` calls."""
    from .magic import load

    load(shell)


def unload_ipython_extension(shell: Any) -> None:
    """End the magic's session: what ``%unload_ext gradus`` calls."""
    from .magic import unload

    unload(shell)
