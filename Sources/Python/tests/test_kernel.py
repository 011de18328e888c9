"""The kernel, as Jupyter's own suite asks it, and what that does not ask."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import unittest
from pathlib import Path
from typing import List

import pytest

jupyter_kernel_test = pytest.importorskip("jupyter_kernel_test")
pytest.importorskip("ipykernel")

from gradus import kernel  # noqa: E402


@pytest.fixture(scope="module", autouse=True)
def installed(tmp_path_factory: pytest.TempPathFactory):
    """The kernel, installed where nothing else is."""
    folder = tmp_path_factory.mktemp("jupyter")
    kernel.install(prefix=str(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder / "share" / "jupyter"))
        source = str(Path(kernel.__file__).parent.parent)
        patch.setenv("PYTHONPATH", os.pathsep.join([source, os.environ.get("PYTHONPATH", "")]))
        yield


class GradusKernelTests(jupyter_kernel_test.KernelTests):
    """Jupyter's suite."""

    kernel_name = "gradus"
    language_name = "gradus"
    file_extension = ".gradus"
    completion_samples = [
        {"text": "forw", "matches": ["forward"]},
        {"text": "help backw", "matches": ["backward"]},
    ]
    complete_code_samples = ["forward", "let a = [1,\n2]", "# nothing"]
    incomplete_code_samples = ["let a = [1,"]
    invalid_code_samples = ["cnov 2"]
    code_generate_error = "cnov 2"
    code_execute_result = [{"code": "1 + 2", "result": "3"}]
    code_display_data = [{"code": "1; 2", "mime": "text/html"}]
    code_history_pattern = "1 +*"
    supported_history_operations = ("tail", "search", "range")
    code_inspect_sample = "conv 2 3x3"

    def test_matches_are_whole_addresses_with_types(self) -> None:
        self.flush_channels()
        self.execute_helper("example sum")
        message = self.kc.complete("print conv1.we")
        reply = self.get_non_kernel_info_reply(timeout=10)
        while reply["parent_header"].get("msg_id") != message:
            reply = self.get_non_kernel_info_reply(timeout=10)
        content = reply["content"]
        assert content["matches"] == ["conv1.weight"]
        assert content["cursor_start"] == 6
        assert content["metadata"]["_jupyter_types_experimental"][0]["type"] == "value"

    def test_an_interrupt_stops_training_and_the_session_goes_on(self) -> None:
        self.flush_channels()
        self.execute_helper("let kept = 3")
        self.kc.execute(
            "input 1x8x8; dense 10; loss cross-entropy; data handwritten; train 100000 epochs"
        )
        time.sleep(1)
        self.km.interrupt_kernel()
        reply = self.kc.get_shell_msg(timeout=10)
        assert reply["content"]["status"] == "error"
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        self.flush_channels()
        reply, output = self.execute_helper("kept", timeout=10)
        assert reply["content"]["status"] == "ok"
        assert output[-1]["content"]["data"]["text/plain"] == "3"

    def test_a_program_that_is_killed_is_followed_by_a_new_session(self) -> None:
        self.flush_channels()
        self.execute_helper("let kept = 3")
        self.kc.execute(
            "input 1x8x8; dense 10; loss cross-entropy; data handwritten; train 99999 epochs"
        )
        time.sleep(1)
        for process in children(self.km.provisioner.process.pid):
            os.kill(process, signal.SIGKILL)
        reply = self.kc.get_shell_msg(timeout=10)
        assert reply["content"]["ename"] == "ServerError"
        assert "new session" in reply["content"]["evalue"]
        time.sleep(0.5)
        self.flush_channels()
        reply, _ = self.execute_helper("kept", timeout=10)
        assert reply["content"]["status"] == "error"
        reply, output = self.execute_helper("1 + 2", timeout=10)
        assert output[-1]["content"]["data"]["text/plain"] == "3"

    def test_a_thousand_cells_run_one_as_quick_as_another(self) -> None:
        self.flush_channels()
        self.execute_helper("reset; example sum")
        times = []
        for cell in range(1000):
            start = time.perf_counter()
            reply, output = self.execute_helper(f"let a{cell % 7} = {cell}; a{cell % 7} + 1")
            times.append(time.perf_counter() - start)
            assert output[-1]["content"]["data"]["text/plain"] == str(cell + 1)
        assert sorted(times[-100:])[50] < 3 * sorted(times[:100])[50] + 0.01

    def test_predict_asks_through_jupyter(self) -> None:
        self.flush_channels()
        self.execute_helper("reset; example sum; forward; backward")
        self.kc.execute("predict conv1.weight.grad[0,0,0,0]", allow_stdin=True)
        assert self.kc.get_stdin_msg(timeout=10)["msg_type"] == "input_request"
        self.kc.input("positive")
        assert self.kc.get_shell_msg(timeout=10)["content"]["status"] == "ok"


def children(process: int) -> List[int]:
    """The processes that a process has started."""
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(process)], stdout=subprocess.PIPE)
    return [int(number) for number in found.stdout.split()]


def test_a_kernel_leaves_no_program_behind() -> None:
    from jupyter_client.manager import start_new_kernel

    for is_killed in (False, True):
        manager, client = start_new_kernel(kernel_name="gradus")
        client.execute_interactive("1 + 1", timeout=20)
        programs = children(manager.provisioner.process.pid)
        assert programs
        client.stop_channels()
        manager.shutdown_kernel(now=is_killed)
        end = time.time() + 10
        while time.time() < end and any(os.path.exists(f"/proc/{one}") for one in programs):
            time.sleep(0.1)
        assert not any(os.path.exists(f"/proc/{one}") for one in programs)


def test_the_lexer_reads_statements_without_loss() -> None:
    pygments = pytest.importorskip("pygments")
    from pygments.token import Error, Keyword

    from gradus.lexer import GradusLexer

    text = "conv 2 3x3 pad 1 # a layer\nconv1.weight[0] = [[1,\n 2]]; forward\nsum(x) + 1\n"
    tokens = list(pygments.lex(text, GradusLexer()))
    assert "".join(part for _, part in tokens) == text
    assert [part for kind, part in tokens if kind in Keyword] == ["conv", "forward"]
    assert not any(kind in Error for kind, _ in tokens)


if __name__ == "__main__":
    sys.exit(unittest.main())
