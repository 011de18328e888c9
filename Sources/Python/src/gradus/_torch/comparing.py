"""Runs a model and a session, and holds every number of both against each other."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Dict, Iterable, List, Optional, Tuple, Union, overload

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.fx import Interpreter, Node
from torch.overrides import TorchFunctionMode

from ..session import Session
from .plan import Plan
from .tracing import Traced, doubled

#: How far two numbers may be apart, as a part of the scale.
TOLERANCE = 1e-9

#: What a tensor's scale is at least, as a part of the largest of its kind: where numbers cancel, as
#: in the gradient of a bias before batch norm, what is left has no scale of its own.
_FLOOR = 1e-2

#: The name of the gradient that both go back from where there is no loss.
_UPSTREAM = "upstream_of_compare"


@dataclass(frozen=True)
class Difference:
    """How far one tensor of both is apart."""

    #: Gradus's address of it.
    name: str
    #: The model's name of it, or the path of what makes it.
    path: str
    #: ``weight``, ``output``, ``loss``, ``gradient`` or ``statistic``.
    kind: str
    shape: Tuple[int, ...]
    #: The largest difference of two numbers; infinite where only one of them is finite.
    difference: float
    #: What it is measured by.
    scale: float

    @property
    def share(self) -> float:
        """The difference as a part of the scale."""
        if self.difference == 0:
            return 0.0
        return self.difference / self.scale if self.scale else float("inf")


class Comparison(Sequence[Difference]):
    """The largest difference of each tensor."""

    def __init__(self, rows: Iterable[Difference], tolerance: float) -> None:
        self._rows: List[Difference] = list(rows)
        #: How large a part of the scale is allowed.
        self.tolerance = tolerance

    @overload
    def __getitem__(self, index: int) -> Difference: ...

    @overload
    def __getitem__(self, index: slice) -> List[Difference]: ...

    def __getitem__(self, index: Union[int, slice]) -> Union[Difference, List[Difference]]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def worst(self) -> Difference:
        """The one that is furthest apart, by its scale."""
        return max(self._rows, key=lambda row: row.share)

    @property
    def agrees(self) -> bool:
        """Whether all are within the tolerance."""
        return self.worst.share <= self.tolerance

    @property
    def complaint(self) -> str:
        """What disagrees, the first few."""
        apart = [row for row in self._rows if not row.share <= self.tolerance]
        worst = self.worst
        lines = [
            f"{len(apart)} of {len(self)} tensors disagree; the worst is the {worst.kind} "
            f"{worst.name} ({worst.path}), by {worst.difference:.3g} at a scale of "
            f"{worst.scale:.3g}"
        ]
        lines += _aligned([_cells(row) for row in apart[:10]])
        if len(apart) > 10:
            lines.append(f"and {len(apart) - 10} more")
        return "\n".join(lines)

    def __repr__(self) -> str:
        return "\n".join([*_aligned([_HEAD, *map(_cells, self._rows)]), "", self._summary])

    def _repr_html_(self) -> str:
        head = "".join(f"<th style='text-align:left'>{word}</th>" for word in _HEAD)
        rows = []
        for row in self._rows:
            cells = "".join(
                f"<td style='text-align:left'>{html.escape(cell)}</td>" for cell in _cells(row)
            )
            mark = "" if row.share <= self.tolerance else " style='font-weight:bold'"
            rows.append(f"<tr{mark}>{cells}</tr>")
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
            f"<p>{html.escape(self._summary)}</p>"
        )

    @property
    def _summary(self) -> str:
        worst = self.worst
        verb = "agree" if self.agrees else "do not all agree"
        return (
            f"{len(self)} tensors {verb} within {self.tolerance:g} of their scale; the worst is "
            f"{worst.name}, {worst.share:.2g}"
        )


_HEAD = ("tensor", "in the model", "kind", "shape", "difference", "of scale")


def _cells(row: Difference) -> Tuple[str, ...]:
    shape = "×".join(map(str, row.shape)) or "1"
    return (row.name, row.path, row.kind, shape, f"{row.difference:.2g}", f"{row.share:.2g}")


def _aligned(lines: Sequence[Sequence[str]]) -> List[str]:
    widths = [max(map(len, column)) for column in zip(*lines)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip()
        for line in lines
    ]


def compare(
    session: Session,
    model: nn.Module,
    traced: Traced,
    plan: Plan,
    x: Tensor,
    target: Optional[Tensor],
    tolerance: float,
) -> Comparison:
    """Run both, and measure."""
    loss = getattr(session, "loss", None) if target is not None else None
    kept = session.snapshot()
    try:
        here, masks = _run_session(session, plan, loss is not None)
    finally:
        session.restore(kept)
        session.forget(kept)
    upstream = here.pop(_UPSTREAM, None)
    given = _Given(plan, x, target, loss, masks, upstream)
    there = _run_graph(traced, given)
    there.update(_run_model(model, given))
    return Comparison(_measure(plan, here, there), tolerance)


Values = Dict[str, np.ndarray]


@dataclass(frozen=True)
class _Given:
    """What a pass over the model is made with."""

    plan: Plan
    x: Tensor
    target: Optional[Tensor]
    loss: Any
    #: The masks of the session's pass: two generators never draw the same.
    masks: Sequence[Optional[Tensor]]
    #: The gradient to go back from where there is no loss.
    upstream: Optional[np.ndarray]


def _run_session(
    session: Session, plan: Plan, has_loss: bool
) -> Tuple[Values, List[Optional[Tensor]]]:
    """One pass both ways, with what came of it, and the masks."""
    trains = plan.trains is not False
    values: Values = {
        loaded.address: session[loaded.address]
        for loaded in plan.loaded
        # What earlier passes in training did to them changes nothing in this one.
        if not (trains and _is_statistic(loaded.address))
    }
    session.run("mode train" if trains else "mode eval", forms=())
    for loaded in plan.loaded:
        if trains and _is_statistic(loaded.address):
            session[loaded.address] = loaded.tensor.detach().numpy()
    session.run("forward", forms=())
    last = plan.layers[-1].name
    if has_loss:
        session.run("backward", forms=())
        values["loss"] = session["loss"]
    else:
        shape = session[f"{last}.out"].shape
        values[_UPSTREAM] = np.random.default_rng(0).standard_normal(shape)
        session[_UPSTREAM] = values[_UPSTREAM]
        session.run(f"backward with {_UPSTREAM}", forms=())
    values["input.grad"] = session["input.grad"]
    for layer in plan.layers:
        values[f"{layer.name}.out"] = session[f"{layer.name}.out"]
        values[f"{layer.name}.out.grad"] = session[f"{layer.name}.out.grad"]
    for loaded in plan.loaded:
        if loaded.is_weight:
            values[f"{loaded.address}.grad"] = session[f"{loaded.address}.grad"]
        elif _is_statistic(loaded.address):
            values[f"{loaded.address} moved"] = session[loaded.address]
    if trains:
        masks = [
            None if name is None else torch.from_numpy(session[f"{name}.mask"])
            for name in plan.dropouts
        ]
        return values, masks
    return values, [None for _ in plan.dropouts]


def _is_statistic(address: str) -> bool:
    return address.endswith((".mean", ".var"))


class _Masks(TorchFunctionMode):
    """Dropout by given masks, in the order of its uses."""

    def __init__(self, masks: Sequence[Optional[Tensor]]) -> None:
        super().__init__()
        self._masks = list(masks)

    def __torch_function__(
        self, func: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        if func is F.dropout or func is torch.dropout:
            mask = self._masks.pop(0) if self._masks else None
            if mask is not None:
                given = args[0] if args else kwargs["input"]
                return given * mask.reshape(given.shape)
        return func(*args, **(kwargs or {}))


def _go_back(output: Tensor, given: _Given) -> Optional[Tensor]:
    """Backward from the loss, or from a gradient of the output; the loss."""
    if given.loss is not None:
        value: Tensor = given.loss(output, given.target)
        value.backward()  # type: ignore[no-untyped-call]
        return value
    assert given.upstream is not None
    upstream = torch.from_numpy(given.upstream).reshape(output.shape)
    output.backward(upstream)  # type: ignore[no-untyped-call]
    return None


def _run_model(model: nn.Module, given: _Given) -> Values:
    """The model itself, in double precision: output, loss, and the gradients of what it holds."""
    twin = doubled(model)
    twin.requires_grad_(True)
    leaf = given.x.clone().requires_grad_(True)
    values: Values = {}
    for path, tensor in [*twin.named_parameters(), *twin.named_buffers()]:
        values[path] = _array(tensor)
    with torch.random.fork_rng(devices=[]), torch.enable_grad():
        with _Masks(given.masks):
            # A model may write into what it is given, which a leaf would not let it.
            output = twin(leaf.clone())
        found: Values = {f"{given.plan.layers[-1].name}.out": _array(output)}
        try:
            value = _go_back(output, given)
        except RuntimeError as error:
            if "inplace" not in str(error) and "in-place" not in str(error):
                raise
            # What it wrote in place was needed: its graph, which writes nothing, goes back instead.
        else:
            found.update(_gradients(twin, given.plan, leaf))
            if value is not None:
                found["loss"] = _array(value)
    buffers = dict(twin.named_buffers())
    for loaded in given.plan.loaded:
        found[loaded.address] = values.get(loaded.path, _array(loaded.tensor))
        if _is_statistic(loaded.address):
            found[f"{loaded.address} moved"] = _array(buffers[loaded.path])
    return found


def _gradients(twin: nn.Module, plan: Plan, leaf: Tensor) -> Values:
    """The gradients of the input and of all weights."""
    parameters = dict(twin.named_parameters())
    values = {
        f"{loaded.address}.grad": _grad(parameters[loaded.path])
        for loaded in plan.loaded
        if loaded.is_weight
    }
    return {"input.grad": _grad(leaf), **values}


def _run_graph(traced: Traced, given: _Given) -> Values:
    """The model's graph: what is between input and output, which the model itself does not keep."""
    wanted = {layer.node for layer in given.plan.layers}
    found: Dict[str, Tensor] = {}

    class Keeping(Interpreter):
        def run_node(self, n: Node) -> Any:
            result = super().run_node(n)
            if any(self.env.get(source) is result for source in n.all_input_nodes):
                # What lets all through, as dropout in eval, has readers of its own all the same.
                result = result.clone()
            if n.name in wanted and isinstance(result, Tensor):
                if result.requires_grad:
                    result.retain_grad()
                found[n.name] = result
            return result

    leaf = given.x.clone().requires_grad_(True)
    traced.twin.requires_grad_(True)
    for path, module in traced.modules.items():
        module.training = traced.trains[path]
    with torch.random.fork_rng(devices=[]), torch.enable_grad(), _Masks(given.masks):
        output = Keeping(traced.graph_module).run(leaf)
    value = _go_back(output, given)
    values = _gradients(traced.twin, given.plan, leaf)
    if value is not None:
        values["loss"] = _array(value)
    for layer in given.plan.layers:
        values[f"{layer.name}.out"] = _array(found[layer.node])
        values[f"{layer.name}.out.grad"] = _grad(found[layer.node])
    return values


def _array(tensor: Tensor) -> np.ndarray:
    return np.array(tensor.detach().to(torch.float64).numpy())


def _grad(tensor: Tensor) -> np.ndarray:
    return np.zeros(tuple(tensor.shape)) if tensor.grad is None else _array(tensor.grad)


def _measure(plan: Plan, here: Values, there: Values) -> List[Difference]:
    paths = {"input.grad": "x", "loss": "loss"}
    for layer in plan.layers:
        paths[f"{layer.name}.out"] = paths[f"{layer.name}.out.grad"] = layer.path
    for loaded in plan.loaded:
        for suffix in ("", ".grad", " moved"):
            paths[loaded.address + suffix] = loaded.path
    sizes: Dict[str, float] = {}
    for name in here:
        kind = _kind(name)
        sizes[kind] = max(sizes.get(kind, 0.0), _size(there[name]))
    rows: List[Difference] = []
    for name, ours in here.items():
        theirs = there[name].reshape(ours.shape)
        scale = max(_size(theirs), _FLOOR * sizes[_kind(name)])
        shown = name.replace(" moved", "")
        apart = _apart(ours, theirs)
        rows.append(Difference(shown, paths[name], _kind(name), ours.shape, apart, scale))
    return sorted(rows, key=lambda row: _KINDS.index(row.kind))


_KINDS = ("weight", "output", "loss", "statistic", "gradient")


def _kind(name: str) -> str:
    if name.endswith(".grad"):
        return "gradient"
    if name.endswith(" moved") or _is_statistic(name):
        return "statistic"
    if name.endswith(".out"):
        return "output"
    return "loss" if name == "loss" else "weight"


def _size(array: np.ndarray) -> float:
    finite = np.abs(array[np.isfinite(array)])
    return float(finite.max()) if finite.size else 0.0


def _apart(ours: np.ndarray, theirs: np.ndarray) -> float:
    """The largest difference; what is not finite has to be the same."""
    same = (ours == theirs) | (np.isnan(ours) & np.isnan(theirs))
    with np.errstate(invalid="ignore"):
        apart = np.where(same, 0.0, np.abs(ours - theirs))
    return float(np.where(np.isfinite(apart), apart, np.inf).max(initial=0.0))
