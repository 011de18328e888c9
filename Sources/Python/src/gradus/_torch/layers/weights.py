"""Layers with weights."""

from __future__ import annotations

from typing import Any, Sequence

import torch
import torch.nn.functional as F
from torch import nn

from ..building import Builder, Held, Value, size
from .registry import function, module, option, switch


def _weighted(
    b: Builder,
    word: str,
    options: Sequence[str],
    value: Value,
    weight: Any,
    bias: Any,
    may_share: bool = True,
) -> Value:
    """A layer with weight and bias, or one that uses those of another."""
    owner = b.owner(word, weight, bias, may_share)
    options = [*options, *switch("bias", bias is not None, True)]
    if owner is not None:
        return b.layer(word, [*options, "sharing", owner], value, b.result_shape())
    made = b.layer(word, options, value, b.result_shape())
    b.own(weight, made.layer)
    b.load(f"{made.layer}.weight", weight)
    if bias is not None:
        b.load(f"{made.layer}.bias", bias)
    return made


@function(torch.conv2d, F.conv2d)
def _conv2d(
    b: Builder,
    input: Any,
    weight: Any,
    bias: Any = None,
    stride: Any = 1,
    padding: Any = 0,
    dilation: Any = 1,
    groups: int = 1,
) -> Value:
    value = b.picture(input)
    held = held_by(b, weight)
    padded = ["pad", padding] if isinstance(padding, str) else option("pad", padding, 0)
    options = [
        str(held.tensor.shape[0]),
        size(tuple(held.tensor.shape[2:])),
        *option("stride", stride, 1),
        *padded,
        *option("dilation", dilation, 1),
        *([] if groups == 1 else ["groups", str(groups)]),
    ]
    return _weighted(b, "conv", options, value, weight, bias)


@module(nn.Conv2d)
def _conv_module(b: Builder, m: nn.Conv2d, trains: bool, input: Any) -> Value:
    if m.padding_mode != "zeros":
        raise b.refusal(f"it pads with {m.padding_mode}", "padding_mode='zeros' works")
    return _conv2d(  # type: ignore[no-any-return]
        b, input, b.held(m.weight), b.held(m.bias), m.stride, m.padding, m.dilation, m.groups
    )


@function(torch.conv_transpose2d, F.conv_transpose2d)
def _transpose(
    b: Builder,
    input: Any,
    weight: Any,
    bias: Any = None,
    stride: Any = 1,
    padding: Any = 0,
    output_padding: Any = 0,
    groups: int = 1,
    dilation: Any = 1,
) -> Value:
    value = b.picture(input)
    held = held_by(b, weight)
    options = [
        str(held.tensor.shape[1] * groups),
        size(tuple(held.tensor.shape[2:])),
        *option("stride", stride, 1),
        *option("pad", padding, 0),
        *option("outpad", output_padding, 0),
        *option("dilation", dilation, 1),
        *([] if groups == 1 else ["groups", str(groups)]),
    ]
    return _weighted(b, "convtranspose", options, value, weight, bias, may_share=False)


@module(nn.ConvTranspose2d)
def _transpose_module(
    b: Builder, m: nn.ConvTranspose2d, trains: bool, input: Any, output_size: Any = None
) -> Value:
    outpad: Any = m.output_padding
    if output_size is not None:
        raise b.refusal("its output_size is asked for in forward", "output_padding works")
    return _transpose(  # type: ignore[no-any-return]
        b,
        input,
        b.held(m.weight),
        b.held(m.bias),
        m.stride,
        m.padding,
        outpad,
        m.groups,
        m.dilation,
    )


@function(F.linear)
def _linear(b: Builder, input: Any, weight: Any, bias: Any = None) -> Value:
    value = b.settled(input)
    held = held_by(b, weight)
    if len(value.shape) != 1:
        raise b.refusal(
            f"it reads {' × '.join(map(str, value.shape))} along its last axis alone",
            "nn.Flatten before it, or nn.Conv2d of 1 × 1, works",
        )
    return _weighted(b, "dense", [str(held.tensor.shape[0])], value, weight, bias)


@module(nn.Linear)
def _linear_module(b: Builder, m: nn.Linear, trains: bool, input: Any) -> Value:
    return _linear(b, input, b.held(m.weight), b.held(m.bias))  # type: ignore[no-any-return]


def held_by(b: Builder, weight: Any) -> Held:
    if not isinstance(weight, Held):
        raise b.refusal(
            "its weights are worked out by the model itself", "weights that a module holds work"
        )
    return weight
