"""Pools."""

from __future__ import annotations

from typing import Any, List, Optional

import torch
import torch.nn.functional as F
from torch import nn

from ..building import Builder, Value, size
from .registry import function, module, option, switch


@function(F.max_pool2d, torch.max_pool2d)
def _max_pool(
    b: Builder,
    input: Any,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    dilation: Any = 1,
    ceil_mode: bool = False,
    return_indices: bool = False,
) -> Value:
    value = b.picture(input)
    if return_indices:
        raise b.refusal("it gives back indices", "return_indices=False works")
    options = [
        size(kernel_size),
        *_stride(stride, kernel_size),
        *option("pad", padding, 0),
        *option("dilation", dilation, 1),
        *switch("ceil", ceil_mode, False),
    ]
    return b.layer("maxpool", options, value, b.result_shape())


@module(nn.MaxPool2d)
def _max_pool_module(b: Builder, m: nn.MaxPool2d, trains: bool, input: Any) -> Any:
    return _max_pool(
        b, input, m.kernel_size, m.stride, m.padding, m.dilation, m.ceil_mode, m.return_indices
    )


@function(F.avg_pool2d)
def _avg_pool(
    b: Builder,
    input: Any,
    kernel_size: Any,
    stride: Any = None,
    padding: Any = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
    divisor_override: Optional[int] = None,
) -> Value:
    value = b.picture(input)
    if divisor_override is not None:
        raise b.refusal("its divisor is overridden", "divisor_override=None works")
    options = [
        size(kernel_size),
        *_stride(stride, kernel_size),
        *option("pad", padding, 0),
        *switch("count-pad", count_include_pad, True),
        *switch("ceil", ceil_mode, False),
    ]
    return b.layer("avgpool", options, value, b.result_shape())


@module(nn.AvgPool2d)
def _avg_pool_module(b: Builder, m: nn.AvgPool2d, trains: bool, input: Any) -> Any:
    return _avg_pool(
        b,
        input,
        m.kernel_size,
        m.stride,
        m.padding,
        m.ceil_mode,
        m.count_include_pad,
        m.divisor_override,
    )


def _stride(stride: Any, kernel: Any) -> List[str]:
    # An empty stride is the kernel's, as None is.
    return [] if stride is None or stride == [] else option("stride", stride, kernel)


@function(F.adaptive_avg_pool2d)
def _adaptive_avg(b: Builder, input: Any, output_size: Any) -> Value:
    value = b.picture(input)
    shape = b.result_shape()
    if shape[1:] == (1, 1):
        return b.layer("globalavgpool", [], value, shape)
    return b.layer("adaptiveavgpool", [size(shape[1:])], value, shape)


@module(nn.AdaptiveAvgPool2d)
def _adaptive_avg_module(b: Builder, m: nn.AdaptiveAvgPool2d, trains: bool, input: Any) -> Any:
    return _adaptive_avg(b, input, m.output_size)


@function(F.adaptive_max_pool2d)
def _adaptive_max(b: Builder, input: Any, output_size: Any, return_indices: bool = False) -> Value:
    value = b.picture(input)
    if return_indices:
        raise b.refusal("it gives back indices", "return_indices=False works")
    shape = b.result_shape()
    if shape[1:] == (1, 1):
        return b.layer("globalmaxpool", [], value, shape)
    rows, columns = value.shape[1:]
    if rows % shape[1] or columns % shape[2]:
        raise b.refusal(
            f"its windows of {rows} × {columns} are not all of one size",
            f"a size that divides {rows} × {columns} works, and nn.MaxPool2d",
        )
    window = size((rows // shape[1], columns // shape[2]))
    return b.layer("maxpool", [window], value, shape)


@module(nn.AdaptiveMaxPool2d)
def _adaptive_max_module(b: Builder, m: nn.AdaptiveMaxPool2d, trains: bool, input: Any) -> Any:
    return _adaptive_max(b, input, m.output_size, m.return_indices)


@function(torch.mean, methods=["mean"])
def _mean(b: Builder, input: Any, dim: Any = None, keepdim: bool = False) -> Value:
    value = b.picture(input)
    axes = [dim] if isinstance(dim, int) else list(dim or [])
    rank = b.batch_axes + 3
    if sorted(axis % rank for axis in axes) != [rank - 2, rank - 1]:
        raise b.refusal(
            "it is not the mean over rows and columns", f"dim=({rank - 2}, {rank - 1}) works"
        )
    pooled = b.layer("globalavgpool", [], value, (value.shape[0], 1, 1))
    return pooled if keepdim else b.viewed(pooled)
