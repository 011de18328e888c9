"""The Jupyter kernel: ``python -m gradus.kernel install [--user]``, then the kernel ``gradus``."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from ipykernel.kernelbase import Kernel

from . import __version__
from .errors import GradusError, ProtocolError, ServerError
from .results import Result
from .session import Session

NAME = "gradus"

#: What Jupyter is told of the kernel.
SPECIFICATION = {
    "argv": [sys.executable, "-m", "gradus.kernel", "-f", "{connection_file}"],
    "display_name": "Gradus",
    "language": "gradus",
    # SIGINT reaches the kernel, which passes it on to its session once.
    "interrupt_mode": "signal",
}


class GradusKernel(Kernel):
    """A notebook's session."""

    implementation = "gradus"
    implementation_version = __version__
    language = "gradus"
    language_version = __version__
    language_info = {
        "name": "gradus",
        "mimetype": "text/x-gradus",
        "file_extension": ".gradus",
        "pygments_lexer": "gradus",
        # JupyterLab has no colours for it: R's comments, numbers and names with dots are as here.
        "codemirror_mode": "r",
    }
    banner = "Gradus: type a tiny network, run it both ways, see where every gradient comes from."

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._gradus: Optional[Session] = None
        self._inputs: List[Tuple[int, int, str]] = []

    @property
    def gradus(self) -> Session:
        """The session; one that has ended is followed by another."""
        if self._gradus is None or self._gradus.is_closed:
            self._gradus = Session()
        return self._gradus

    async def do_execute(
        self,
        code: str,
        silent: bool,
        store_history: bool = True,
        user_expressions: Optional[Dict[str, Any]] = None,
        allow_stdin: bool = False,
        *,
        cell_meta: Any = None,
        cell_id: Any = None,
    ) -> Dict[str, Any]:
        """Run a cell: each statement shows as it is done, the last as the cell's result."""
        # The base class looks at this where input is asked for, and leaves it to be set.
        self._allow_stdin = allow_stdin
        waiting: List[Result] = []

        def show(kind: str) -> None:
            if not waiting:
                return
            result = waiting.pop()
            content: Dict[str, Any] = {"data": result._repr_mimebundle_(), "metadata": {}}
            if kind == "execute_result":
                content["execution_count"] = self.execution_count
            if not silent and (result.text or result.html):
                self.send_response(self.iopub_socket, kind, content)

        def hear(result: Result) -> None:
            show("display_data")
            waiting.append(result)

        if store_history:
            self._inputs.append((0, self.execution_count, code))
        try:
            session = self.gradus
            session.ask = self._ask if allow_stdin else None
            session.run(code, on_result=hear)
        except KeyboardInterrupt:
            show("display_data")
            return self._failed("KeyboardInterrupt", "interrupted", ["interrupted"], silent)
        except GradusError as error:
            show("display_data")
            return self._failed("GradusError", error.message, error.caret.split("\n"), silent)
        except (ProtocolError, ServerError) as error:
            show("display_data")
            words = f"{error}; the next cell begins a new session"
            return self._failed(type(error).__name__, words, [words], silent)
        show("execute_result")
        return {
            "status": "ok",
            "execution_count": self.execution_count,
            "payload": [],
            "user_expressions": {},
        }

    def _failed(
        self, name: str, value: str, traceback: List[str], silent: bool
    ) -> Dict[str, Any]:
        content = {"ename": name, "evalue": value, "traceback": traceback}
        if not silent:
            self.send_response(self.iopub_socket, "error", content)
        return {"status": "error", "execution_count": self.execution_count, **content}

    def _ask(self, question: str) -> Optional[str]:
        try:
            return str(self.raw_input(question))
        except (EOFError, NotImplementedError):
            return None

    async def do_complete(self, code: str, cursor_pos: int) -> Dict[str, Any]:
        """What may come next; the matches are whole addresses, each with its type."""
        found = self.gradus.complete(code, cursor_pos)
        types = [
            {
                "start": found.start,
                "end": found.end,
                "text": match.text,
                "type": match.type,
                "signature": match.summary,
            }
            for match in found
        ]
        return {
            "status": "ok",
            "matches": [match.text for match in found],
            "cursor_start": found.start,
            "cursor_end": found.end,
            "metadata": {"_jupyter_types_experimental": types},
        }

    async def do_inspect(
        self, code: str, cursor_pos: int, detail_level: int = 0, omit_sections: Any = ()
    ) -> Dict[str, Any]:
        """What stands under the cursor."""
        found = self.gradus.inspect(code, cursor_pos)
        data = found._repr_mimebundle_() if found is not None else {}
        return {"status": "ok", "found": found is not None, "data": data, "metadata": {}}

    async def do_is_complete(self, code: str) -> Dict[str, Any]:
        """Whether Enter runs a cell of a console, or goes on with it."""
        status = self.gradus.is_complete(code)
        return {"status": status, "indent": "  "} if status == "incomplete" else {"status": status}

    async def do_history(
        self,
        hist_access_type: str,
        output: bool,
        raw: bool,
        session: Any = None,
        start: Any = None,
        stop: Any = None,
        n: Any = None,
        pattern: Any = None,
        unique: bool = False,
    ) -> Dict[str, Any]:
        """The cells of this kernel so far."""
        inputs = list(self._inputs)
        if hist_access_type == "range":
            inputs = [
                entry
                for entry in inputs
                if entry[1] >= (start or 0) and (stop is None or entry[1] < stop)
            ]
        else:
            if hist_access_type == "search" and pattern:
                import fnmatch

                inputs = [entry for entry in inputs if fnmatch.fnmatch(entry[2], pattern)]
            if unique:
                inputs = list({entry[2]: entry for entry in inputs}.values())
            inputs = inputs[-n:] if n else inputs
        shown: List[Any] = [
            (number, line, (text, None)) if output else (number, line, text)
            for number, line, text in inputs
        ]
        return {"status": "ok", "history": shown}

    async def do_shutdown(self, restart: bool) -> Dict[str, Any]:
        """End the session."""
        if self._gradus is not None:
            self._gradus.close()
        return {"status": "ok", "restart": restart}


def install(user: bool = False, prefix: Optional[str] = None) -> str:
    """Tell Jupyter of the kernel; where its folder is."""
    from jupyter_client.kernelspec import KernelSpecManager

    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "kernel.json").write_text(json.dumps(SPECIFICATION, indent=1))
        return str(
            KernelSpecManager().install_kernel_spec(folder, NAME, user=user, prefix=prefix)
        )


def main(arguments: List[str]) -> None:
    """Install the kernel, remove it, or be one."""
    if arguments[:1] not in (["install"], ["remove"]):
        from ipykernel.kernelapp import IPKernelApp

        IPKernelApp.launch_instance(argv=arguments, kernel_class=GradusKernel)
        return
    parser = argparse.ArgumentParser(prog="python -m gradus.kernel")
    parser.add_argument("what", choices=["install", "remove"])
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--user", action="store_true", help="for this user alone")
    place.add_argument("--prefix", help="under this folder")
    place.add_argument(
        "--sys-prefix", action="store_const", dest="prefix", const=sys.prefix,
        help="in this Python's environment",
    )
    options = parser.parse_args(arguments)
    if options.what == "install":
        print(f"the kernel {NAME} is in {install(options.user, options.prefix)}")
    else:
        from jupyter_client.kernelspec import KernelSpecManager

        print(f"removed {KernelSpecManager().remove_kernel_spec(NAME)}")


if __name__ == "__main__":
    main(sys.argv[1:])
