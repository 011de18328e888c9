"""What is to be built: the statements, and which tensor of the model each address is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Tuple

from torch import Tensor

Shape = Tuple[int, ...]


@dataclass(frozen=True)
class Layer:
    """One layer, and where it comes from."""

    #: Its name, as ``conv1``.
    name: str
    #: What makes it, with a ``from`` before it where it needs one.
    statement: str
    #: The module's path, or the operation's.
    path: str
    #: The node of the graph whose value its output is.
    node: str


@dataclass(frozen=True)
class Loaded:
    """A tensor of the model that has an address."""

    #: The address, as ``conv1.weight``.
    address: str
    #: The model's name of it, as ``features.0.weight``.
    path: str
    tensor: Tensor
    #: Whether a gradient is worked out for it: running statistics have none.
    is_weight: bool


@dataclass
class Plan:
    """A network of Gradus that is a model of PyTorch."""

    #: The shape of one sample.
    input: Shape
    layers: List[Layer] = field(default_factory=list)
    loaded: List[Loaded] = field(default_factory=list)
    #: Weights that the model has not, which are held at what they are: a norm's missing shift.
    held: List[str] = field(default_factory=list)
    #: Each use of dropout in order, and its layer; ``None`` where nothing reads it.
    dropouts: List[Optional[str]] = field(default_factory=list)
    #: Whether what depends on the mode trains; ``None`` where nothing depends on it.
    trains: Optional[bool] = None
    #: What set ``trains``.
    trains_by: str = ""

    @property
    def names(self) -> Dict[str, str]:
        """The layers by the model's paths; of a module used twice, the first."""
        names: Dict[str, str] = {}
        for layer in self.layers:
            names.setdefault(layer.path, layer.name)
        return names
