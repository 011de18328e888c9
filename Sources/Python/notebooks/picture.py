#!/usr/bin/env python3
"""Draw the README's picture of the tour in JupyterLab: ``picture.py notebook.png [Dark]``.

Needs JupyterLab, ipykernel, Selenium, Pillow, and Chromium with its driver.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "src"), str(HERE.parent / "tests")]

from lab import Lab, browser, served  # noqa: E402
from PIL import Image  # noqa: E402

#: The window's, in points; the picture has twice as many.
SIZE = (900, 900)
#: What the topmost cell shown says.
TOP = "the dense layer that a convolution is"


def draw(path: Path, theme: str = "Light") -> None:
    """The cells around one that says so, after all have run."""
    notebook = (HERE / "tour.ipynb").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), notebook) as address:
        with browser(*SIZE, scale=2) as window:
            lab = Lab(window, address.replace("/lab/", "/doc/"))
            lab.use_theme(theme)
            lab.all(".jp-NotebookPanel .jp-Cell")[0].click()
            lab.command("Run All Cells")
            lab.wait(lambda: not lab.all(".jp-mod-running, .jp-mod-executing"))
            lab.wait(lambda: "Idle" in lab.all("#jp-main-statusbar")[0].text)
            window.execute_script(
                "[...document.querySelectorAll('.jp-MarkdownOutput')]"
                ".find(cell => cell.innerText.includes(arguments[0])).scrollIntoView()",
                TOP,
            )
            time.sleep(2)
            shot = window.get_screenshot_as_png()
    # A palette is enough for letters and two colours, and a quarter of the bytes.
    picture = Image.open(io.BytesIO(shot)).convert("RGB").quantize(64, dither=Image.Dither.NONE)
    picture.save(path, optimize=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]), *sys.argv[2:])
