"""The kernel in JupyterLab, in a browser without a window, light and dark."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Iterator

import pytest

pytest.importorskip("jupyterlab")
pytest.importorskip("ipykernel")
pytest.importorskip("selenium.webdriver")

from lab import Lab, browser, missing, served  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

from gradus._program import find  # noqa: E402

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
    cells = [
        {"cell_type": "code", "id": f"c{place}", "metadata": {}, "outputs": [],
         "execution_count": None, "source": source}
        for place, source in enumerate(CELLS)
    ]
    specification = {"name": "gradus", "display_name": "Gradus", "language": "gradus"}
    notebook = {
        "cells": cells, "metadata": {"kernelspec": specification}, "nbformat": 4,
        "nbformat_minor": 5,
    }
    with served(tmp_path_factory.mktemp("lab"), json.dumps(notebook)) as found:
        yield found


@pytest.fixture(scope="module")
def lab(address: str) -> Iterator[Lab]:
    if missing():
        pytest.skip(f"there is no {missing()}")
    with browser() as window:
        try:
            lab = Lab(window, address)
            lab.all(".jp-NotebookPanel .jp-Cell")[0].click()
            lab.command("Run All Cells")
            lab.wait(lambda: len(lab.all(".jp-OutputArea-executeResult")) >= 4)
            yield lab
        finally:
            folder = os.environ.get("GRADUS_PICTURES")
            if folder:
                window.save_screenshot(str(Path(folder, "jupyterlab.png")))


def test_cells_show_what_the_shell_shows(lab: Lab) -> None:
    text = "\n".join(output.text for output in lab.all(".jp-OutputArea-output"))
    assert "conv1.weight" in text and "3×3 input" in text
    assert not lab.all(".jp-OutputArea-output[data-mime-type*=stderr]")
    assert lab.all(".cm-content .cm-line span"), "no colours in the cells"


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_views_can_be_read_in_both_themes(lab: Lab, theme: str) -> None:
    lab.use_theme(theme)
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


def test_a_lessons_question_asks_in_a_box(tmp_path: Path) -> None:
    if missing():
        pytest.skip(f"there is no {missing()}")
    command = [find(), "lesson", "export", "by-hand", "--format", "ipynb", "--answers", "none"]
    notebook = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()
    with served(tmp_path, notebook, "lesson.ipynb") as address, browser() as window:
        lab = Lab(window, address)
        lab.all(".jp-NotebookPanel .jp-Cell")[0].click()
        lab.command("Run All Cells")
        box = lab.wait(lambda: lab.all(".jp-Stdin-input"))[0]
        box.send_keys("6" + Keys.ENTER)
        lab.wait(lambda: any("✓ right" in shown.text for shown in lab.all(".jp-OutputArea-output")))
        # Hints are closed until they are opened.
        hints = lab.all(".jp-MarkdownOutput details")
        assert hints and not any(hint.get_attribute("open") for hint in hints)
