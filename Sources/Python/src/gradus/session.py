"""A session: statements in, results and arrays out."""

from __future__ import annotations

from dataclasses import dataclass
from types import TracebackType
from typing import Any, Callable, Dict, List, Mapping, Optional, Sequence, Type, TypeVar

import numpy as np

from ._program import Program
from .errors import GradusError, ProtocolError
from .results import Completion, Completions, Result, Results, array_of, value_of

_Self = TypeVar("_Self", bound="Session")


@dataclass(frozen=True)
class Snapshot:
    """A session as it was, kept in its program."""

    #: Its number there.
    number: int


class Session:
    """A Gradus session of its own.

    >>> session = Session()                                # doctest: +SKIP
    >>> session.run("example sum; forward; backward")      # doctest: +SKIP
    >>> session["conv1.weight.grad"]                       # doctest: +SKIP

    It is a context manager; left open it ends with Python. Several threads may use one; each
    statement has its turn.
    """

    #: The forms that results have unless others are asked for.
    FORMS = ("text", "html", "values")

    def __init__(
        self,
        *,
        ask: Optional[Callable[[str], Optional[str]]] = None,
        progress: Optional[Callable[[str], None]] = None,
        writes_files: bool = True,
        width: Optional[int] = None,
    ) -> None:
        """Start a session.

        ``ask`` answers what ``predict`` asks, as ``input`` does; without it nobody is asked.
        ``progress`` is told how far long work is. With ``writes_files=False`` statements such as
        ``save`` are refused. ``width`` is the number of columns of texts, else 80.
        """
        self.ask = ask
        self.progress = progress
        self.width = width
        self._writes_files = writes_files
        self._program = Program(() if writes_files else ("--no-writing",))

    # Running

    def run(
        self,
        text: str,
        *,
        forms: Sequence[str] = FORMS,
        keep_going: bool = False,
        on_result: Optional[Callable[[Result], None]] = None,
    ) -> Results:
        """Run statements, and give what each answered.

        The first that fails is raised as :class:`GradusError`, and those behind it are not run;
        with ``keep_going`` they are, and the first error is raised at the end. ``on_result`` is
        told each result as it comes.
        """
        results: List[Result] = []
        failures: List[Dict[str, Any]] = []

        def hear(event: Dict[str, Any]) -> Optional[Dict[str, Any]]:
            kind = event.get("event")
            if kind == "ask":
                answer = self.ask(str(event["question"])) if self.ask else None
                return None if answer is None else {"op": "answer", "text": answer}
            if kind == "progress" and self.progress is not None:
                self.progress(str(event["text"]))
            if kind == "result" and event.get("ok"):
                results.append(Result.of(event))
                if on_result is not None:
                    on_result(results[-1])
            elif kind == "result":
                failures.append(event)
            return None

        members: Dict[str, Any] = {"text": text, "as": list(forms)}
        if self.width is not None:
            members["width"] = self.width
        if keep_going:
            members["keepGoing"] = True
        if self.ask is not None:
            members["asks"] = True
        if self.progress is not None:
            members["progress"] = True
        event = self._request("run", members, hear)
        if event.get("quit"):
            self.close()
        if failures:
            first = failures[0]
            raise GradusError(first["error"], first.get("statement", ""), Results(results))
        if event.get("interrupted"):
            # By another thread: a Ctrl-C has been raised before.
            raise GradusError(_INTERRUPTED, results=Results(results))
        return Results(results)

    def __call__(self, text: str) -> Results:
        """Run statements: the same as :meth:`run`."""
        return self.run(text)

    def interrupt(self) -> bool:
        """Stop what another thread runs here; whether anything ran."""
        return self._program.interrupt()

    # Values

    def __getitem__(self, name: str) -> np.ndarray:
        """The value of a name or an expression, to the bit, as an array that is yours."""
        return array_of(self._request("get", {"name": name})["value"])

    def __setitem__(self, name: str, value: Any) -> None:
        """Write numbers, to the bit; a name that is new is made. ``undo`` takes it back."""
        self._request("set", {"name": name}, value=value_of(value))

    # Words

    def complete(self, text: str, cursor: Optional[int] = None) -> Completions:
        """What may come next at a place of a text, or at its end."""
        event = self._request("complete", _with_cursor({"text": text}, cursor))
        return Completions(
            (Completion(m["text"], m["summary"], m["type"]) for m in event["matches"]),
            event["start"],
            event["end"],
        )

    def inspect(self, text: str, cursor: Optional[int] = None) -> Optional[Result]:
        """What there is to say about what stands at a place of a text, if anything."""
        members = _with_cursor({"text": text, "as": ["text", "html"]}, cursor)
        event = self._request("inspect", members)
        return Result.of({"kind": "help", **event}) if event.get("found") else None

    def is_complete(self, text: str) -> str:
        """``complete``, ``incomplete`` where a bracket is open, or ``invalid``."""
        return str(self._request("is-complete", {"text": text})["status"])

    def _ipython_key_completions_(self) -> List[str]:
        """The names behind ``session[``, for IPython."""
        names = [match.text for match in self.complete("print ") if match.type == "value"]
        layers = [name for name in names if name.endswith(".")]
        names = [name for name in names if not name.endswith(".")]
        for layer in layers:
            names += [match.text for match in self.complete("print " + layer)]
        return names

    # Going back, and two of it

    def snapshot(self) -> Snapshot:
        """Keep the session as it is, for :meth:`restore`."""
        return Snapshot(self._request("snapshot", {})["snapshot"])

    def restore(self, snapshot: Snapshot) -> None:
        """Make the session what it was; what it is now is gone."""
        self._request("restore", {"snapshot": snapshot.number})

    def forget(self, snapshot: Snapshot) -> None:
        """Drop a snapshot."""
        self._request("forget", {"snapshot": snapshot.number})

    def fork(self: _Self) -> _Self:
        """A second session with the same numbers, in a process of its own."""
        event = self._request("snapshot", {"script": True})
        self.forget(Snapshot(event["snapshot"]))
        other = self._another()
        try:
            other.run(event["script"], forms=())
        except BaseException:
            other.close()
            raise
        return other

    def _another(self: _Self) -> _Self:
        """A new session with the same settings."""
        return type(self)(
            ask=self.ask,
            progress=self.progress,
            writes_files=self._writes_files,
            width=self.width,
        )

    # Ending

    @property
    def version(self) -> str:
        """The program's version."""
        return self._program.version

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be run any more."""
        return self._program.is_closed

    def close(self) -> None:
        """End the session; a second time does nothing."""
        self._program.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        state = "closed" if self.is_closed else f"process {self._program.pid}"
        return f"<gradus.Session, {state}>"

    def _request(
        self,
        operation: str,
        members: Mapping[str, Any],
        hear: Callable[[Dict[str, Any]], Optional[Dict[str, Any]]] = lambda event: None,
        value: Sequence[bytes] = (),
    ) -> Dict[str, Any]:
        event = self._program.request(operation, members, hear, value)
        if event.get("event") != "error":
            return event
        error = event["error"]
        if error.get("code") in _OURS:
            raise ProtocolError(error.get("message", ""))
        raise GradusError(error)


#: What is raised where a statement was stopped half-way and has kept what it did.
_INTERRUPTED = {"code": "interrupted", "message": "interrupted"}

#: What the program says against a request, and not against its statements or names.
_OURS = frozenset(
    {
        "not-json",
        "not-an-object",
        "line-too-long",
        "unknown-operation",
        "unknown-member",
        "missing-member",
        "bad-member",
        "nothing-asked",
        "question-waits",
    }
)


def _with_cursor(members: Dict[str, Any], cursor: Optional[int]) -> Dict[str, Any]:
    if cursor is not None:
        members["cursor"] = cursor
    return members
