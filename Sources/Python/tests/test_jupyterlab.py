"""The kernel in JupyterLab, in a browser without a window, light and dark."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any, Callable, Iterator

import pytest

pytest.importorskip("jupyterlab")
pytest.importorskip("ipykernel")
webdriver = pytest.importorskip("selenium.webdriver")

from selenium.webdriver.common.action_chains import ActionChains  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

from gradus import kernel  # noqa: E402

CELLS = [
    "example sum; forward; backward",
    "net  # all of it",
    "grads",
    "let a = [1,\n  2]\nsum(a) / 3",
    "",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with one notebook."""
    folder = tmp_path_factory.mktemp("lab")
    kernel.install(prefix=str(folder))
    cells = [
        {"cell_type": "code", "id": f"c{place}", "metadata": {}, "outputs": [],
         "execution_count": None, "source": source}
        for place, source in enumerate(CELLS)
    ]
    specification = {"name": "gradus", "display_name": "Gradus", "language": "gradus"}
    (folder / "notes").mkdir()
    (folder / "notes" / "tour.ipynb").write_text(
        json.dumps(
            {"cells": cells, "metadata": {"kernelspec": specification}, "nbformat": 4,
             "nbformat_minor": 5}
        )
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    source = str(Path(kernel.__file__).parent.parent)
    environment = {
        **os.environ,
        "JUPYTER_PATH": str(folder / "share" / "jupyter"),
        "JUPYTER_CONFIG_DIR": str(folder / "config"),
        "JUPYTER_DATA_DIR": str(folder / "data"),
        "JUPYTER_RUNTIME_DIR": str(folder / "run"),
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
        yield found
    finally:
        server.terminate()
        server.wait(timeout=30)


class Lab:
    """The notebook in a browser."""

    def __init__(self, browser: Any, address: str) -> None:
        self.browser = browser
        browser.get(address + "/lab/tree/tour.ipynb?reset")
        self.wait(lambda: len(self.all(".jp-NotebookPanel .jp-CodeCell")) == len(CELLS))
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


@pytest.fixture(scope="module")
def lab(address: str) -> Iterator[Lab]:
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("there is no chromium with its driver")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,2400"):
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        lab = Lab(browser, address)
        lab.all(".jp-NotebookPanel .jp-Cell")[0].click()
        lab.command("Run All Cells")
        lab.wait(lambda: len(lab.all(".jp-OutputArea-executeResult")) >= 4)
        yield lab
    finally:
        folder = os.environ.get("GRADUS_PICTURES")
        if folder:
            browser.save_screenshot(str(Path(folder, "jupyterlab.png")))
        browser.quit()


def test_cells_show_what_the_shell_shows(lab: Lab) -> None:
    text = "\n".join(output.text for output in lab.all(".jp-OutputArea-output"))
    assert "conv1.weight" in text and "3×3 input" in text
    assert not lab.all(".jp-OutputArea-output[data-mime-type*=stderr]")
    assert lab.all(".cm-content .cm-line span"), "no colours in the cells"


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_views_can_be_read_in_both_themes(lab: Lab, theme: str) -> None:
    lab.command(f"Use Theme: JupyterLab {theme}")
    time.sleep(2)
    lab.wait(
        lambda: lab.browser.execute_script("return document.body.dataset.jpThemeLight")
        == ("true" if theme == "Light" else "false")
    )
    colour = lab.browser.execute_script(
        "return getComputedStyle(document.querySelector('.gradus-view')).color"
    )
    brightness = sum(map(int, re.findall(r"\d+", colour)[:3])) / 3
    assert brightness < 80 if theme == "Light" else brightness > 180
    # The notebook's stripes and its alignment stay out.
    rows = lab.browser.execute_script(
        "return [...document.querySelectorAll('.gradus-view tbody tr:not(.marked)')]"
        ".map(row => getComputedStyle(row).backgroundColor)"
    )
    assert len(rows) > 4 and set(rows) == {"rgba(0, 0, 0, 0)"}
    aligned = lab.browser.execute_script(
        "return [...document.querySelectorAll('.gradus-view table.data td:not(.end)')]"
        ".map(cell => getComputedStyle(cell).textAlign)"
    )
    assert set(aligned) == {"left"}


def test_a_tab_lists_whole_addresses(lab: Lab) -> None:
    lab.in_last_cell()
    lab.type("print conv1.")
    lab.type(Keys.TAB)
    items = lab.wait(lambda: [item.text for item in lab.all(".jp-Completer-item")])
    assert any("conv1.weight" in item for item in items)
    assert any("value" in item for item in items)
    lab.type(Keys.ESCAPE)


def test_a_shift_tab_tells_of_the_word(lab: Lab) -> None:
    lab.in_last_cell()
    lab.type("conv 2 3x3")
    lab.type(Keys.HOME)
    lab.type(Keys.ARROW_RIGHT)
    lab.press(Keys.SHIFT, Keys.TAB)
    shown = lab.wait(lambda: [tip.text for tip in lab.all(".jp-Tooltip")])
    assert "kernels that slide over the picture" in shown[0]
    lab.type(Keys.ESCAPE)
