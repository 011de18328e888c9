"""Builds the plan: each node of a graph becomes a layer, another name of one, or a refusal."""

from __future__ import annotations

import operator
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Sequence, Tuple, Union

from torch import Tensor
from torch.fx import Node

from ..errors import GradusUnsupported
from .plan import Layer, Loaded, Plan, Shape
from .tracing import Shaped, Traced


@dataclass(frozen=True)
class Value:
    """A tensor that a layer makes."""

    #: The layer, or ``input``.
    layer: str
    #: The shape of one sample, as the model has it.
    shape: Shape
    #: The shape of one sample, as the layer makes it; a view has the same numbers in another one.
    made: Shape
    #: The node that it is the value of.
    node: str
    #: Where that node is written.
    path: str = ""


@dataclass(frozen=True)
class Held:
    """A tensor that the model holds."""

    path: str
    tensor: Tensor


class Builder:
    """Walks over a graph, and writes down the statements that make the same network."""

    def __init__(self, traced: Traced, x: Tensor) -> None:
        self.traced = traced
        #: 1 where x has an axis of samples, else 0.
        self.batch_axes = 1 if x.dim() in (2, 4) else 0
        self.samples = x.shape[0] if self.batch_axes else 1
        self.plan = Plan(tuple(x.shape[self.batch_axes :]))
        #: The module or operation that is being carried over.
        self.path = ""
        #: What it is called there.
        self.what = ""
        self._node: Optional[Node] = None
        self._last = "input"
        self._counts: Dict[str, int] = {}
        self._flat: Dict[str, Value] = {}
        self._owners: Dict[int, Tuple[str, str, Optional[int]]] = {}
        self._values: Dict[Node, Any] = {}

    # Walking

    def build(self) -> Plan:
        """The plan for the whole graph."""
        from .operations import carry_over

        nodes = self.traced.nodes
        output = next(node for node in nodes if node.op == "output")
        needed = _needed(output)
        for node in nodes:
            self._node = node
            self.path = self.traced.path(node)
            if node.op == "placeholder":
                self._values[node] = self._placeholder(node)
            elif node.op == "output":
                self._check_output(node)
            elif node.op == "get_attr":
                self._values[node] = self._attribute(node)
            elif node not in needed:
                self._pass_over(node)
            elif not _has_tensor(self.traced.results[node]):
                # Sizes and the like are as x has them.
                self._values[node] = self.traced.results[node]
            else:
                self._values[node] = carry_over(self, node)
        return self.plan

    def arguments(self, node: Node) -> Tuple[Tuple[Any, ...], Dict[str, Any]]:
        """What a node is called with: values, held tensors, and plain numbers."""

        def known(given: Any) -> Any:
            if isinstance(given, Node):
                return self._values[given]
            if isinstance(given, (list, tuple)):
                return type(given)(known(one) for one in given)
            if isinstance(given, dict):
                return {key: known(one) for key, one in given.items()}
            return given

        args: Tuple[Any, ...] = tuple(known(one) for one in node.args)
        return args, {key: known(one) for key, one in node.kwargs.items()}

    def _placeholder(self, node: Node) -> Any:
        if any(isinstance(value, Value) for value in self._values.values()):
            if node.args:
                # It has a value of its own where nothing is given, and nothing is.
                return node.args[0]
            raise self.refusal(
                f"it takes a second input, {node.name}", "a forward with one input works"
            )
        self.what = str(node.target)
        return Value("input", self.plan.input, self.plan.input, node.name)

    def _attribute(self, node: Node) -> Any:
        found: Any = self.traced.twin
        for part in str(node.target).split("."):
            found = getattr(found, part)
        return self.held(found, str(node.target)) if isinstance(found, Tensor) else found

    def _pass_over(self, node: Node) -> None:
        """What nothing reads makes no layer; the draws of its dropout are still draws."""
        from .operations import is_dropout

        self._values[node] = None
        if is_dropout(self.traced, node):
            self.plan.dropouts.append(None)

    def _check_output(self, node: Node) -> None:
        result = node.args[0]
        self.path, self.what = "", "forward"
        value = self._values.get(result) if isinstance(result, Node) else None
        if not isinstance(value, Value):
            raise self.refusal("it gives back something else than one tensor", "one tensor works")
        self.settled(value)
        if not self.plan.layers:
            raise self.refusal("it has no layer", "a model with at least one layer works")

    # Layers

    def settled(self, value: Any) -> Value:
        """A value as its layer makes it: a view of one axis becomes a ``flatten``."""
        if isinstance(value, Held):
            raise self.refusal(
                f"it reads {value.path}, which the model holds, and not a layer's output",
                "weights and biases work as nn.Linear and nn.Conv2d use them",
            )
        if not isinstance(value, Value):
            raise self.refusal(f"it reads {value!r}, and not a tensor", "a layer's output works")
        if value.shape == value.made:
            return value
        if len(value.shape) == 1:
            if value.node not in self._flat:
                self._flat[value.node] = self.layer("flatten", [], value, value.shape, value)
            return self._flat[value.node]
        raise self.refusal(
            f"it reads {_times(value.made)} seen as {_times(value.shape)}",
            "a view that makes one axis of all of a sample works",
        )

    def picture(self, value: Any) -> Value:
        """A value of channels x rows x columns."""
        picture = self.settled(value)
        if len(picture.shape) != 3:
            raise self.refusal(
                f"it reads {_times(picture.shape)}, and not channels × rows × columns",
                "give x as samples × channels × rows × columns",
            )
        return picture

    def layer(
        self,
        word: str,
        options: Sequence[str],
        value: Value,
        shape: Shape,
        origin: Optional[Value] = None,
    ) -> Value:
        """Write down one layer that reads a value, and makes a shape.

        It is of the present node, or of the view that it makes.
        """
        count = self._counts[word] = self._counts.get(word, 0) + 1
        name = f"{word}{count}"
        statement = " ".join([word, *options])
        if value.layer != self._last:
            statement = f"from {value.layer}; {statement}"
        self._last = name
        node, path = (origin.node, origin.path) if origin else (self._name, self.path or self.what)
        self.plan.layers.append(Layer(name, statement, path, node))
        return Value(name, shape, shape, node, path)

    def viewed(self, value: Value) -> Value:
        """The same numbers in the shape that this node has."""
        shape = self.result_shape()
        return Value(value.layer, shape, value.made, self._name, self.path or self.what)

    @property
    def _name(self) -> str:
        return self._node.name if self._node is not None else ""

    def result_shape(self) -> Shape:
        """The shape of a sample of what this node makes."""
        result = self.traced.results[self._node] if self._node is not None else None
        if not isinstance(result, Shaped):
            raise self.refusal("it makes something else than one tensor", "one tensor works")
        if self.batch_axes:
            if not result or result[0] != self.samples:
                raise self.refusal(
                    f"it makes {_times(result)} of {self.samples} samples",
                    "an operation that keeps the axis of samples in front works",
                )
            return tuple(result[1:])
        return tuple(result)

    # What layers hold

    def held(self, tensor: Optional[Tensor], path: str = "") -> Optional[Held]:
        """A tensor with its path."""
        if tensor is None:
            return None
        return Held(self.traced.tensors.get(id(tensor), path), tensor)

    def load(self, address: str, held: Any, is_weight: bool = True) -> None:
        """Give an address a tensor's numbers."""
        if not isinstance(held, Held):
            raise self.refusal(
                "its weights are worked out by the model itself", "weights that a module holds work"
            )
        is_weight = is_weight and isinstance(held.tensor, Tensor) and held.tensor.is_leaf
        has_gradient = is_weight and held.path in self._parameters
        self.plan.loaded.append(Loaded(address, held.path, held.tensor, has_gradient))
        if is_weight and not held.tensor.requires_grad:
            self.plan.held.append(address)

    @property
    def _parameters(self) -> Dict[str, Any]:
        return dict(self.traced.twin.named_parameters())

    def owner(self, kind: str, weight: Any, bias: Any, may_share: bool = True) -> Optional[str]:
        """Whose weights these are already, if anybody's."""
        if not isinstance(weight, Held) or not (bias is None or isinstance(bias, Held)):
            raise self.refusal(
                "its weights are worked out by the model itself", "weights that a module holds work"
            )
        key = None if bias is None else id(bias.tensor)
        known = self._owners.get(id(weight.tensor))
        if known is None:
            self._owners[id(weight.tensor)] = (kind, "", key)
            return None
        if not may_share or known[0] != kind:
            raise self.refusal(
                f"{weight.path} is used a second time",
                "nn.Conv2d and nn.Linear may be used several times; here a module of its own works",
            )
        if known[2] != key:
            raise self.refusal(
                f"{weight.path} is used a second time, and with another bias",
                "weight and bias shared together work",
            )
        return known[1]

    def own(self, weight: Held, name: str) -> None:
        """Remember whose weights these are."""
        kind, _, bias = self._owners[id(weight.tensor)]
        self._owners[id(weight.tensor)] = (kind, name, bias)

    def mode(self, trains: bool) -> None:
        """Take in whether a layer trains: there is one mode for all."""
        if self.plan.trains is None:
            self.plan.trains, self.plan.trains_by = trains, self.path
        elif self.plan.trains != trains:
            words = ("train", "eval") if trains else ("eval", "train")
            raise self.refusal(
                f"it is in mode {words[0]}, and {self.plan.trains_by} in mode {words[1]}",
                "model.train() or model.eval() makes all alike",
            )

    # Words

    def refusal(self, reason: str, advice: str = "") -> GradusUnsupported:
        """Why this cannot be carried over, with the path."""
        subject = f"{self.what}: {reason}" if self.what else reason
        return GradusUnsupported(self.path, subject, advice)


def _needed(output: Node) -> "set[Node]":
    found: "set[Node]" = set()
    waiting: List[Node] = [output]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found.add(node)
            waiting += node.all_input_nodes
    return found


def _has_tensor(result: Any) -> bool:
    if isinstance(result, (list, tuple)) and not isinstance(result, Shaped):
        return any(_has_tensor(one) for one in result)
    return isinstance(result, (Shaped, Tensor))


def _times(shape: Sequence[int]) -> str:
    return " × ".join(str(size) for size in shape) if shape else "one number"


Number = Union[int, float]


def pair(given: Any) -> Tuple[int, int]:
    """Rows and columns of an option."""
    if isinstance(given, (list, tuple)):
        return (int(given[0]), int(given[-1]))
    return (operator.index(given), operator.index(given))


def size(given: Any) -> str:
    """Rows and columns as they are typed."""
    rows, columns = pair(given)
    return f"{rows}x{columns}"


def number(given: Any) -> str:
    """A number as it is typed, to the bit."""
    return repr(float(given))
