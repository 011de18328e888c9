"""What can go wrong, each kind as a type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, List, Mapping, Optional

if TYPE_CHECKING:
    from ._torch.comparing import Comparison, Difference
    from .results import Results


class GradusError(Exception):
    """A statement or a name that the session refuses, with what would work.

    The session stays as it was before it.
    """

    def __init__(
        self,
        error: Mapping[str, Any],
        statement: str = "",
        results: Optional["Results"] = None,
    ) -> None:
        #: Its stable name, as ``unknown-command``.
        self.code: str = str(error.get("code", ""))
        #: One sentence on what is wrong.
        self.message: str = str(error.get("message", ""))
        #: The line of the text, from 1; ``None`` where there is none.
        self.line: Optional[int] = error.get("line")
        #: The character of that line, from 1, as a reader counts characters.
        self.column: Optional[int] = error.get("column")
        #: How many characters are meant.
        self.length: Optional[int] = error.get("length")
        #: The word that would work, where one is near.
        self.suggestion: Optional[str] = error.get("suggestion")
        #: What helps to understand it.
        self.notes: List[str] = list(error.get("notes", []))
        #: The statement.
        self.statement: str = statement
        #: What came of the statements before it.
        self.results: Optional["Results"] = results
        #: The message with the line, a caret under the place, and the notes.
        self.caret: str = str(error.get("report") or self._words())
        super().__init__(self.caret)

    @property
    def note(self) -> str:
        """The notes as one text."""
        return "\n".join(self.notes)

    def _words(self) -> str:
        lines = [self.message]
        if self.suggestion:
            lines.append(f"  did you mean '{self.suggestion}'?")
        return "\n".join(lines + ["  " + note for note in self.notes])

    def _render_traceback_(self) -> List[str]:
        """What IPython shows in place of a traceback: no place in Python is to blame."""
        return self.caret.split("\n")


class GradusUnsupported(ValueError):
    """A model of PyTorch has something that cannot be carried over."""

    def __init__(self, path: str, reason: str, advice: str = "") -> None:
        #: The module, as ``encoder.0``; empty for the model itself.
        self.path = path
        #: What is in the way.
        self.reason = reason
        #: What would work.
        self.advice = advice
        where = f"{path}: " if path else "the model: "
        super().__init__(f"{where}{reason}" + (f"; {advice}" if advice else ""))


class GradusMismatch(AssertionError):
    """A model of PyTorch and a session do not agree."""

    def __init__(self, words: str, table: Optional["Comparison"] = None) -> None:
        super().__init__(words)
        #: Every difference; ``None`` where the networks are not the same to begin with.
        self.table = table

    @property
    def worst(self) -> Optional["Difference"]:
        """The tensor that is furthest apart."""
        return None if self.table is None else self.table.worst


class ProtocolError(Exception):
    """The program speaks otherwise than this package, or refused what it sent."""


class ServerError(Exception):
    """The program is not there, or has ended."""
