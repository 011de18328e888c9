"""The sessions that tests use."""

from __future__ import annotations

import os
import shutil
import signal
from typing import Iterator

import pytest

import gradus


def pytest_sessionstart(session: pytest.Session) -> None:
    if not (os.environ.get("GRADUS") or shutil.which("gradus")):
        pytest.exit("set GRADUS to the program that is tested", returncode=2)
    # Whoever runs them in the background ignores Ctrl-C, which they press.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def session() -> Iterator[gradus.Session]:
    with gradus.Session() as session:
        yield session


@pytest.fixture
def ran(session: gradus.Session) -> gradus.Session:
    session.run("example sum; forward; backward")
    return session
