"""Losses: which of PyTorch's is which of Gradus."""

from __future__ import annotations

import functools
import inspect
from typing import Any, Callable, Dict, List, Optional, Tuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from ..errors import GradusUnsupported
from .building import number

#: A loss as words, and the class number that it passes over.
Read = Tuple[List[str], Optional[int]]


def _reduction(reduction: str) -> List[str]:
    if reduction == "mean":
        return []
    if reduction == "sum":
        return ["reduction", "sum"]
    raise _refusal(f"its reduction is {reduction!r}", "'mean' and 'sum' work")


def _cross_entropy(
    weight: Optional[Tensor] = None,
    ignore_index: int = -100,
    reduction: str = "mean",
    label_smoothing: float = 0.0,
    **_: Any,
) -> Read:
    words = ["cross-entropy"]
    if weight is not None:
        words += ["weights", f"[{', '.join(number(one) for one in weight.tolist())}]"]
    if label_smoothing:
        words += ["smoothing", number(label_smoothing)]
    return words + _reduction(reduction), ignore_index


def _mse(reduction: str = "mean", weight: Any = None, **_: Any) -> Read:
    _unweighted(weight)
    return ["mse", *_reduction(reduction)], None


def _l1(reduction: str = "mean", weight: Any = None, **_: Any) -> Read:
    _unweighted(weight)
    return ["l1", *_reduction(reduction)], None


def _bce(weight: Any = None, reduction: str = "mean", **_: Any) -> Read:
    _unweighted(weight)
    return ["bce", *_reduction(reduction)], None


def _bce_logits(
    weight: Any = None, reduction: str = "mean", pos_weight: Any = None, **_: Any
) -> Read:
    _unweighted(weight)
    _unweighted(pos_weight)
    return ["bce-logits", *_reduction(reduction)], None


def _huber(reduction: str = "mean", delta: float = 1.0, weight: Any = None, **_: Any) -> Read:
    _unweighted(weight)
    return ["huber", "delta", number(delta), *_reduction(reduction)], None


def _smooth_l1(reduction: str = "mean", beta: float = 1.0, **_: Any) -> Read:
    if beta == 0:
        return ["l1", *_reduction(reduction)], None
    if beta != 1:
        raise _refusal(
            f"with a beta of {beta} it is a Huber loss divided by that",
            f"nn.HuberLoss(delta={beta}) works, or a beta of 1",
        )
    return ["huber", *_reduction(reduction)], None


def _unweighted(weight: Any) -> None:
    if weight is not None:
        raise _refusal("its elements have weights", "equal weights work")


_FUNCTIONS: Dict[Any, Callable[..., Read]] = {
    F.cross_entropy: _cross_entropy,
    F.mse_loss: _mse,
    F.l1_loss: _l1,
    F.binary_cross_entropy: _bce,
    F.binary_cross_entropy_with_logits: _bce_logits,
    F.huber_loss: _huber,
    F.smooth_l1_loss: _smooth_l1,
}

_MODULES: Dict[Any, Tuple[Callable[..., Read], Tuple[str, ...]]] = {
    nn.CrossEntropyLoss: (
        _cross_entropy,
        ("weight", "ignore_index", "reduction", "label_smoothing"),
    ),
    nn.MSELoss: (_mse, ("reduction",)),
    nn.L1Loss: (_l1, ("reduction",)),
    nn.BCELoss: (_bce, ("weight", "reduction")),
    nn.BCEWithLogitsLoss: (_bce_logits, ("weight", "reduction", "pos_weight")),
    nn.HuberLoss: (_huber, ("reduction", "delta")),
    nn.SmoothL1Loss: (_smooth_l1, ("reduction", "beta")),
}

_ADVICE = {
    "NLLLoss": "nn.CrossEntropyLoss on what goes into the log_softmax is the same",
    "nll_loss": "F.cross_entropy on what goes into the log_softmax is the same",
    "MultiMarginLoss": "it divides by the number of classes, which `loss hinge` does not",
    "multi_margin_loss": "it divides by the number of classes, which `loss hinge` does not",
    "SoftMarginLoss": "nn.BCEWithLogitsLoss with targets of 0 and 1 is the same",
}


def _refusal(reason: str, advice: str) -> GradusUnsupported:
    return GradusUnsupported("loss", reason, advice)


def _name(loss: Any) -> str:
    return str(getattr(loss, "__name__", type(loss).__name__))


def statement_of(loss: Any, output: Tensor, target: Tensor) -> str:
    """The statement that sets the same loss; refused where there is none, or for this target."""
    function: Any = loss
    given: Dict[str, Any] = {}
    if isinstance(loss, functools.partial):
        function = loss.func
        # What it is given besides are options, behind the output and the target.
        bound = inspect.signature(function).bind_partial(**loss.keywords)
        given = dict(bound.arguments)
        if loss.args:
            raise _refusal("its first arguments are given before", "keywords work")
    if not isinstance(function, nn.Module) and function in _FUNCTIONS:
        read = _FUNCTIONS[function]
    elif type(function) in _MODULES:
        read, names = _MODULES[type(function)]
        given = {name: getattr(function, name) for name in names}
    else:
        name = _name(function)
        raise _refusal(
            f"{name} is not a loss of Gradus",
            _ADVICE.get(
                name,
                "what works: cross entropy, MSE, L1, BCE, BCEWithLogits, Huber, and SmoothL1 with "
                "a beta of 1",
            ),
        )
    try:
        words, passed_over = read(**given)
    except GradusUnsupported as error:
        raise _refusal(f"{_name(function)}: {error.reason}", error.advice) from None
    if words[0] == "cross-entropy":
        _check_classes(_name(function), output, target, passed_over)
    elif target.shape != output.shape:
        raise _refusal(
            f"{_name(function)}: the target is {tuple(target.shape)}, the output "
            f"{tuple(output.shape)}",
            "a target of the output's shape works",
        )
    return "loss " + " ".join(words)


def _check_classes(name: str, output: Tensor, target: Tensor, passed_over: Optional[int]) -> None:
    if target.is_floating_point():
        raise _refusal(
            f"{name}: the target are probabilities of classes",
            "class numbers work, as target.argmax(1)",
        )
    if target.dim() != output.dim() - 1 or output.dim() > 2:
        raise _refusal(
            f"{name}: the target is {tuple(target.shape)}, the output {tuple(output.shape)}",
            "an output of samples × classes works, with a class number for each sample",
        )
    if passed_over is not None and bool(torch.any(target == passed_over)):
        raise _refusal(f"{name}: it passes over class {passed_over}", "targets without it work")
