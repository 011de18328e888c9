"""Which handler makes the statement for each operation of PyTorch, and what handlers share."""

from __future__ import annotations

import operator
from typing import Any, Callable, Dict, List, Sequence, Type

from torch import nn

from ..building import pair, size

Handler = Callable[..., Any]

FUNCTIONS: Dict[Any, Handler] = {}
METHODS: Dict[str, Handler] = {}
MODULES: Dict[Type[nn.Module], Handler] = {}
#: Names of functions that do not tell theirs.
NAMES: Dict[Any, str] = {
    operator.add: "+",
    operator.sub: "-",
    operator.mul: "*",
    operator.truediv: "/",
    operator.matmul: "@",
    operator.getitem: "[…]",
}


def function(*targets: Any, methods: Sequence[str] = ()) -> Callable[[Handler], Handler]:
    """Says which functions and methods a handler is for."""

    def register(handler: Handler) -> Handler:
        FUNCTIONS.update((target, handler) for target in targets)
        METHODS.update((name, handler) for name in methods)
        return handler

    return register


def module(*types: Type[nn.Module]) -> Callable[[Handler], Handler]:
    """Says which modules a handler is for; it gets the module, whether it trains, and the input."""

    def register(handler: Handler) -> Handler:
        MODULES.update((kind, handler) for kind in types)
        return handler

    return register


def option(word: str, given: Any, usual: Any) -> List[str]:
    return [] if pair(given) == pair(usual) else [word, size(given)]


def switch(word: str, given: bool, usual: bool) -> List[str]:
    return [] if bool(given) == usual else [word, "on" if given else "off"]
