"""Finds the program, and talks to it: a line of JSON each way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import weakref
from pathlib import Path
from types import FrameType
from typing import IO, Any, Callable, Dict, List, Mapping, Optional, Sequence, Tuple, Union

from .errors import ProtocolError, ServerError

PROTOCOL = 1

#: How long an ended session's program may take to leave, in seconds.
PATIENCE = 2.0


def find() -> str:
    """The program: that of ``$GRADUS``, else the wheel's own, else ``gradus`` on the path."""
    named = os.environ.get("GRADUS")
    if named:
        found = shutil.which(named)
        if found is None:
            raise ServerError(f"$GRADUS names {named}, which is no program")
        return found
    own = Path(__file__).parent / "bin" / "gradus"
    if own.is_file() and os.access(own, os.X_OK):
        return str(own)
    found = shutil.which("gradus")
    if found is None:
        raise ServerError(
            "the program gradus is not there: set $GRADUS to it, or put it on the path"
        )
    return found


class Program:
    """One ``gradus serve``, and whose turn it is to speak."""

    def __init__(self, arguments: Sequence[str] = ()) -> None:
        self._owner = os.getpid()
        self._errors: IO[bytes] = tempfile.TemporaryFile()
        command = [find(), "serve", *arguments]
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._errors,
                bufsize=0,
                # A terminal's Ctrl-C reaches Python alone, which passes it on once.
                start_new_session=True,
            )
        except OSError as error:
            self._errors.close()
            raise ServerError(f"{command[0]} cannot be started: {error}") from error
        self._buffer = bytearray()
        self._chunk = memoryview(bytearray(_WIDTH))
        self._searched = 0
        self._turn = threading.RLock()
        self._is_busy = False
        self._interrupts = 0
        self._count = 0
        #: Whether the caller is being told an event.
        self._is_telling = False
        self._stop = weakref.finalize(self, _stop, self._process, self._errors, self._owner)
        _programs.add(self)
        hello = self._read()
        if hello.get("event") != "hello" or hello.get("protocol") != PROTOCOL:
            self.close()
            raise ProtocolError(
                f"{command[0]} speaks protocol {hello.get('protocol')}, not {PROTOCOL}"
            )
        #: The program's version.
        self.version = str(hello.get("version", ""))

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be asked any more."""
        return not self._stop.alive or self._owner != os.getpid()

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self._process.pid

    def close(self) -> None:
        """End it; a second time does nothing."""
        self._stop()

    def request(
        self,
        operation: str,
        members: Mapping[str, Any],
        hear: Callable[[Dict[str, Any]], Optional[Dict[str, Any]]] = lambda event: None,
        value: Sequence[bytes] = (),
    ) -> Dict[str, Any]:
        """Ask for something, and wait until it is done.

        ``value`` is one more member, which is JSON already, in pieces.
        ``hear`` is told every event before the last; what it gives back is sent. A Ctrl-C meanwhile
        is passed on, and raised as ``KeyboardInterrupt`` when the program has stopped.
        """
        if self._owner != os.getpid():
            raise ServerError("this session belongs to the process that made it")
        with self._turn:
            if not self._stop.alive:
                raise ServerError("this session is closed")
            if self._is_busy:
                raise ServerError("this session is busy: it was asked from within an answer")
            self._count += 1
            request = {"id": self._count, "op": operation, **members}
            line = json.dumps(request, ensure_ascii=False, allow_nan=False)
            try:
                encoded = line.encode()
            except UnicodeEncodeError:
                # Half a character, which no text of the protocol can be.
                encoded = line.encode(errors="replace")
            pieces = [encoded[:-1], b',"value":', *value, b"}\n"] if value else [encoded + b"\n"]
            with _PassedOn(self) as passed:
                self._is_busy = True
                try:
                    for piece in pieces:
                        self._write(piece)
                    event, fault = self._answer(hear)
                    if self._interrupts:
                        # Whatever came too late is gone behind this.
                        self._count += 1
                        self._write(b'{"id":%d,"op":"ping"}\n' % self._count)
                        self._answer(hear)
                except BaseException:
                    # What is left of the answer would be taken for that to the next request.
                    self.close()
                    raise
                finally:
                    self._is_busy = False
                    self._interrupts = 0
                if fault is not None:
                    passed.count = 0
                    raise fault
            return event

    def interrupt(self) -> bool:
        """Stop what runs; whether anything did. Any thread may ask for it."""
        if not self._is_busy or self.is_closed:
            return False
        self._interrupts += 1
        try:
            self._process.send_signal(signal.SIGINT)
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def _answer(
        self, hear: Callable[[Dict[str, Any]], Optional[Dict[str, Any]]]
    ) -> Tuple[Dict[str, Any], Optional[BaseException]]:
        """The event that ends the present request, and what the caller raised when told of one.

        Where the caller raises, the program is stopped, and all it still says is read first.
        """
        fault: Optional[BaseException] = None
        while True:
            event = self._read()
            if event.get("id") != self._count:
                continue
            kind = event.get("event")
            if kind in ("done", "error"):
                return event, fault
            reply = None
            if fault is None:
                try:
                    self._is_telling = True
                    reply = hear(event)
                except BaseException as error:
                    fault = error
                    self.interrupt()
                finally:
                    self._is_telling = False
            if reply is None and kind == "ask":
                reply = {"op": "answer"}
            if reply is not None:
                self._write(json.dumps(reply).encode() + b"\n")

    def _write(self, line: bytes) -> None:
        assert self._process.stdin is not None
        rest = memoryview(line)
        try:
            while rest:
                written = self._process.stdin.write(rest)
                rest = rest[written or 0 :]
        except OSError:
            raise self._ended() from None

    def _read(self) -> Dict[str, Any]:
        assert self._process.stdout is not None
        while True:
            end = self._buffer.find(b"\n", self._searched)
            if end >= 0:
                if end + 1 == len(self._buffer):
                    # As almost always: it is the line, without a copy.
                    line, self._buffer = self._buffer, bytearray()
                else:
                    line = self._buffer[:end]
                    del self._buffer[: end + 1]
                self._searched = 0
                break
            self._searched = len(self._buffer)
            count = self._process.stdout.readinto(self._chunk)  # type: ignore[attr-defined]
            if not count:
                raise self._ended()
            self._buffer += self._chunk[:count]
        try:
            event = _parsed(line)
        except ValueError as error:
            raise ProtocolError(f"the program wrote no JSON: {line[:80]!r}") from error
        if not isinstance(event, dict):
            raise ProtocolError(f"the program wrote no object: {line[:80]!r}")
        return event

    def _ended(self) -> ServerError:
        try:
            status: Optional[int] = self._process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            status = None
        self._errors.seek(0)
        words = self._errors.read().decode(errors="replace").strip()[-2000:]
        self.close()
        told = f", saying: {words}" if words else ""
        return ServerError(f"the program has ended with {status}{told}")


#: What stands before a tensor's numbers. In a text its quotes would be escaped.
_NUMBERS = b'"data":"'


def _parsed(line: bytearray) -> Any:
    """The value of a line; of long ones the tensors' numbers, still in Base64, as bytes."""
    if len(line) < 1 << 14:
        return json.loads(line)
    whole = memoryview(line)
    numbers: List[memoryview] = []
    pieces: List[Union[bytes, memoryview]] = []
    start = 0
    while (found := line.find(_NUMBERS, start)) >= 0:
        begin = found + len(_NUMBERS)
        end = line.find(b'"', begin)
        if end < 0:
            break
        # Base64 has no #.
        pieces += [whole[start:begin], b"#%d" % len(numbers)]
        numbers.append(whole[begin:end])
        start = end
    pieces.append(whole[start:])

    def put_back(members: Dict[str, Any]) -> Dict[str, Any]:
        data = members.get("data")
        if isinstance(data, str) and data.startswith("#"):
            members["data"] = numbers[int(data[1:])]
        return members

    return json.loads(b"".join(pieces), object_hook=put_back)


#: How much a reading takes.
_WIDTH = 1 << 20


class _PassedOn:
    """Passes Ctrl-C on to the program instead of raising it in the middle of a line."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._before: Any = None
        self._is_set = False
        self.count = 0

    def __enter__(self) -> "_PassedOn":
        if threading.current_thread() is threading.main_thread():
            before = signal.getsignal(signal.SIGINT)
            # Who ignores it, or is not written in Python, keeps it.
            if callable(before):
                self._before = before
                signal.signal(signal.SIGINT, self._hear)
                self._is_set = True
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> None:
        if self._is_set:
            signal.signal(signal.SIGINT, self._before)
            if self.count and error is None:
                # As if it came now: whoever listened before hears of it.
                self._before(signal.SIGINT, None)

    def _hear(self, number: int, frame: Optional[FrameType]) -> None:
        if self._program._is_telling:
            # It is the caller's own code that waits, as for an answer.
            raise KeyboardInterrupt
        self.count += 1
        if self.count > 2:
            # It does not listen; nobody has to wait for that.
            self._program.kill()
        else:
            self._program.interrupt()


def _stop(process: "subprocess.Popen[bytes]", errors: IO[bytes], owner: int) -> None:
    """End a program, and leave nothing of it behind."""
    for stream in (process.stdin, process.stdout):
        if stream is not None and stream is process.stdin:
            try:
                stream.close()
            except OSError:
                pass
    if owner == os.getpid():
        try:
            process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()
    errors.close()


_programs: "weakref.WeakSet[Program]" = weakref.WeakSet()


def _let_go() -> None:
    """In a child of ``os.fork``: the sessions are the parent's, and so are their ends."""
    programs: List[Program] = list(_programs)
    for program in programs:
        program._stop.detach()
        for stream in (program._process.stdin, program._process.stdout):
            if stream is not None:
                stream.close()
        # Nobody here waits for it.
        program._process.returncode = 0


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_let_go)
