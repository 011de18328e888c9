"""Starts `gradus present --web` and speaks HTTP with it, as browsers, phones and others would."""

import asyncio
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time

GRADUS = os.environ.get("GRADUS", ".build/release/gradus")

# The answer stands in no statement that the class sees: 125349 / 4 is worked out in the setup, and shown
# with three digits.
ANSWER = "31337"
LESSON = """---
title: Asking a room
minutes: 1
needs:
seed: 0
---

The title's words.

## One question

Look at the picture.

```setup
let hidden = 125349 / 4
let pictured = [[1, 2], [3, 4]]
```

```demo
print pictured
print pictured * 2
```

```predict
What is hidden?
number: hidden
because: hidden * 1
```

## Another one

```predict
Which one?
choice: hidden - 31335.25
- the *first*
- the second
- the third
```

The last words.
"""


class Response:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


async def read_head(reader):
    """The status and headers of an answer; none where the other end has closed."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
    headers = {}
    for line in head[1:]:
        if line:
            name, value = line.split(":", 1)
            headers[name.lower()] = value.strip()
    return int(head[0].split()[1]), headers


async def request(
    port, method, path, body=None, cookie=None, host=None, headers=None, source=None, to="127.0.0.1",
):
    """One request on a connection of its own."""
    reader, writer = await asyncio.open_connection(
        to, port, local_addr=(source, 0) if source else None)
    try:
        lines = [f"{method} {path} HTTP/1.1", f"host: {host or f'{to}:{port}'}", "connection: close"]
        data = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is not None:
            lines.append(f"content-length: {len(data)}")
            if not headers or "content-type" not in headers:
                lines.append("content-type: application/json")
        if cookie:
            lines.append(f"cookie: {cookie}")
        lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
        writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + data)
        await writer.drain()
        status, found = await read_head(reader)
        return Response(status, found, await reader.readexactly(int(found.get("content-length", 0))))
    finally:
        writer.close()


class Stream:
    """A stream of states, as an EventSource reads it."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer

    @classmethod
    async def open(cls, port, path, cookie, source=None):
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", port, local_addr=(source, 0) if source else None)
        writer.write(
            f"GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncookie: {cookie}\r\n\r\n".encode())
        status, headers = await read_head(reader)
        assert status == 200 and headers["content-type"] == "text/event-stream", status
        return cls(reader, writer)

    async def line(self):
        while True:
            # Each part that was written is a chunk of its own.
            size = int((await self.reader.readuntil(b"\r\n")).strip() or b"0", 16)
            data = await self.reader.readexactly(size)
            await self.reader.readexactly(2)
            if data.startswith(b"data: "):
                return data.decode()

    async def next(self, until=lambda state: True, within=10):
        """The next state of which something holds."""
        async with asyncio.timeout(within):
            while True:
                text = await self.line()
                state = json.loads(text[len("data: "):])
                if until(state):
                    return state

    def close(self):
        self.writer.close()


class Phone:
    """A phone: its name, and its stream."""

    def __init__(self, port, cookie, stream, source):
        self.port, self.cookie, self.stream, self.source = port, cookie, stream, source

    @classmethod
    async def join(cls, port, source=None):
        page = await request(port, "GET", "/", source=source)
        assert page.status == 200, page.text
        cookie = page.headers["set-cookie"].split(";")[0]
        return cls(port, cookie, await Stream.open(port, "/events", cookie, source), source)

    async def answer(self, question, text, **others):
        return await request(
            self.port, "POST", "/answer", {"question": question, "text": text},
            cookie=self.cookie, source=self.source, **others)


class Presentation:
    """The running program, without a terminal: the page alone drives."""

    def __init__(self, *arguments, lesson=LESSON):
        self.folder = tempfile.TemporaryDirectory()
        file = pathlib.Path(self.folder.name, "room.md")
        file.write_text(lesson)
        environment = os.environ | {"XDG_RUNTIME_DIR": self.folder.name, "HOME": self.folder.name}
        self.process = subprocess.Popen(
            [GRADUS, "present", str(file), "--web", *arguments], stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        line = self.process.stdout.readline()
        found = re.fullmatch(r"page: http://127\.0\.0\.1:(\d+)/(\w+)\n", line)
        assert found, line + self.process.stderr.read()
        self.port, self.secret = int(found[1]), found[2]
        self.phones = None
        if "--share" in arguments:
            self.phones = self.process.stdout.readline().removeprefix("phones: ").strip()

    async def open(self):
        """Opens the page, as the teacher does."""
        page = await request(self.port, "GET", f"/{self.secret}")
        assert page.status == 200, page.text
        self.cookie = page.headers["set-cookie"].split(";")[0]
        self.stream = await self.connect()
        self.first = await self.stream.next()
        return self.stream

    async def connect(self):
        return await Stream.open(self.port, "/page/events", self.cookie)

    async def press(self, *keys):
        answer = await request(
            self.port, "POST", "/page/keys", {"keys": list(keys)}, cookie=self.cookie)
        assert answer.status == 204, answer.text

    async def go(self, until, most=60):
        """Presses on until something holds of the page; all states that were seen on the way."""
        seen = []
        for _ in range(most):
            await self.press("on")
            state = await self.stream.next()
            seen.append(state)
            if until(state):
                return seen
        raise AssertionError("never came there")

    async def ask(self):
        """On to the next question; its number for phones."""
        await self.go(lambda state: state["isAsking"])

    @property
    def server(self):
        """The process that serves."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task").glob("*/children")
        ids = [int(word) for file in children for word in file.read_text().split()]
        return ids[0]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)
        self.folder.cleanup()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def is_running(process):
    try:
        state = pathlib.Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z"
    except FileNotFoundError:
        return False


def wait_until(holds, within=10):
    end = time.monotonic() + within
    while not holds():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.02)
