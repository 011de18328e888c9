"""The layers: for each operation of PyTorch the statement that makes the same."""

from __future__ import annotations

import operator
from typing import Any, Callable, Dict, List, Optional, Sequence, Type

import torch
import torch.nn.functional as F
from torch import nn

from .building import Builder, Held, Value, number, pair, size

Handler = Callable[..., Any]

FUNCTIONS: Dict[Any, Handler] = {}
METHODS: Dict[str, Handler] = {}
MODULES: Dict[Type[nn.Module], Handler] = {}
#: Names of functions that do not tell theirs.
NAMES: Dict[Any, str] = {
    operator.add: "+",
    operator.sub: "-",
    operator.mul: "*",
    operator.truediv: "/",
    operator.matmul: "@",
    operator.getitem: "[…]",
}


def function(*targets: Any, methods: Sequence[str] = ()) -> Callable[[Handler], Handler]:
    """Says which functions and methods a handler is for."""

    def register(handler: Handler) -> Handler:
        FUNCTIONS.update((target, handler) for target in targets)
        METHODS.update((name, handler) for name in methods)
        return handler

    return register


def module(*types: Type[nn.Module]) -> Callable[[Handler], Handler]:
    """Says which modules a handler is for; it gets the module, whether it trains, and the input."""

    def register(handler: Handler) -> Handler:
        MODULES.update((kind, handler) for kind in types)
        return handler

    return register


def _option(word: str, given: Any, usual: Any) -> List[str]:
    return [] if pair(given) == pair(usual) else [word, size(given)]


def _switch(word: str, given: bool, usual: bool) -> List[str]:
    return [] if bool(given) == usual else [word, "on" if given else "off"]


# Weights


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
    options = [*options, *_switch("bias", bias is not None, True)]
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
    held = _held(b, weight)
    padded = ["pad", padding] if isinstance(padding, str) else _option("pad", padding, 0)
    options = [
        str(held.tensor.shape[0]),
        size(tuple(held.tensor.shape[2:])),
        *_option("stride", stride, 1),
        *padded,
        *_option("dilation", dilation, 1),
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
    held = _held(b, weight)
    options = [
        str(held.tensor.shape[1] * groups),
        size(tuple(held.tensor.shape[2:])),
        *_option("stride", stride, 1),
        *_option("pad", padding, 0),
        *_option("outpad", output_padding, 0),
        *_option("dilation", dilation, 1),
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
    held = _held(b, weight)
    if len(value.shape) != 1:
        raise b.refusal(
            f"it reads {' × '.join(map(str, value.shape))} along its last axis alone",
            "nn.Flatten before it, or nn.Conv2d of 1 × 1, works",
        )
    return _weighted(b, "dense", [str(held.tensor.shape[0])], value, weight, bias)


@module(nn.Linear)
def _linear_module(b: Builder, m: nn.Linear, trains: bool, input: Any) -> Value:
    return _linear(b, input, b.held(m.weight), b.held(m.bias))  # type: ignore[no-any-return]


def _held(b: Builder, weight: Any) -> Held:
    if not isinstance(weight, Held):
        raise b.refusal(
            "its weights are worked out by the model itself", "weights that a module holds work"
        )
    return weight


# Pools


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
        *_option("pad", padding, 0),
        *_option("dilation", dilation, 1),
        *_switch("ceil", ceil_mode, False),
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
        *_option("pad", padding, 0),
        *_switch("count-pad", count_include_pad, True),
        *_switch("ceil", ceil_mode, False),
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
    return [] if stride is None or stride == [] else _option("stride", stride, kernel)


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


# Norms


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
        *_switch("affine", weight is not None or bias is not None, True),
        *_switch("track", tracks, True),
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
        *_switch("affine", weight is not None or bias is not None, True),
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
        *_switch("affine", weight is not None or bias is not None, True),
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
        *_switch("affine", m.weight is not None, True),
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


# Elementwise


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
    held = _held(b, weight)
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


# Around and between


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
