"""What changes shapes, and joins values."""

from __future__ import annotations

import operator
from typing import Any, Sequence

import torch
import torch.nn.functional as F
from torch import nn

from ..building import Builder, Value
from .registry import function, module


@function(F.pad)
def _pad(
    b: Builder, input: Any, pad: Sequence[int], mode: str = "constant", value: Any = None
) -> Value:
    picture = b.picture(input)
    sides = [int(side) for side in pad]
    sides += [0] * (4 - len(sides))
    if mode != "constant" or value not in (None, 0):
        raise b.refusal("it pads with something else than zeros", "zeros work")
    if any(sides[4:]) or min(sides) < 0:
        raise b.refusal(
            f"it pads by {tuple(pad)}", "rows and columns added on the four sides work"
        )
    return b.layer("zeropad", [str(side) for side in sides[:4]], picture, b.result_shape())


@module(nn.ZeroPad2d, nn.ConstantPad2d)
def _pad_module(b: Builder, m: Any, trains: bool, input: Any) -> Any:
    return _pad(b, input, m.padding, "constant", getattr(m, "value", 0))


@function(F.interpolate, F.upsample)
def _interpolate(
    b: Builder,
    input: Any,
    size: Any = None,
    scale_factor: Any = None,
    mode: str = "nearest",
    align_corners: Any = None,
    recompute_scale_factor: Any = None,
    antialias: bool = False,
) -> Value:
    value = b.picture(input)
    shape = b.result_shape()
    if mode not in ("nearest", "nearest-exact"):
        raise b.refusal(f"its mode is {mode}", "mode='nearest' works")
    if shape[1] % value.shape[1] or shape[2] % value.shape[2]:
        raise b.refusal(
            f"{shape[1]} × {shape[2]} is no multiple of {value.shape[1]} × {value.shape[2]}",
            "a whole factor works",
        )
    factor = f"{shape[1] // value.shape[1]}x{shape[2] // value.shape[2]}"
    return b.layer("upsample", [factor], value, shape)


@module(nn.Upsample, nn.UpsamplingNearest2d)
def _upsample_module(b: Builder, m: nn.Upsample, trains: bool, input: Any) -> Any:
    return _interpolate(b, input, m.size, m.scale_factor, m.mode)


@module(nn.Identity)
def _identity_module(b: Builder, m: nn.Identity, trains: bool, input: Any) -> Any:
    return input


@function(
    torch.flatten,
    torch.reshape,
    torch.squeeze,
    torch.unsqueeze,
    torch.clone,
    methods=[
        "view", "reshape", "flatten", "squeeze", "unsqueeze", "contiguous", "clone", "view_as",
    ],
)
def _view(b: Builder, input: Any, *shape: Any, **named: Any) -> Value:
    if not isinstance(input, Value):
        return b.settled(input)
    return b.viewed(input)


@module(nn.Flatten, nn.Unflatten)
def _flatten_module(b: Builder, m: nn.Module, trains: bool, input: Any) -> Any:
    return _view(b, input)


@function(torch.add, operator.add, methods=["add"])
def _add(b: Builder, input: Any, other: Any, *, alpha: Any = 1) -> Value:
    if alpha != 1:
        raise b.refusal(f"its alpha is {alpha}", "an alpha of 1 works")
    operands = [input, other]
    for one, another in (operands, operands[::-1]):
        # Python's sum begins with 0.
        if isinstance(one, (int, float)) and one == 0 and isinstance(another, Value):
            return another
    for operand in operands:
        if isinstance(operand, (int, float)):
            raise b.refusal(f"it adds {operand}", "two outputs of layers can be added")
    first, second = (b.settled(operand) for operand in operands)
    if first.shape != second.shape:
        raise b.refusal(
            f"it adds {first.shape} and {second.shape}", "two tensors of one shape work"
        )
    last = b.plan.layers[-1].name if b.plan.layers else "input"
    main, named = (first, second) if first.layer == last else (second, first)
    return b.layer("add", [named.layer], main, main.shape)


@function(torch.cat, torch.concat, torch.concatenate)
def _cat(b: Builder, tensors: Any, dim: int = 0) -> Value:
    values = [b.settled(value) for value in tensors]
    rank = b.batch_axes + len(values[0].shape)
    if dim % rank != b.batch_axes:
        raise b.refusal(f"it goes along axis {dim}", f"dim={b.batch_axes}, the channels, works")
    if len(values) == 1:
        return values[0]
    return b.layer("concat", [value.layer for value in values[:-1]], values[-1], b.result_shape())
