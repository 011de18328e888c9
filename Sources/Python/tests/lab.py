"""JupyterLab with one notebook for the kernel, in a browser without a window."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Iterator

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from gradus import kernel


def missing() -> str:
    """What is not there of the browser; empty where all is."""
    lacking = [name for name in ("chromium", "chromedriver") if shutil.which(name) is None]
    return " and ".join(lacking)


@contextmanager
def served(folder: Path, notebook: str, name: str = "tour.ipynb") -> Iterator[str]:
    """The address of a server that has a notebook, whose kernel is that of this checkout."""
    kernel.install(prefix=str(folder))
    (folder / "notes").mkdir()
    (folder / "notes" / name).write_text(notebook, encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # Nobody is there to be asked about news, and cells out of sight are looked at as well.
    for plugin, setting in (
        ("apputils-extension/notification", '{"fetchNews": "false"}'),
        ("notebook-extension/tracker", '{"windowingMode": "none"}'),
    ):
        place = folder / "settings" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
        place.parent.mkdir(parents=True)
        place.write_text(setting)
    source = str(Path(kernel.__file__).parent.parent)
    environment = {
        **os.environ,
        "JUPYTER_PATH": str(folder / "share" / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "run"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "PYTHONPATH": os.pathsep.join([source, os.environ.get("PYTHONPATH", "")]),
    }
    command = [
        sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}",
        "--ServerApp.port_retries=0", "--IdentityProvider.token=", "--ServerApp.password=",
        f"--notebook-dir={folder / 'notes'}",
    ]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    found = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(found + "/api", timeout=1).close()
                break
            except OSError:
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.5)
        yield f"{found}/lab/tree/{name}?reset"
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def browser(width: int = 1200, height: int = 2400, scale: float = 1) -> Iterator[Any]:
    """A browser with a window of that size, which nobody sees."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", f"--window-size={width},{height}",
        f"--force-device-scale-factor={scale}",
    ):
        options.add_argument(argument)
    service = webdriver.ChromeService(shutil.which("chromedriver"))
    found = webdriver.Chrome(options=options, service=service)
    try:
        yield found
    finally:
        found.quit()


class Lab:
    """The notebook in a browser."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        browser.get(address)
        self.wait(lambda: self.all(".jp-NotebookPanel .jp-CodeCell"))
        self.wait(lambda: "Idle" in self.all(".jp-StatusBar-Widget, #jp-main-statusbar")[0].text)

    def all(self, selector: str) -> Any:
        return self.browser.find_elements(By.CSS_SELECTOR, selector)

    def wait(self, holds: Callable[[], Any], seconds: float = 60) -> Any:
        end = time.time() + seconds
        while True:
            try:
                found = holds()
            except Exception as error:
                found = None
                if time.time() > end:
                    raise error
            if found or time.time() > end:
                assert found, "it does not come"
                return found
            time.sleep(0.2)

    def press(self, *keys: str) -> None:
        chain = ActionChains(self.browser)
        for key in keys:
            chain.key_down(key)
        for key in reversed(keys):
            chain.key_up(key)
        chain.perform()

    def type(self, text: str) -> None:
        ActionChains(self.browser).send_keys(text).perform()

    def command(self, name: str) -> None:
        self.press(Keys.CONTROL, Keys.SHIFT, "c")
        self.wait(lambda: self.all(".lm-CommandPalette-input, .jp-ModalCommandPalette input"))
        time.sleep(0.5)
        self.type(name)
        self.wait(
            lambda: any(name in item.text for item in self.all(".lm-CommandPalette-item"))
        )
        self.type(Keys.ENTER)
        time.sleep(1)

    def in_last_cell(self) -> None:
        last = self.all(".jp-NotebookPanel .jp-CodeCell .cm-content")[-1]
        self.browser.execute_script("arguments[0].scrollIntoView()", last)
        last.click()
        self.press(Keys.CONTROL, "a")
        self.type(Keys.DELETE)

    def use_theme(self, name: str) -> None:
        """``Light`` or ``Dark``."""
        self.command(f"Use Theme: JupyterLab {name}")
        time.sleep(2)
        self.wait(
            lambda: self.browser.execute_script("return document.body.dataset.jpThemeLight")
            == ("true" if name == "Light" else "false")
        )
