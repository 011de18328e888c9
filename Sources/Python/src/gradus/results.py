"""What statements answer, as Python objects that notebooks and terminals show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Dict, Iterable, List, Mapping, Optional, Tuple, Union, overload

import numpy as np

from ._base64 import decoded, encoded
from .errors import ProtocolError

Array = np.ndarray


def array_of(value: Mapping[str, Any]) -> Array:
    """The array that a value of the protocol is, to the bit."""
    if value.get("dtype") != "<f8":
        raise ProtocolError(f"a dtype {value.get('dtype')!r} is not known")
    try:
        data = decoded(value["data"])
        return data.view("<f8").astype(np.float64, copy=False).reshape(tuple(value["shape"]))
    except ValueError as error:
        raise ProtocolError(f"a value of shape {value.get('shape')}: {error}") from error


def value_of(given: Any) -> List[bytes]:
    """An array as a value of the protocol, in JSON and in pieces.

    It is refused where a double cannot hold its numbers.
    """
    array = np.asarray(given)
    if array.dtype.kind == "O":
        raise TypeError(f"numbers are expected, not {type(given).__name__}")
    if not np.can_cast(array.dtype, np.float64, casting="same_kind"):
        raise TypeError(f"an array of {array.dtype} cannot become one of doubles")
    doubles = array.astype("<f8", order="C", copy=False)
    if array.dtype.itemsize >= 8 and array.dtype != np.float64:
        # Beyond 2^53 not every whole number is a double.
        if array.dtype.kind not in "iu":
            same = bool(np.all((doubles.astype(array.dtype) == array) | (array != array)))
        elif array.size == 0 or max(-int(array.min()), int(array.max())) <= 2**53:
            same = True
        else:
            same = all(int(one) == int(other) for one, other in zip(doubles.flat, array.flat))
        if not same:
            raise ValueError(f"some of these numbers of {array.dtype} are no doubles")
    shape = ",".join(map(str, array.shape))
    # Base64 needs no escapes: a writer of JSON would look for some, letter by letter.
    return [b'{"dtype":"<f8","shape":[%s],"data":"' % shape.encode(), encoded(doubles), b'"}']


@dataclass(frozen=True)
class Result:
    """What one statement answered."""

    #: The statement as it was written.
    statement: str = ""
    #: What answered, as ``forward`` or ``value``.
    kind: str = ""
    #: Its first line, from 1.
    line: int = 1
    #: The file that it stands in, where ``source`` brought it in.
    file: str = ""
    #: As on a terminal.
    text: str = ""
    #: As a part of a page.
    html: str = ""
    #: The tensors that it shows, in order.
    values: Tuple[Array, ...] = ()
    #: Those of them that have a name.
    named: Mapping[str, Array] = field(default_factory=dict)
    #: The forms that were asked for besides: ``ansi``, ``svg``, ``json``.
    forms: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, event: Mapping[str, Any]) -> "Result":
        """The result that an event of the protocol tells."""
        arrays: List[Array] = []
        named: Dict[str, Array] = {}
        for value in event.get("values", []):
            arrays.append(array_of(value))
            if "name" in value:
                named[value["name"]] = arrays[-1]
        return cls(
            statement=event.get("statement", event.get("word", "")),
            kind=event.get("kind", ""),
            line=event.get("line", 1),
            file=event.get("file", ""),
            text=event.get("text", ""),
            html=event.get("html", ""),
            values=tuple(arrays),
            named=named,
            forms={name: event[name] for name in ("ansi", "svg", "json") if name in event},
        )

    @property
    def value(self) -> Optional[Array]:
        """The first tensor that it shows."""
        return self.values[0] if self.values else None

    @property
    def data(self) -> Optional[Mapping[str, Any]]:
        """The object of ``--json``, where the form ``json`` was asked for."""
        return self.forms.get("json")

    def __str__(self) -> str:
        return self.text.rstrip("\n")

    def __repr__(self) -> str:
        return str(self) or f"<Result of {self.statement!r}>"

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Dict[str, str]:
        return _bundle(str(self), self.html, self.forms.get("svg"), include, exclude)


class Results(Sequence[Result]):
    """What some statements answered, in order."""

    def __init__(self, results: Iterable[Result] = ()) -> None:
        self._results: List[Result] = list(results)

    @overload
    def __getitem__(self, index: int) -> Result: ...

    @overload
    def __getitem__(self, index: slice) -> "Results": ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Result, "Results"]:
        if isinstance(index, slice):
            return Results(self._results[index])
        return self._results[index]

    def __len__(self) -> int:
        return len(self._results)

    @property
    def value(self) -> Optional[Array]:
        """The last statement's first tensor."""
        return self._results[-1].value if self._results else None

    @property
    def text(self) -> str:
        """All texts, one below the other."""
        return "\n".join(text for text in map(str, self._results) if text)

    @property
    def html(self) -> str:
        """All parts of a page, one below the other."""
        return "\n".join(result.html for result in self._results if result.html)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text or f"<Results of {len(self)} statements>"

    def _repr_html_(self) -> str:
        return self.html

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> Dict[str, str]:
        return _bundle(self.text, self.html, None, include, exclude)


def _bundle(
    text: str, html: str, svg: Optional[str], include: Any, exclude: Any
) -> Dict[str, str]:
    bundle = {"text/plain": text}
    if html:
        bundle["text/html"] = html
    if svg:
        bundle["image/svg+xml"] = svg
    if include:
        bundle = {kind: shown for kind, shown in bundle.items() if kind in include}
    if exclude:
        bundle = {kind: shown for kind, shown in bundle.items() if kind not in exclude}
    return bundle


@dataclass(frozen=True)
class Completion:
    """A word that may come next."""

    #: The word; of an address, all of it.
    text: str
    #: What it is, in a few words.
    summary: str
    #: ``keyword``, ``value``, ``function`` or ``file``.
    type: str


class Completions(List[Completion]):
    """The words that may stand between two places of a text."""

    def __init__(self, matches: Iterable[Completion], start: int, end: int) -> None:
        super().__init__(matches)
        #: Where the word begins that they complete.
        self.start = start
        #: Where it ends.
        self.end = end
