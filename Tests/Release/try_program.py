#!/usr/bin/env python3
"""Takes the first steps with a program, from a pipe and on a terminal, where nothing else may be.

    Tests/Release/try_program.py [--root ROOT] [--install PREFIX] PROGRAM

With a root the program sees nothing but what is below it, for which rights are needed.
With a prefix it installs itself, the installed one takes the steps, and it removes itself again.
The standard library is all that this needs, for it runs in clean environments.
"""

import argparse
import os
import pty
import re
import select
import signal
import subprocess
import tempfile
import time

GRADIENT = ["example sum", "forward", "backward", "explain conv1.weight[0,0,0,0]"]
DEADLINE = 60.0


class Trial:
    """A program, what it sees of the machine, and a home for what it remembers of a learner."""

    def __init__(self, root, program, home):
        self.root = root
        self.program = program
        self.home = home if root is None else home[len(root.rstrip("/")) :]

    def environment(self, terminal):
        return {"HOME": self.home, "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", **terminal}

    def enter(self):
        if self.root is not None:
            os.chroot(self.root)
        os.chdir("/")

    def run(self, *arguments, text=""):
        """Runs the program to its end, and gives what it wrote."""
        ended = subprocess.run(
            [self.program, *arguments], input=text, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, env=self.environment({}), preexec_fn=self.enter,
            timeout=DEADLINE)
        if ended.returncode != 0 or ended.stderr:
            raise SystemExit(
                f"{self.program} {' '.join(arguments)} ended with {ended.returncode}:\n"
                f"{ended.stdout}{ended.stderr}")
        return ended.stdout


class Terminal:
    """A program on a terminal of its own."""

    def __init__(self, trial, variables, *arguments):
        self.seen = ""
        self.shown = 0
        self.process, self.master = pty.fork()
        if self.process == 0:
            try:
                trial.enter()
                os.execve(
                    trial.program, [trial.program, *arguments], trial.environment(variables))
            finally:
                os._exit(127)

    def expect(self, text):
        """Waits until a text is shown, after the one that was last waited for."""
        end = time.monotonic() + DEADLINE
        while (found := self.plain().find(text, self.shown)) < 0:
            ready, _, _ = select.select([self.master], [], [], max(0, end - time.monotonic()))
            try:
                part = os.read(self.master, 1 << 16) if ready else b""
            except OSError:
                part = b""
            if not part:
                raise SystemExit(f"{text!r} was not shown:\n{self.plain()[self.shown:]}")
            self.seen += part.decode(errors="replace")
        self.shown = found + len(text)

    def plain(self):
        """All that was shown, without the sequences that only colour it or move in it."""
        return re.sub(r"\x1b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_=>])", "", self.seen)

    def type(self, line):
        os.write(self.master, line.encode() + b"\r")

    def end(self):
        """Leaves, so that nothing is offered back, and sees that all was well."""
        self.type("quit")
        end = time.monotonic() + DEADLINE
        while time.monotonic() < end:
            if select.select([self.master], [], [], 0.01)[0]:
                try:
                    os.read(self.master, 1 << 16)
                except OSError:
                    pass
            process, status = os.waitpid(self.process, os.WNOHANG)
            if process:
                os.close(self.master)
                if status != 0:
                    raise SystemExit(f"a session ended with {os.waitstatus_to_exitcode(status)}")
                return
        os.kill(self.process, signal.SIGKILL)
        raise SystemExit("quit did not end the session")


def pipe(trial):
    told = trial.run("--version")
    answer = trial.run(text="\n".join(GRADIENT) + "\n")
    if "= 11.5" not in answer:
        raise SystemExit(f"the first gradient is not there:\n{answer}")
    if "by-hand" not in trial.run("lesson", "list"):
        raise SystemExit("the lessons are not there")
    return told


def terminal(trial, variables):
    shell = Terminal(trial, variables)
    shell.expect("gradus> ")
    for statement in GRADIENT:
        shell.type(statement)
        # A line as it is typed, then its answer, then the next prompt.
        shell.expect(statement)
        if statement is not GRADIENT[-1]:
            shell.expect("gradus> ")
    shell.expect("= 11.5")
    shell.expect("gradus> ")
    # What is not ASCII is not lost, whatever the system knows of locales.
    shell.type("let λ = 2 * 21; print λ")
    shell.expect("42")
    shell.expect("gradus> ")
    shell.type("lesson 1")
    shell.expect("guess> ")
    shell.type("6")
    shell.expect("right")
    shell.expect("by-hand 1/")
    shell.type("forward")
    shell.expect("\u2713")
    shell.expect("by-hand ")
    shell.end()


def steps(trial):
    told = pipe(trial)
    # Each a home of its own, where the lesson has not been taken yet.
    for number, variables in enumerate([{"TERM": "xterm-256color"}, {"TERM": "dumb"}, {}]):
        terminal(trial, {"HOME": f"{trial.home}/{number}", **variables})
    return told


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root")
    parser.add_argument("--install", metavar="PREFIX")
    parser.add_argument("program")
    words = parser.parse_args()
    place = os.path.join(words.root or tempfile.gettempdir(), "")
    with tempfile.TemporaryDirectory(prefix="home-", dir=place) as home:
        trial = Trial(words.root, words.program, home)
        if words.install:
            trial.run("install", "--prefix", words.install)
            installed = Trial(words.root, os.path.join(words.install, "bin/gradus"), home)
            told = steps(installed)
            installed.run("uninstall", "--prefix", words.install)
        else:
            told = steps(trial)
    print(told, end="")


if __name__ == "__main__":
    main()
