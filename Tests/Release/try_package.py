"""Takes the first steps with the Python package as its wheel has installed it.

    python Tests/Release/try_package.py
"""

import importlib.metadata
import pathlib
import subprocess
import sys

import numpy

import gradus

STATEMENTS = "example sum; forward; backward"

version = importlib.metadata.version("gradus-shell")
with gradus.Session() as session:
    assert gradus.__version__ == session.version == version, (gradus.__version__, session.version)
    session.run(STATEMENTS)
    gradient = session["conv1.weight.grad"]
    assert gradient.dtype == numpy.float64 and gradient[0, 0, 0, 0] == 11.5, gradient
    assert "= 11.5" in str(session.run("explain conv1.weight[0,0,0,0]"))
# The program is the wheel's own, and runs by the package's name as well.
own = pathlib.Path(gradus.__file__).parent / "bin" / "gradus"
assert own.is_file(), own
told = subprocess.run(
    [sys.executable, "-m", "gradus", "-c", STATEMENTS + "; explain conv1.weight[0,0,0,0]"],
    capture_output=True, text=True, check=True).stdout
assert "= 11.5" in told, told
names = [file.name for file in importlib.metadata.files("gradus-shell") or []]
assert "LICENSE" in names, names
