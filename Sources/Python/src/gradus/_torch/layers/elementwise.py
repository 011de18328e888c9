"""Layers that work on each number, softmax and dropout."""

from __future__ import annotations

from typing import Any, Optional, Sequence, Type

import torch
import torch.nn.functional as F
from torch import nn

from ..building import Builder, Value, number
from .registry import FUNCTIONS, function, module
from .weights import held_by


def _elementwise(b: Builder, word: str, options: Sequence[str], input: Any) -> Value:
    value = b.settled(input)
    return b.layer(word, options, value, value.shape)


def _plain(word: str, *targets: Any, methods: Sequence[str] = ()) -> None:
    @function(*targets, methods=methods)
    def handler(b: Builder, input: Any) -> Value:
        return _elementwise(b, word, [], input)


_plain("relu", F.relu, torch.relu, methods=["relu"])
_plain("sigmoid", F.sigmoid, torch.sigmoid, torch.special.expit, methods=["sigmoid"])
_plain("tanh", F.tanh, torch.tanh, methods=["tanh"])
_plain("silu", F.silu)
_plain("selu", F.selu, torch.selu)


def _plain_module(word: str, *types: Type[nn.Module]) -> None:
    @module(*types)
    def handler(b: Builder, m: nn.Module, trains: bool, input: Any) -> Value:
        return _elementwise(b, word, [], input)


_plain_module("relu", nn.ReLU)
_plain_module("sigmoid", nn.Sigmoid)
_plain_module("tanh", nn.Tanh)
_plain_module("silu", nn.SiLU)
_plain_module("selu", nn.SELU)


@function(F.leaky_relu)
def _leaky_relu(b: Builder, input: Any, negative_slope: float = 0.01) -> Value:
    return _elementwise(b, "leakyrelu", [number(negative_slope)], input)


@module(nn.LeakyReLU)
def _leaky_relu_module(b: Builder, m: nn.LeakyReLU, trains: bool, input: Any) -> Any:
    return _leaky_relu(b, input, m.negative_slope)


@function(F.elu)
def _elu(b: Builder, input: Any, alpha: float = 1.0) -> Value:
    return _elementwise(b, "elu", [number(alpha)], input)


@module(nn.ELU)
def _elu_module(b: Builder, m: nn.ELU, trains: bool, input: Any) -> Any:
    return _elu(b, input, m.alpha)


@function(F.celu, torch.celu)
def _celu(b: Builder, input: Any, alpha: float = 1.0) -> Value:
    if alpha != 1:
        raise b.refusal(f"its alpha is {alpha}", "an alpha of 1 works, and nn.ELU")
    return _elementwise(b, "elu", [], input)


@module(nn.CELU)
def _celu_module(b: Builder, m: nn.CELU, trains: bool, input: Any) -> Any:
    return _celu(b, input, m.alpha)


@function(F.gelu)
def _gelu(b: Builder, input: Any, approximate: str = "none") -> Value:
    return _elementwise(b, "gelu", ["approx"] if approximate == "tanh" else [], input)


@module(nn.GELU)
def _gelu_module(b: Builder, m: nn.GELU, trains: bool, input: Any) -> Any:
    return _gelu(b, input, m.approximate)


@function(F.softplus)
def _softplus(b: Builder, input: Any, beta: float = 1, threshold: float = 20) -> Value:
    if threshold != 20:
        raise b.refusal(f"its threshold is {threshold}", "a threshold of 20 works")
    return _elementwise(b, "softplus", [number(beta)], input)


@module(nn.Softplus)
def _softplus_module(b: Builder, m: nn.Softplus, trains: bool, input: Any) -> Any:
    return _softplus(b, input, m.beta, m.threshold)


@function(F.prelu, torch.prelu)
def _prelu(b: Builder, input: Any, weight: Any) -> Value:
    value = b.settled(input)
    held = held_by(b, weight)
    if held.tensor.numel() != 1:
        raise b.refusal("it has a slope for each channel", "num_parameters=1 works")
    b.owner("prelu", held, None, may_share=False)
    made = b.layer("prelu", [], value, value.shape)
    b.load(f"{made.layer}.weight", held)
    return made


@module(nn.PReLU)
def _prelu_module(b: Builder, m: nn.PReLU, trains: bool, input: Any) -> Any:
    return _prelu(b, input, b.held(m.weight))


@function(F.softmax, torch.softmax, methods=["softmax"])
def _softmax(
    b: Builder, input: Any, dim: Optional[int] = None, _stacklevel: int = 3, dtype: Any = None
) -> Value:
    value = b.settled(input)
    rank = b.batch_axes + len(value.shape)
    # Without dim PyTorch takes the channels, or the features.
    if dim is not None and dim % rank != b.batch_axes:
        raise b.refusal(f"it goes along axis {dim}", f"dim={b.batch_axes}, the channels, works")
    return _elementwise(b, "softmax", [], value)


@module(nn.Softmax)
def _softmax_module(b: Builder, m: nn.Softmax, trains: bool, input: Any) -> Any:
    return _softmax(b, input, m.dim)


@module(nn.Softmax2d)
def _softmax2d_module(b: Builder, m: nn.Softmax2d, trains: bool, input: Any) -> Any:
    return _softmax(b, b.picture(input), -3)


@function(F.dropout, torch.dropout)
def _dropout(b: Builder, input: Any, p: float = 0.5, training: bool = True) -> Value:
    if p:
        b.mode(training)
    made = _elementwise(b, "dropout", [number(p)], input)
    b.plan.dropouts.append(made.layer)
    return made


@module(nn.Dropout)
def _dropout_module(b: Builder, m: nn.Dropout, trains: bool, input: Any) -> Any:
    return _dropout(b, input, m.p, trains)


def is_dropping(target: Any) -> bool:
    """Whether a function is dropout."""
    return FUNCTIONS.get(target) is _dropout


@module(nn.Dropout1d, nn.Dropout2d, nn.AlphaDropout, nn.FeatureAlphaDropout)
def _other_dropout(b: Builder, m: Any, trains: bool, input: Any) -> Value:
    if m.p:
        raise b.refusal("there is no layer for it", "nn.Dropout works, and p=0")
    value: Value = b.settled(input)
    return value
