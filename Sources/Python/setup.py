"""What pyproject.toml cannot say: the version, and the wheel that has the program inside."""

import pathlib
import platform
import re
import sys

from setuptools import Distribution, setup
from setuptools.command.bdist_wheel import bdist_wheel

HERE = pathlib.Path(__file__).resolve().parent

#: .ci/release puts the program there.
HAS_PROGRAM = (HERE / "src/gradus/bin/gradus").is_file()


def version():
    """The program's own version; a source distribution knows which it had."""
    for path, line in [
        (HERE / "../gradus/Version.swift", r'static let number = "([^"]+)"'),
        (HERE / "PKG-INFO", r"(?m)^Version: (.+)$"),
    ]:
        if path.is_file() and (found := re.search(line, path.read_text(encoding="utf-8"))):
            return found[1]
    raise SystemExit("the version is in Sources/gradus/Version.swift, which is not there")


class Package(Distribution):
    def has_ext_modules(self):
        return HAS_PROGRAM


class Wheel(bdist_wheel):
    def get_tag(self):
        tag = super().get_tag()
        if not HAS_PROGRAM:
            return tag
        if sys.platform != "linux":
            return "py3", "none", tag[2]
        # The program needs no library, so any C library will do.
        machine = platform.machine()
        systems = ["manylinux_2_17", "manylinux2014", "musllinux_1_1"]
        return "py3", "none", ".".join(f"{system}_{machine}" for system in systems)


ENTRIES = {"pygments.lexers": ["gradus = gradus.lexer:GradusLexer"]}
if HAS_PROGRAM:
    # In other packages the command would find itself on the path, and no program.
    ENTRIES["console_scripts"] = ["gradus = gradus.__main__:main"]

setup(version=version(), distclass=Package, cmdclass={"bdist_wheel": Wheel}, entry_points=ENTRIES)
