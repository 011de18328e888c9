"""The layers: for each operation of PyTorch the statement that makes the same.

A handler registers itself where it stands: a new family of layers is a module, named here.
"""

from . import elementwise, norms, pools, shapes, weights
from .elementwise import is_dropping
from .registry import FUNCTIONS, METHODS, MODULES, NAMES

__all__ = [
    "FUNCTIONS",
    "METHODS",
    "MODULES",
    "NAMES",
    "elementwise",
    "is_dropping",
    "norms",
    "pools",
    "shapes",
    "weights",
]
