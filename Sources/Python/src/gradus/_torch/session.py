"""A session that is a model of PyTorch."""

from __future__ import annotations

import copy
from typing import Any, Optional

import numpy as np
import torch
from torch import Tensor, nn

from ..errors import GradusError, GradusMismatch, GradusUnsupported
from ..session import Session
from .building import Builder
from .comparing import TOLERANCE, Comparison, compare
from .losses import statement_of
from .plan import Plan
from .tracing import Traced


class TorchSession(Session):
    """A session whose network came from PyTorch; :meth:`compare` holds both against each other."""

    plan: Plan
    #: The loss that it was made with, in double precision.
    loss: Any = None

    @property
    def names(self) -> "dict[str, str]":
        """Gradus's layers by the model's paths, as ``{"features.0": "conv1"}``."""
        return self.plan.names

    def compare(self, model: nn.Module, *, tolerance: float = TOLERANCE) -> Comparison:
        """Run the model and this session, and compare every number of both.

        Both take the session's input and target as they are now. The model runs as a copy in double
        precision; neither it nor the session is changed, but for draws that the session does not
        keep. Without a loss both go back from one gradient of the output, drawn at random.

        Masks of dropout are the session's, which the copy is made to use: two generators of random
        numbers never agree, and with the same mask all else can be compared. Running statistics
        are compared by how one pass moves them, from the model's.

        It raises :class:`GradusMismatch` where a difference is more than ``tolerance`` times the
        scale of its kind, else gives a table of the largest differences.
        """
        x = torch.from_numpy(np.array(self["input"]))
        traced = Traced(model, x)
        plan = Builder(traced, x).build()
        ours = [layer.statement for layer in self.plan.layers]
        theirs = [layer.statement for layer in plan.layers]
        if ours != theirs or plan.input != self.plan.input:
            raise GradusMismatch(_other_layers(self.plan, plan))
        table = compare(self, model, traced, plan, x, self._target(), tolerance)
        if not table.agrees:
            raise GradusMismatch(table.complaint, table)
        return table

    def _target(self) -> Optional[Tensor]:
        if self.loss is None:
            return None
        try:
            target = torch.from_numpy(np.array(self["target"]))
        except GradusError:
            return None
        name = getattr(self.loss, "__name__", type(self.loss).__name__).lower()
        func = getattr(self.loss, "func", None)
        is_class = "cross" in name and "binary" not in name or func is nn.functional.cross_entropy
        return target.long() if is_class else target

    def _another(self) -> "TorchSession":
        other = super()._another()
        other.plan, other.loss = self.plan, self.loss
        return other


def from_torch(
    model: nn.Module,
    x: Any,
    target: Any = None,
    loss: Any = None,
    **options: Any,
) -> TorchSession:
    """A session that is the same network as a model of PyTorch, with its weights.

    ``x`` is an input: N × C × H × W or C × H × W, N × F or F. ``loss`` is a loss of PyTorch, and
    ``target`` what it takes; both or neither. ``options`` are those of :class:`Session`.

    What ``torch.fx`` can trace is carried over: the layers of Gradus as modules or functions, sums,
    ``torch.cat``, views that flatten, and modules that are used several times. Weights are
    loaded to the bit, running statistics and the mode too; what does not require a gradient is
    frozen. Anything else raises :class:`GradusUnsupported`, with its path and what would work.
    """
    if not isinstance(model, nn.Module):
        raise TypeError(f"a torch.nn.Module is expected, not {type(model).__name__}")
    if (target is None) != (loss is None):
        raise TypeError("target and loss belong together: give both, or neither")
    given = _tensor(x, "x")
    traced = Traced(model, given)
    plan = Builder(traced, given).build()
    statement = None
    aim = torch.zeros(0)
    if loss is not None:
        aim = torch.as_tensor(target).detach().cpu()
        with torch.no_grad(), torch.random.fork_rng(devices=[]):
            traced.twin.eval()
            output = traced.twin(given.clone())
        statement = statement_of(loss, output, aim)
    session = TorchSession(**options)
    try:
        session.plan = plan
        _build(session, plan)
        session["input"] = given.numpy()
        if statement is not None:
            session.run(statement, forms=())
            session["target"] = aim.to(torch.float64).numpy()
            twin = copy.deepcopy(loss)
            session.loss = twin.to("cpu", torch.float64) if isinstance(twin, nn.Module) else twin
    except BaseException:
        session.close()
        raise
    return session


def _build(session: Session, plan: Plan) -> None:
    session.run(f"input {'x'.join(map(str, plan.input))}", forms=())
    for layer in plan.layers:
        try:
            session.run(layer.statement, forms=())
        except GradusError as error:
            raise GradusUnsupported(layer.path, error.message, error.note) from error
    for loaded in plan.loaded:
        session[loaded.address] = loaded.tensor.detach().numpy()
    for address in plan.held:
        session.run(f"freeze {address}", forms=())
    if plan.trains is False:
        session.run("mode eval", forms=())


def _tensor(x: Any, name: str) -> Tensor:
    given = torch.as_tensor(x).detach().cpu()
    if given.is_complex() or given.dtype == torch.bool:
        raise TypeError(f"{name} holds {given.dtype}, and not numbers that a double can be")
    if not 1 <= given.dim() <= 4:
        raise TypeError(
            f"{name} is {tuple(given.shape)}: samples × channels × rows × columns are expected, "
            "samples × features, or either of one sample"
        )
    if given.numel() == 0:
        raise TypeError(f"{name} is {tuple(given.shape)}, which has no number")
    return given.to(torch.float64)


def _other_layers(ours: Plan, theirs: Plan) -> str:
    if ours.input != theirs.input:
        return f"the model takes {theirs.input}, and the session {ours.input}"
    for here, there in zip(ours.layers, theirs.layers):
        if here.statement != there.statement:
            return (
                f"the model is another network: {there.path} is `{there.statement}`, and the "
                f"session was made with `{here.statement}`"
            )
    return (
        f"the model is another network: it has {len(theirs.layers)} layers, and the session "
        f"was made with {len(ours.layers)}"
    )
