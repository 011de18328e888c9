"""A model as a graph of operations, with the shape of each value."""

from __future__ import annotations

import copy
import operator
from typing import Any, Callable, Dict, List, Set, Tuple

import torch
import torch.fx
import torch.nn.functional as F
from torch import Tensor, nn
from torch.fx import GraphModule, Interpreter, Node

from ..errors import GradusUnsupported

#: Functions that write into what they read, and those that do the same without.
_WRITING: Dict[Any, Callable[..., Any]] = {
    F.relu_: F.relu,
    torch.relu_: F.relu,
    F.leaky_relu_: F.leaky_relu,
    F.elu_: F.elu,
    F.selu_: F.selu,
    torch.selu_: F.selu,
    torch.sigmoid_: torch.sigmoid,
    torch.tanh_: torch.tanh,
    torch.dropout_: torch.dropout,
    operator.iadd: operator.add,
    operator.isub: operator.sub,
    operator.imul: operator.mul,
    operator.itruediv: operator.truediv,
}

#: At which place a function takes ``inplace``.
_PLACES: Dict[Any, int] = {
    F.relu: 1,
    F.dropout: 3,
    F.leaky_relu: 2,
    F.elu: 2,
    F.celu: 2,
    F.selu: 1,
    F.silu: 1,
}


def doubled(model: nn.Module) -> nn.Module:
    """A copy of a model in double precision, which may be run without its owner noticing."""
    if isinstance(model, torch.jit.ScriptModule):
        raise GradusUnsupported("", "it is TorchScript", "give the model that it was made of")
    # What torch.compile gives is the model that it was given, quicker.
    original = getattr(model, "_orig_mod", model)
    model = original if isinstance(original, nn.Module) else model
    for path, module in model.named_modules():
        for parameter in ("weight", "bias"):
            is_computed = hasattr(module, "parametrizations") or any(
                f"{parameter}_{part}" in module._parameters for part in ("g", "orig")
            )
            if is_computed:
                raise GradusUnsupported(
                    path,
                    f"its {parameter} is worked out from other tensors at each pass",
                    "take that away first, as torch.nn.utils.remove_weight_norm or "
                    "parametrize.remove_parametrizations does",
                )
    for path, tensor in [*model.named_parameters(), *model.named_buffers()]:
        if isinstance(tensor, (nn.UninitializedParameter, nn.UninitializedBuffer)):
            raise GradusUnsupported(path, "it has no shape yet", "run the model once before")
        if tensor.is_meta:
            raise GradusUnsupported(path, "it has no numbers yet", "load its weights first")
        if tensor.is_complex():
            raise GradusUnsupported(path, "its numbers are complex", "real ones work")
    try:
        twin = copy.deepcopy(model)
    except Exception as error:
        raise GradusUnsupported("", f"the model cannot be copied: {error}") from error
    return twin.to("cpu", torch.float64)


class Traced:
    """A model's graph, without writes into what was read."""

    def __init__(self, model: nn.Module, x: Tensor) -> None:
        #: The model's twin, which the graph runs.
        self.twin = doubled(model)
        #: The paths of tensors, by what they are.
        self.tensors: Dict[int, str] = {}
        for path, tensor in [*self.twin.named_parameters(), *self.twin.named_buffers()]:
            self.tensors.setdefault(id(tensor), path)
        tracer = _Tracer()
        #: A layer by itself is one node, and not what it is made of.
        self.is_layer = tracer.is_leaf_module(self.twin, "")
        root = nn.Sequential(self.twin) if self.is_layer else self.twin
        try:
            graph = tracer.trace(root)
        except GradusUnsupported:
            raise
        except Exception as error:
            words = (str(error).strip().splitlines() or [type(error).__name__])[0]
            raise GradusUnsupported(
                tracer.where,
                f"torch.fx cannot trace it: {words}",
                "a forward without conditions and loops over tensors works",
            ) from error
        self.modules = dict(root.named_modules())
        #: Which modules train; the shapes are found without.
        self.trains = {path: module.training for path, module in self.modules.items()}
        self.graph_module = GraphModule(root, graph)
        self._written: Set[str] = set()
        self._keep_values()
        self.results = self._shapes(x)

    @property
    def nodes(self) -> List[Node]:
        return list(self.graph_module.graph.nodes)

    def path(self, node: Node) -> str:
        """Where a node is written: its module, or the one whose ``forward`` has it."""
        if node.op == "call_module":
            return "" if self.is_layer else str(node.target)
        stack = node.meta.get("nn_module_stack") or {}
        # From the model down to the innermost; a path is the key, or stands in the value.
        paths = [value[0] if isinstance(value, tuple) else key for key, value in stack.items()]
        return str(paths[-1]) if paths else ""

    def _keep_values(self) -> None:
        """Turn every write into what was read into a value of its own."""
        graph = self.graph_module.graph
        order = {node: place for place, node in enumerate(graph.nodes)}
        for node in list(graph.nodes):
            if not self._writes(node):
                continue
            source = node.args[0] if node.args else node.kwargs.get("input")
            if isinstance(source, Node):
                later = {user for user in source.users if order[user] > order[node]}
                source.replace_all_uses_with(node, delete_user_cb=later.__contains__)
        graph.lint()
        self.graph_module.recompile()

    def _writes(self, node: Node) -> bool:
        """Whether a node writes into what it reads; afterwards it does not."""
        if node.op == "call_module":
            module = self.modules[str(node.target)]
            # Two uses of one module: what the first found is gone.
            writes = bool(getattr(module, "inplace", False)) or str(node.target) in self._written
            if writes:
                module.__dict__["inplace"] = False
                self._written.add(str(node.target))
            return writes
        if node.op == "call_method":
            name = str(node.target)
            writes = name.endswith("_") and not name.endswith("__")
            if writes:
                node.target = name[:-1]
            return writes
        if node.op != "call_function":
            return False
        if node.target in _WRITING:
            node.target = _WRITING[node.target]
            return True
        writes = bool(node.kwargs.get("inplace", False))
        if "inplace" in node.kwargs:
            node.kwargs = {key: value for key, value in node.kwargs.items() if key != "inplace"}
        place = _PLACES.get(node.target)
        if place is not None and len(node.args) > place:
            writes = writes or bool(node.args[place])
            node.args = node.args[:place]
        return writes

    def _shapes(self, x: Tensor) -> Dict[Node, Any]:
        """The shape of each tensor, and whatever else there is as it is."""
        found: Dict[Node, Any] = {}

        class Shapes(Interpreter):
            def run_node(self, n: Node) -> Any:
                result = super().run_node(n)
                found[n] = Shaped(tuple(result.shape)) if isinstance(result, Tensor) else result
                return result

        self.twin.eval()
        with torch.no_grad(), torch.random.fork_rng(devices=[]):
            # First as it is: where the model itself cannot take x, its own words are the best.
            self.twin(x.clone())
            try:
                Shapes(self.graph_module).run(x.clone())
            finally:
                for path, module in self.modules.items():
                    module.training = self.trains[path]
        return found


class Shaped(Tuple[int, ...]):
    """The shape of a tensor, as told from a tuple that the model made itself."""


class _Tracer(torch.fx.Tracer):
    """A tracer that knows where it was when it failed."""

    def __init__(self) -> None:
        super().__init__()
        self._open: List[str] = []
        self.where = ""

    def call_module(self, m: nn.Module, forward: Any, args: Any, kwargs: Any) -> Any:
        path = self.path_of_module(m)
        self._open.append(path)
        self.where = path
        result = super().call_module(m, forward, args, kwargs)
        self._open.pop()
        self.where = self._open[-1] if self._open else ""
        return result
