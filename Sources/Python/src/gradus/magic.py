"""``%gradus`` and ``%%gradus`` for IPython and notebooks."""

from __future__ import annotations

from typing import Any, Optional

from .results import Result
from .session import Session

_NAME = "gradus"


class Magic:
    """The magic's one session, begun when it is first used."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._session: Optional[Session] = None

    @property
    def session(self) -> Session:
        """The session that cells run in; a closed one is followed by a new one."""
        if self._session is None or self._session.is_closed:
            self._session = Session(ask=_ask)
        return self._session

    def line_or_cell(self, line: str, cell: Optional[str] = None) -> Optional[Session]:
        """Run a line or a cell of statements; ``%gradus`` alone gives the session.

        ``%gradus weights = session_name`` is no statement: use ``session = %gradus`` to read and
        write arrays.
        """
        if cell is None and not line.strip():
            return self.session
        text = line if cell is None else cell if not line.strip() else f"{line}\n{cell}"
        self.session.run(text, on_result=_show)
        return None

    def close(self) -> None:
        """End the session."""
        if self._session is not None:
            self._session.close()
            self._session = None


def _show(result: Result) -> None:
    from IPython.display import display

    if result.text or result.html:
        display(result)


def _ask(question: str) -> Optional[str]:
    try:
        return input(question)
    except (EOFError, NotImplementedError):
        return None


def load(shell: Any) -> None:
    """Register the magic with a shell of IPython."""
    unload(shell)
    magic = Magic(shell)
    shell.register_magic_function(magic.line_or_cell, "line_cell", _NAME)
    shell._gradus_magic = magic


def unload(shell: Any) -> None:
    """End the magic's session, and take the magic back."""
    magic = getattr(shell, "_gradus_magic", None)
    if magic is None:
        return
    magic.close()
    del shell._gradus_magic
    for kind in ("line", "cell"):
        shell.magics_manager.magics[kind].pop(_NAME, None)
