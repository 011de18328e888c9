"""Norms."""

from __future__ import annotations

from typing import Any, Optional, Sequence

import torch
import torch.nn.functional as F
from torch import nn

from ..building import Builder, Value, number
from .registry import function, module, switch


@function(F.batch_norm, torch.batch_norm)
def _batch_norm(
    b: Builder,
    input: Any,
    running_mean: Any,
    running_var: Any,
    weight: Any = None,
    bias: Any = None,
    training: bool = False,
    momentum: Optional[float] = 0.1,
    eps: float = 1e-5,
    cudnn_enabled: bool = True,
) -> Value:
    value = b.settled(input)
    if momentum is None:
        raise b.refusal(
            "its statistics are a mean over all batches (momentum=None)", "momentum=0.1 works"
        )
    tracks = running_mean is not None
    if tracks or not training:
        b.mode(training)
    options = [
        *([] if eps == 1e-5 else ["eps", number(eps)]),
        *([] if momentum == 0.1 else ["momentum", number(momentum)]),
        *switch("affine", weight is not None or bias is not None, True),
        *switch("track", tracks, True),
    ]
    made = _normed(b, "batchnorm", options, value, weight, bias)
    if tracks:
        for held in (running_mean, running_var):
            b.owner("batchnorm", held, None, may_share=False)
        b.load(f"{made.layer}.mean", running_mean, is_weight=False)
        b.load(f"{made.layer}.var", running_var, is_weight=False)
    return made


@module(nn.BatchNorm2d, nn.BatchNorm1d)
def _batch_norm_module(b: Builder, m: Any, trains: bool, input: Any) -> Any:
    tracked = m.running_mean is not None
    return _batch_norm(
        b,
        input,
        b.held(m.running_mean),
        b.held(m.running_var),
        b.held(m.weight),
        b.held(m.bias),
        trains if tracked else True,
        m.momentum,
        m.eps,
    )


@function(F.layer_norm, torch.layer_norm)
def _layer_norm(
    b: Builder,
    input: Any,
    normalized_shape: Any,
    weight: Any = None,
    bias: Any = None,
    eps: float = 1e-5,
    cudnn_enable: bool = True,
) -> Value:
    value = b.settled(input)
    if tuple(normalized_shape) != value.shape:
        raise b.refusal(
            f"it norms {tuple(normalized_shape)} of a sample of {value.shape}",
            "a norm over all of a sample works, and nn.GroupNorm",
        )
    options = [
        *([] if eps == 1e-5 else ["eps", number(eps)]),
        *switch("affine", weight is not None or bias is not None, True),
    ]
    return _normed(b, "layernorm", options, value, weight, bias)


@module(nn.LayerNorm)
def _layer_norm_module(b: Builder, m: nn.LayerNorm, trains: bool, input: Any) -> Any:
    return _layer_norm(b, input, m.normalized_shape, b.held(m.weight), b.held(m.bias), m.eps)


@function(F.group_norm, torch.group_norm)
def _group_norm(
    b: Builder,
    input: Any,
    num_groups: int,
    weight: Any = None,
    bias: Any = None,
    eps: float = 1e-5,
    cudnn_enabled: bool = True,
) -> Value:
    value = b.settled(input)
    if not b.batch_axes:
        raise b.refusal("it takes the channels for samples", "give x an axis of samples: x[None]")
    options = [
        str(num_groups),
        *([] if eps == 1e-5 else ["eps", number(eps)]),
        *switch("affine", weight is not None or bias is not None, True),
    ]
    return _normed(b, "groupnorm", options, value, weight, bias)


@module(nn.GroupNorm)
def _group_norm_module(b: Builder, m: nn.GroupNorm, trains: bool, input: Any) -> Any:
    return _group_norm(b, input, m.num_groups, b.held(m.weight), b.held(m.bias), m.eps)


@module(nn.InstanceNorm2d)
def _instance_norm(b: Builder, m: nn.InstanceNorm2d, trains: bool, input: Any) -> Any:
    value = b.picture(input)
    if m.running_mean is not None:
        raise b.refusal("it tracks statistics", "track_running_stats=False works")
    # Each channel is a group of its own.
    options = [
        str(value.shape[0]),
        *([] if m.eps == 1e-5 else ["eps", number(m.eps)]),
        *switch("affine", m.weight is not None, True),
    ]
    return _normed(b, "groupnorm", options, value, b.held(m.weight), b.held(m.bias))


def _normed(
    b: Builder, word: str, options: Sequence[str], value: Value, weight: Any, bias: Any
) -> Value:
    for held in (weight, bias):
        if held is not None:
            b.owner(word, held, None, may_share=False)
    made = b.layer(word, options, value, b.result_shape())
    for field, held in (("weight", weight), ("bias", bias)):
        if held is not None:
            b.load(f"{made.layer}.{field}", held)
        elif weight is not None or bias is not None:
            # Gradus has both or neither: the missing one stays 1, or 0.
            b.plan.held.append(f"{made.layer}.{field}")
    return made
