"""The terminal of a presentation in a browser: it drives, and has what the class must not see."""

import asyncio
import os
import pathlib
import pty
import re
import select
import struct
import fcntl
import termios
import time

from classroom import ANSWER, GRADUS, LESSON, Phone, Stream, is_running, request, wait_until

PAGE_DOWN, PAGE_UP, CTRL_C, CTRL_G = b"\x1b[6~", b"\x1b[5~", b"\x03", b"\x07"


class Terminal:
    def __init__(self, folder, *arguments):
        file = pathlib.Path(folder, "room.md")
        file.write_text(LESSON)
        self.process, self.end = pty.fork()
        if self.process == 0:
            environment = os.environ | {
                "TERM": "xterm-256color", "XDG_RUNTIME_DIR": str(folder), "HOME": str(folder),
                "LC_ALL": "C.UTF-8", "INPUTRC": "/dev/null"}
            os.execve(GRADUS, [GRADUS, "present", str(file), "--web", *arguments], environment)
        fcntl.ioctl(self.end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.output = b""

    def wait(self, pattern, within=15):
        """Waits for a text behind what was waited for before."""
        limit = time.monotonic() + within
        while not (found := re.search(pattern, self.text)):
            assert time.monotonic() < limit, f"{pattern} never came: {self.text[-2000:]}"
            if select.select([self.end], [], [], 0.1)[0]:
                try:
                    self.output += os.read(self.end, 65536)
                except OSError:
                    assert re.search(pattern, self.text), f"it ended: {self.text[-2000:]}"
        self.output = b""
        return found

    @property
    def text(self):
        """What was written, without the signs that move and colour."""
        return re.sub(r"\x1b(\[[0-9;?]*[A-Za-z]|[=>])", "", self.output.decode(errors="replace"))

    def send(self, keys):
        os.write(self.end, keys)

    def leave(self):
        self.send(CTRL_C)
        limit = time.monotonic() + 10
        while True:
            if select.select([self.end], [], [], 0.05)[0]:
                try:
                    self.output += os.read(self.end, 65536)
                except OSError:
                    pass
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                return os.waitstatus_to_exitcode(status)
            assert time.monotonic() < limit, "it does not leave"


def test_the_terminal_drives_the_page_and_alone_has_the_answer_and_the_address(tmp_path):
    async def scene(terminal, port, secret):
        page = await request(port, "GET", f"/{secret}")
        cookie = page.headers["set-cookie"].split(";")[0]
        stream = await Stream.open(port, "/page/events", cookie)
        first = await stream.next()
        assert secret not in page.text + str(first)
        terminal.wait("  open")
        terminal.send(PAGE_DOWN)
        await stream.next(lambda state: "Look at the picture." in str(state))
        for _ in range(2):
            terminal.send(PAGE_DOWN)
        await stream.next(lambda state: "print pictured</code></p>" in str(state["pictures"]))
        terminal.send(b"zz")
        typed = await stream.next(lambda state: "<code>prin</code>" in str(state["pictures"]))
        assert "* 2" not in str(typed)
        terminal.wait("typing: prin")
        # The page and the terminal drive the same.
        await request(port, "POST", "/page/keys", {"keys": ["enter"]}, cookie=cookie)
        await stream.next(lambda state: "pictured * 2" in str(state["pictures"]))
        terminal.send(PAGE_DOWN)
        await stream.next(lambda state: state["isAsking"])
        terminal.wait(r"answer: 31337")
        phone = await Phone.join(port)
        state = await phone.stream.next(lambda state: state["question"])
        await phone.answer(state["question"], "5")
        terminal.wait("1 vote")
        # The prompt is handed over, and phones may answer meanwhile.
        terminal.send(CTRL_G)
        terminal.wait("live>")
        assert (await phone.answer(state["question"], "6")).json == {"taken": "6"}
        terminal.send(b"print hidden + 1\r")
        terminal.wait("31338.25")
        terminal.send(CTRL_G)
        terminal.wait("page: http")
        terminal.send(PAGE_DOWN)
        await stream.next(lambda state: "1 answer, 0 right" in str(state["after"]))

    terminal = Terminal(tmp_path)
    found = terminal.wait(r"page: http://127\.0\.0\.1:(\d+)/(\w{26})")
    asyncio.run(scene(terminal, int(found[1]), found[2]))
    assert terminal.leave() == 0
    assert b"\x1b[?1049l" in terminal.output
