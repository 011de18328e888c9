"""The magic, in a real IPython."""

from __future__ import annotations

import pytest

IPython = pytest.importorskip("IPython")
from IPython.core.interactiveshell import InteractiveShell  # noqa: E402
from IPython.utils.capture import capture_output  # noqa: E402

import gradus  # noqa: E402


@pytest.fixture
def shell(tmp_path, monkeypatch):
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shell = InteractiveShell.instance()
    shell.run_line_magic("load_ext", "gradus")
    yield shell
    shell.run_line_magic("unload_ext", "gradus")
    InteractiveShell.clear_instance()


def test_a_cell_shows_its_results_and_keeps_its_session(shell) -> None:
    with capture_output() as captured:
        shell.run_cell("%%gradus\nexample sum\nforward; backward\n")
        shell.run_cell("%gradus grads")
    shown = [output.data for output in captured.outputs]
    assert len(shown) == 4
    assert "conv1.weight" in shown[-1]["text/plain"]
    assert "<table" in shown[-1]["text/html"]
    session = shell.run_cell("session = %gradus\nsession").result
    assert isinstance(session, gradus.Session)
    assert session["conv1.weight.grad"].shape == (1, 1, 2, 2)


def test_an_error_is_told_with_its_caret(shell) -> None:
    with capture_output() as captured:
        outcome = shell.run_cell("%%gradus\ncnov 2")
    assert isinstance(outcome.error_in_exec, gradus.GradusError)
    assert "^^^^" in captured.stdout + captured.stderr
    assert "Traceback" not in captured.stdout + captured.stderr


def test_a_session_that_has_ended_is_followed_by_another(shell) -> None:
    with capture_output():
        shell.run_cell("%gradus quit")
        outcome = shell.run_cell("%gradus 1 + 1")
    assert outcome.success


def test_unloading_ends_the_session(shell) -> None:
    session = shell.run_cell("session = %gradus\nsession").result
    shell.run_line_magic("unload_ext", "gradus")
    assert session.is_closed
    assert shell.find_line_magic("gradus") is None
    shell.run_line_magic("load_ext", "gradus")
