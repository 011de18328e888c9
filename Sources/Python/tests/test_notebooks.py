"""Lessons and the tour as notebooks: written, checked by nbformat, and run by nbclient."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Dict, List

import pytest

nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

from gradus import kernel  # noqa: E402
from gradus._program import find  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
TOUR = ROOT / "Sources" / "Python" / "notebooks" / "tour.py"
LESSONS = sorted(path.stem.split("-", 1)[1] for path in (ROOT / "lessons").glob("[0-9]*.md"))


@pytest.fixture(scope="module", autouse=True)
def installed(tmp_path_factory: pytest.TempPathFactory):
    """The kernel, installed where nothing else is."""
    folder = tmp_path_factory.mktemp("jupyter")
    kernel.install(prefix=str(folder))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PATH", str(folder / "share" / "jupyter"))
        source = str(Path(kernel.__file__).parent.parent)
        patch.setenv("PYTHONPATH", os.pathsep.join([source, os.environ.get("PYTHONPATH", "")]))
        # The lessons of this checkout, whatever is installed.
        patch.setenv("GRADUS_LESSONS", str(ROOT / "lessons"))
        yield


def written(lesson: str, *options: str) -> str:
    """What the program exports."""
    command = [find(), "lesson", "export", lesson, "--format", "ipynb", *options]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.decode()


def run(text: str, folder: Path) -> List[Dict[str, Any]]:
    """The cells of a notebook that was run whole; one that fails raises."""
    notebook = nbformat.reads(text, as_version=4)
    nbclient.NotebookClient(
        notebook, timeout=120, kernel_name="gradus",
        resources={"metadata": {"path": str(folder)}},
    ).execute()
    nbformat.validate(notebook)
    return list(notebook.cells)


def answers(cells: List[Dict[str, Any]], tag: str) -> List[str]:
    """What the cells with a tag answered, as text."""
    return [
        "".join(output["data"]["text/plain"] for output in cell["outputs"])
        for cell in cells
        if tag in cell["metadata"].get("tags", [])
    ]


def kinds(cells: List[Dict[str, Any]]) -> List[str]:
    """Of what kind each output is."""
    return [output["output_type"] for cell in cells for output in cell.get("outputs", [])]


def test_there_are_twenty_lessons() -> None:
    assert len(LESSONS) == 20


@pytest.mark.parametrize("lesson", LESSONS)
@pytest.mark.parametrize("place", ["none", "end", "filled"])
def test_a_notebook_is_valid_and_as_nbformat_writes_it(lesson: str, place: str) -> None:
    text = written(lesson, "--answers", place)
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert nbformat.writes(notebook) + "\n" == text
    assert notebook.metadata.kernelspec.name == kernel.NAME
    assert dict(notebook.metadata.language_info) == kernel.GradusKernel.language_info


@pytest.mark.parametrize("lesson", LESSONS)
def test_with_the_solutions_filled_in_every_check_passes(lesson: str, tmp_path: Path) -> None:
    cells = run(written(lesson, "--answers", "filled"), tmp_path)
    checks = answers(cells, "check")
    assert checks
    for place, check in enumerate(checks):
        assert "right, that is step" in check, (place, check)
    for guess in answers(cells, "question"):
        assert "✓ right" in guess, guess
    assert "error" not in kinds(cells)


@pytest.mark.parametrize("lesson", LESSONS)
def test_left_as_it_is_every_check_says_not_yet_and_nothing_stops(
    lesson: str, tmp_path: Path
) -> None:
    cells = run(written(lesson, "--answers", "none"), tmp_path)
    for tag in ("check", "question"):
        for answer in answers(cells, tag):
            assert "not yet" in answer, answer
    assert "error" not in kinds(cells)


def test_a_lesson_of_ones_own_is_run_beside_its_file(tmp_path: Path) -> None:
    subprocess.run([find(), "lesson", "new", "my lesson"], check=True, cwd=tmp_path)
    text = written(str(tmp_path / "my lesson.md"), "--answers", "filled")
    assert 'lesson \\"my lesson.md\\" 1' in text
    cells = run(text, tmp_path)
    assert all("right" in check for check in answers(cells, "check"))


def test_the_tour_is_the_readmes_and_runs(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(TOUR)], check=True, stdout=subprocess.PIPE
    ).stdout.decode()
    kept = TOUR.with_name("tour.ipynb").read_text(encoding="utf-8")
    assert kept == made, "tour.py > tour.ipynb makes it anew"
    nbformat.validate(nbformat.reads(made, as_version=4))
    cells = run(made, tmp_path)
    assert "error" not in kinds(cells)
    statements = [cell["source"] for cell in cells if cell["cell_type"] == "code"]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(statements) > 10
    for statement in "\n".join(statements).splitlines():
        assert statement in readme
    shown = json.dumps([cell.get("outputs") for cell in cells], ensure_ascii=False)
    assert "= 11.5" in shown
