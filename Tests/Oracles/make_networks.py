#!/usr/bin/env python3
"""Write networks.json: small random networks with the figures PyTorch gives for them.

    python make_networks.py            write networks.json, check it, print the coverage
    python make_networks.py --check    check the networks.json that is there, write nothing

Every network is one variant of one recipe (see RECIPES). The recipes, not luck, decide
which feature occurs: the variants are listed by hand, and only the numbers are drawn. Where
a feature lies in the numbers (a tie in a pooling window, a zero before a ReLU) numbers are
redrawn until it is there.

All arithmetic is float64. Inputs, weights, biases and targets have at most two decimals, so
that they print short; everything that PyTorch computed is written so that it reads back to
the same bits.

Kinks need care. Where a pre-activation is 0, or two candidates of a maximum are equal, only
because rounding happened to fall that way, another correct program may fall the other way.
Such a network is redrawn: see `is_robust`.
"""

import itertools
import json
import math
import os
import random
import subprocess
import sys
import tempfile

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

HERE = os.path.dirname(os.path.abspath(__file__))
PATH = os.path.join(HERE, "networks.json")

ROUNDS = 9                              # variants taken from each recipe
BATCHES = [None, 1, 2, None, 3, 4]      # None: the input has no batch axis
LEAST = 8                               # every feature occurs at least this often

# --------------------------------------------------------------------------------------
# Layers
# --------------------------------------------------------------------------------------


def pair(size):
    return list(size) if isinstance(size, (tuple, list)) else [size, size]


def conv(out, kernel, stride=1, pad=0, dilation=1, groups=1, bias=None):
    """bias None: on in two layers of three, by turns."""
    return {"kind": "conv", "out": out, "kernel": pair(kernel), "stride": pair(stride),
            "padding": pair(pad), "dilation": pair(dilation), "groups": groups, "bias": bias}


def dense(out, bias=None):
    return {"kind": "dense", "out": out, "bias": bias}


def maxpool(kernel, stride=None, pad=0, dilation=1):
    return {"kind": "maxpool", "kernel": pair(kernel),
            "stride": pair(kernel if stride is None else stride),
            "padding": pair(pad), "dilation": pair(dilation)}


def avgpool(kernel, stride=None, pad=0, count=True):
    return {"kind": "avgpool", "kernel": pair(kernel),
            "stride": pair(kernel if stride is None else stride),
            "padding": pair(pad), "countPad": count}


def leaky(slope=0.01):
    return {"kind": "leakyrelu", "slope": slope}


def word(kind):
    return {"kind": kind}


RELU, SIGMOID, TANH, FLATTEN, GLOBAL = map(
    word, ["relu", "sigmoid", "tanh", "flatten", "globalavgpool"])

# --------------------------------------------------------------------------------------
# Recipes
#
# One entry for each: its name, the losses it goes through, how its numbers are drawn, what
# must come out in the numbers, and its variants as (input shape, layers).
#   decimal  two decimals, about -1…1
#   integer  small whole numbers: zeros and ties are exact in any order of summation
#   logits   decimal, but the last layer's biases are about ±1000
# --------------------------------------------------------------------------------------

ALL = ["cross-entropy", "mse", "squared-error"]
SQUARES = ["mse", "squared-error"]
ENTROPY = ["cross-entropy"]

RECIPES = []


def recipe(name, variants, losses=ALL, values="decimal", need=()):
    RECIPES.append((name, variants, losses, values, need))


def head(*layers, out=3):
    """These layers, then flatten and a dense layer."""
    return list(layers) + [FLATTEN, dense(out)]


recipe("plain", [
    ((1, 5, 5), head(conv(2, 3), RELU)),
    ((2, 4, 4), head(conv(2, 3, pad=1), RELU)),
    ((3, 4, 5), head(conv(2, 2), RELU, out=2)),
    ((1, 6, 6), head(conv(2, 3), TANH, out=4)),
])
recipe("rectangular kernel", [
    ((2, 5, 5), head(conv(2, (2, 3)), RELU)),
    ((1, 5, 6), head(conv(2, (3, 2)), leaky())),
    ((2, 4, 5), head(conv(2, (1, 3)), RELU)),
    ((1, 6, 4), head(conv(3, (4, 1)), SIGMOID)),
    ((1, 5, 7), head(conv(2, (2, 5)), RELU)),
])
recipe("stride", [
    ((1, 6, 6), head(conv(2, 3, stride=2), RELU)),
    ((2, 6, 5), head(conv(2, (3, 2), stride=(2, 1)), RELU)),
    ((1, 5, 7), head(conv(3, 2, stride=(1, 2)), leaky(0.2))),
    ((2, 7, 6), head(conv(2, (2, 3), stride=(3, 2)), TANH)),
    ((1, 7, 7), head(conv(2, 2, stride=3), RELU)),
])
recipe("padding", [
    ((1, 4, 4), head(conv(2, 3, pad=(1, 0)), RELU)),
    ((2, 3, 4), head(conv(2, (2, 3), pad=(0, 2)), RELU)),
    ((1, 4, 3), head(conv(2, 3, pad=(2, 1)), leaky())),
    ((1, 3, 3), head(conv(2, 2, pad=2, bias=True), RELU)),   # whole windows in the padding
    ((2, 3, 3), head(conv(1, 1, pad=(1, 2)), SIGMOID)),  # the same, with a 1x1 kernel
])
recipe("dilation", [
    ((1, 6, 6), head(conv(2, 3, dilation=2), RELU)),
    ((2, 4, 6), head(conv(2, (2, 3), dilation=(1, 2)), RELU)),
    ((1, 6, 5), head(conv(2, (3, 2), dilation=(2, 1)), leaky())),
    ((1, 6, 7), head(conv(2, (3, 2), dilation=(2, 3)), TANH)),
    ((2, 5, 5), head(conv(2, 2, dilation=(3, 2), pad=1), RELU)),
])
recipe("dilation, square", [
    ((1, 6, 6), head(conv(2, 2, dilation=2, stride=2), RELU)),
    ((2, 5, 5), head(conv(2, (2, 3), dilation=2, pad=(0, 1)), leaky(0.2))),
    ((1, 5, 5), head(conv(2, 2, dilation=3, pad=1), TANH)),
])
recipe("windows in the padding", [           # whole windows see nothing of the picture
    ((1, 3, 3), head(conv(2, 2, pad=2, bias=True), SIGMOID)),
    ((2, 2, 3), head(conv(2, (1, 2), pad=(1, 2), bias=True), RELU)),
    ((1, 3, 3), [conv(2, 2, pad=(3, 0), stride=(2, 1)), TANH, FLATTEN, dense(2)]),
])
recipe("all options at once", [
    ((2, 6, 6), head(conv(3, (2, 3), stride=(2, 1), pad=(1, 2), dilation=(1, 2)), RELU)),
    ((2, 6, 5), head(conv(2, (3, 2), stride=(1, 2), pad=(2, 1), dilation=(2, 1), groups=2), RELU)),
    ((3, 5, 6), head(conv(3, (2, 3), stride=(3, 2), pad=(1, 0), dilation=(2, 1), groups=3), leaky())),
    ((1, 7, 6), head(conv(2, (3, 1), stride=(2, 3), pad=(0, 1), dilation=(3, 2)), TANH)),
    ((4, 4, 5), head(conv(4, (2, 2), stride=(2, 3), pad=(1, 2), dilation=(3, 2), groups=2), RELU)),
])
recipe("two groups", [
    ((4, 4, 4), head(conv(4, 3, groups=2), RELU)),
    ((4, 3, 4), head(conv(2, (2, 3), groups=2, pad=(0, 1)), RELU)),
    ((2, 4, 4), head(conv(4, 2, groups=2, stride=2), leaky(0.2))),
    ((4, 4, 3), head(conv(6, 2, groups=2, stride=(2, 1)), TANH, out=2)),
])
recipe("depthwise", [
    ((3, 4, 4), head(conv(3, 3, groups=3, pad=1, stride=2), RELU)),
    ((3, 4, 4), head(conv(6, 2, groups=3, stride=2), RELU)),
    ((2, 5, 4), head(conv(2, (3, 2), groups=2), leaky())),
    ((3, 4, 5), [conv(3, (2, 3), groups=3), RELU, conv(2, 1), FLATTEN, dense(2)]),
])
recipe("groups further up", [
    ((1, 5, 5), head(conv(4, 2), RELU, conv(4, 2, groups=2, stride=2), RELU, out=2)),
    ((2, 5, 4), head(conv(3, 2), RELU, conv(3, (2, 1), groups=3), TANH, out=2)),
    ((3, 4, 4), head(conv(2, 2), leaky(), conv(4, 3, groups=2, pad=1, stride=2))),
])
recipe("max pooling", [
    ((1, 6, 6), head(conv(2, 3), RELU, maxpool(2))),
    ((1, 6, 6), head(conv(2, 2), maxpool(3, stride=2))),
    ((2, 5, 5), head(conv(2, 2), RELU, maxpool(2, stride=1))),
    ((1, 6, 6), head(conv(2, 3, pad=1), maxpool((2, 3), stride=(2, 1), pad=(1, 0)))),
    ((2, 5, 6), head(maxpool((3, 2), stride=(1, 2), pad=1), conv(2, 2), TANH)),
])
recipe("max pooling, dilated", [
    ((1, 6, 6), head(conv(2, 2), maxpool(2, stride=1, dilation=2))),
    ((1, 6, 6), head(conv(2, 3, pad=1), maxpool(3, stride=2, pad=1, dilation=2))),
    ((2, 5, 6), head(maxpool((2, 3), stride=(2, 1), pad=(0, 1), dilation=(1, 2)), conv(2, 2), RELU)),
    ((1, 6, 5), head(conv(2, 2), RELU, maxpool((3, 2), stride=1, pad=(1, 1), dilation=(2, 1)))),
])
recipe("max pooling, all options", [
    ((1, 6, 7), head(conv(2, 2), maxpool((3, 2), stride=(2, 3), pad=(1, 0), dilation=(1, 2)))),
    ((2, 6, 6), head(maxpool((2, 3), stride=(3, 2), pad=(0, 1), dilation=(2, 1)), RELU)),
    ((1, 7, 6), head(conv(2, 2), RELU, maxpool((2, 4), stride=2, pad=(1, 2)))),
    ((1, 6, 6), head(conv(2, 2), maxpool(2, stride=2, dilation=2), leaky())),
])
recipe("max pooling, ties", [
    ((1, 6, 6), head(maxpool(2), conv(2, 2), RELU)),
    ((1, 5, 5), head(conv(2, 2), maxpool(2, stride=1))),
    ((2, 5, 5), head(maxpool(3, stride=2, pad=1), conv(2, 2))),
    ((1, 6, 6), head(conv(2, 3), RELU, maxpool(3, stride=1, pad=1))),
    ((2, 5, 5), head(maxpool(2, stride=1, dilation=2, pad=1), RELU)),
    ((1, 5, 6), [conv(2, 2), RELU, maxpool((2, 3), stride=(1, 2))]),
], values="integer", need=["ties"])
recipe("max pooling twice", [
    ((1, 6, 6), head(maxpool(2, stride=1), conv(2, 2), maxpool((2, 1)))),
    ((2, 5, 5), head(maxpool(3, stride=1, pad=1), maxpool(2, stride=1), TANH, out=2)),
], values="integer", need=["ties"])
recipe("average pooling, padding counted", [
    ((1, 5, 5), head(conv(2, 2), RELU, avgpool(2, pad=1))),
    ((2, 5, 5), head(conv(2, 2), avgpool(3, stride=2, pad=1))),
    ((1, 5, 6), head(conv(2, 3, pad=1), RELU, avgpool((2, 3), stride=(2, 1), pad=(0, 1)))),
    ((2, 4, 5), head(avgpool((3, 2), stride=(1, 2), pad=(1, 0)), conv(2, 2))),
])
recipe("average pooling, padding not counted", [
    ((1, 5, 5), head(conv(2, 2), RELU, avgpool(2, pad=1, count=False))),
    ((2, 5, 5), head(conv(2, 2), avgpool(3, stride=2, pad=(1, 0), count=False))),
    ((1, 5, 6), head(conv(2, 3, pad=1), TANH, avgpool((2, 3), stride=(2, 1), pad=(0, 1), count=False))),
    ((2, 4, 5), head(avgpool((3, 2), stride=(1, 2), pad=(1, 0), count=False), conv(2, 2))),
])
recipe("average pooling, no padding", [
    ((1, 5, 5), head(conv(2, 2), RELU, avgpool(2))),
    ((2, 5, 6), head(avgpool((2, 1)), conv(2, (1, 3)), RELU)),
    ((1, 6, 6), head(conv(2, 2), SIGMOID, avgpool(2, stride=1, count=False))),
])
recipe("global average pooling", [
    ((1, 5, 5), head(conv(3, 3), RELU, GLOBAL)),
    ((2, 4, 5), [conv(3, 2), TANH, GLOBAL, FLATTEN]),
    ((3, 4, 3), head(GLOBAL)),
    ((1, 5, 4), head(conv(2, 2, stride=2), GLOBAL, leaky(), out=2)),
])
recipe("relu at zero", [
    ((1, 5, 5), head(conv(2, 3), RELU)),
    ((2, 4, 4), head(conv(2, 2), RELU)),
    ((1, 4, 5), head(RELU, conv(2, 2), RELU)),
    ((4,), [dense(4), RELU, dense(3)]),
], values="integer", need=["zeros"])
recipe("leaky relu at zero", [
    ((1, 5, 5), head(conv(2, 3), leaky())),
    ((2, 4, 4), head(conv(2, 2), leaky(0.2))),
    ((5,), [dense(4), leaky(0.2), dense(3)]),
    ((1, 4, 5), head(leaky(), conv(2, 2), TANH)),
], values="integer", need=["zeros"])
recipe("smooth", [
    ((1, 5, 5), head(conv(2, 2), SIGMOID)),
    ((2, 4, 4), head(conv(2, 2), TANH)),
    ((1, 5, 4), head(conv(2, 2), SIGMOID, conv(2, 2), TANH)),
    ((2, 4, 3), [conv(2, 2), TANH, FLATTEN, dense(3), SIGMOID]),
])
recipe("vectors", [
    ((4,), [dense(3)]),
    ((3,), [dense(4), RELU, dense(3)]),
    ((5,), [dense(3), TANH, dense(3), leaky(), dense(2)]),
    ((2,), [dense(4), SIGMOID, dense(2)]),
    ((6,), [dense(3), leaky(0.2)]),
])
recipe("kernel as large as the picture", [
    ((1, 4, 4), head(conv(3, 4))),
    ((2, 3, 4), [conv(3, (3, 4)), FLATTEN]),
    ((2, 5, 2), head(conv(3, (5, 2)), RELU)),
    ((1, 5, 5), head(conv(2, 2), RELU, conv(3, 4))),
])
recipe("1x1 kernel", [
    ((3, 3, 4), head(conv(2, 1), RELU)),
    ((2, 4, 4), head(conv(3, 1, stride=2), TANH)),
    ((1, 4, 4), head(conv(2, 3), RELU, conv(2, 1))),
    ((2, 3, 3), [conv(2, 1)]),
])
recipe("two convolutions", [
    ((1, 6, 6), head(conv(2, 3), RELU, conv(2, 2), RELU, maxpool(2, stride=1))),
    ((2, 5, 5), head(conv(2, 2), TANH, conv(3, (3, 2), stride=(1, 2)))),
    ((1, 6, 5), head(conv(3, (3, 2), stride=(2, 1)), leaky(), conv(2, 2, pad=(1, 0)))),
    ((2, 5, 5), head(conv(2, 3, pad=1, stride=2), conv(2, 2))),     # nothing between them
])
recipe("three convolutions", [
    ((1, 6, 6), head(conv(2, 2), RELU, conv(2, 3), RELU, conv(3, 2), out=2)),
    ((2, 5, 5), head(conv(2, (2, 1)), TANH, conv(2, (1, 2), dilation=(1, 2)), leaky(), conv(2, 2), out=2)),
    ((1, 6, 5), [conv(2, 2, stride=(2, 1)), RELU, conv(2, 2, pad=1), SIGMOID, conv(1, 2)]),
])
recipe("ends in a picture", [
    ((1, 5, 5), [conv(2, 3)]),
    ((2, 4, 4), [conv(2, 2), RELU, conv(1, (2, 1))]),
    ((1, 4, 4), [conv(1, 3, pad=1), RELU, conv(1, 3, pad=1)]),
    ((3, 4, 3), [conv(3, 2, groups=3)]),
    ((1, 5, 6), [conv(2, 2, dilation=2), TANH, avgpool((1, 2))]),
], losses=SQUARES)
recipe("large logits", [
    ((4,), [dense(3)]),
    ((1, 4, 4), head(conv(2, 2), RELU)),
    ((3,), [dense(3), TANH, dense(4)]),
    ((1, 4, 4), head(conv(2, 3), leaky(), out=2)),
], losses=ENTROPY, values="logits", need=["logits"])
recipe("several dense layers", [
    ((1, 4, 4), [conv(2, 2), RELU, FLATTEN, dense(4), RELU, dense(3)]),
    ((2, 3, 3), [FLATTEN, dense(4), TANH, dense(2)]),
    ((1, 4, 5), [conv(2, (2, 3)), leaky(0.2), FLATTEN, dense(3), SIGMOID, dense(3)]),
])
recipe("no convolution", [
    ((1, 5, 5), head(maxpool(2, stride=1), RELU)),
    ((2, 4, 4), head(avgpool(2, pad=1, count=False))),
    ((2, 4, 4), [maxpool(3, stride=1, pad=1)]),
    ((1, 4, 5), [avgpool((2, 3), stride=1), TANH]),
    ((2, 3, 3), [leaky(0.2), FLATTEN]),
])

# --------------------------------------------------------------------------------------
# The Gradus lines that build a network
#
# The same network can be written in several ways, and the file holds all three styles:
#   full     every option, in the order of help; equal pairs as one number
#   minimal  only what is not the default; the kernel too as one number where it is square
#   mixed    options in random order, every size as a pair, at times a default left out
# --------------------------------------------------------------------------------------


def size(p, short):
    return str(p[0]) if short and p[0] == p[1] else f"{p[0]}x{p[1]}"


def layer_line(layer, style, rng):
    kind = layer["kind"]
    if kind == "leakyrelu":
        return kind if layer["slope"] == 0.01 and style != "full" else f"{kind} {layer['slope']}"
    if kind not in ("conv", "dense", "maxpool", "avgpool"):
        return kind
    short = style != "mixed"
    words = [kind]
    if "out" in layer:
        words.append(str(layer["out"]))
    if "kernel" in layer:
        words.append(size(layer["kernel"], style == "minimal"))
    options = []                            # (spelling, is it the default?)
    if "stride" in layer:
        default = layer["kernel"] if kind.endswith("pool") else [1, 1]
        options.append((f"stride {size(layer['stride'], short)}", layer["stride"] == default))
    if "padding" in layer:
        options.append((f"pad {size(layer['padding'], short)}", layer["padding"] == [0, 0]))
    if "dilation" in layer:
        options.append((f"dilation {size(layer['dilation'], short)}", layer["dilation"] == [1, 1]))
    if "groups" in layer:
        options.append((f"groups {layer['groups']}", layer["groups"] == 1))
    if "bias" in layer:
        options.append((f"bias {'on' if layer['bias'] else 'off'}", layer["bias"]))
    if "countPad" in layer:
        options.append((f"count-pad {'on' if layer['countPad'] else 'off'}", layer["countPad"]))
    if style == "minimal":
        options = [o for o in options if not o[1]]
    if style == "mixed":
        options = [o for o in options if not o[1] or rng.random() < 0.5]
        rng.shuffle(options)
    return " ".join(words + [o[0] for o in options])


def input_line(shape, style):
    if style == "minimal" and len(shape) == 3 and shape[0] == 1:
        shape = shape[1:]                   # `input 5x5` is one channel
    return "input " + "x".join(map(str, shape))


def parse_lines(lines):
    """The lines read back by other code than wrote them, for the check at the end."""
    layers, loss, shape = [], None, None
    for line in lines:
        kind, *rest = line.split()
        both = lambda text: [int(n) for n in text.split("x")] if "x" in text else [int(text)] * 2
        if kind == "input":
            shape = [int(n) for n in rest[0].split("x")]
            shape = [1] + shape if len(shape) == 2 else shape
            continue
        if kind == "loss":
            loss = rest[0]
            continue
        layer = {"kind": kind}
        if kind in ("conv", "dense"):
            layer.update(out=int(rest.pop(0)), bias=True)
        if kind in ("conv", "maxpool", "avgpool"):
            layer["kernel"] = both(rest.pop(0))
            layer.update(stride=[1, 1] if kind == "conv" else layer["kernel"], padding=[0, 0])
            if kind != "avgpool":
                layer["dilation"] = [1, 1]
        if kind == "conv":
            layer["groups"] = 1
        if kind == "avgpool":
            layer["countPad"] = True
        if kind == "leakyrelu":
            layer["slope"] = float(rest.pop(0)) if rest else 0.01
        for option, value in zip(rest[::2], rest[1::2]):
            if option in ("stride", "dilation"):
                layer[option] = both(value)
            elif option == "pad":
                layer["padding"] = both(value)
            elif option == "groups":
                layer["groups"] = int(value)
            else:
                layer[{"bias": "bias", "count-pad": "countPad"}[option]] = {"on": True, "off": False}[value]
        layers.append(layer)
    return shape, layers, loss


# --------------------------------------------------------------------------------------
# Numbers
# --------------------------------------------------------------------------------------


def draw(rng, shape, values):
    count = math.prod(shape)
    if values == "integer":
        numbers = [float(rng.randint(-2, 2)) for _ in range(count)]
    elif values == "logits":
        numbers = [float(rng.choice([1000, -1000, 999, -1000])) + round(rng.uniform(-1, 1), 2)
                   for _ in range(count)]
        numbers = [round(n, 2) for n in numbers]
    else:
        numbers = [round(rng.uniform(-1.2, 1.2), 2) for _ in range(count)]
    return torch.tensor([n + 0.0 for n in numbers]).reshape(shape)      # + 0.0: no -0


def tensor(t):
    """As the file has it: shape and flat data in row order."""
    return {"shape": list(t.shape), "data": t.detach().reshape(-1).tolist()}


def apply(layer, x, weight, bias, batched):
    """One layer, by PyTorch's own function for it."""
    kind = layer["kind"]
    if kind == "conv":
        return F.conv2d(x, weight, bias, layer["stride"], layer["padding"],
                        layer["dilation"], layer["groups"])
    if kind == "dense":
        return F.linear(x, weight, bias)
    if kind == "maxpool":
        return F.max_pool2d(x, layer["kernel"], layer["stride"], layer["padding"], layer["dilation"])
    if kind == "avgpool":
        return F.avg_pool2d(x, layer["kernel"], layer["stride"], layer["padding"],
                            count_include_pad=layer["countPad"])
    if kind == "globalavgpool":
        return F.adaptive_avg_pool2d(x, 1)
    if kind == "relu":
        return F.relu(x)
    if kind == "leakyrelu":
        return F.leaky_relu(x, layer["slope"])
    if kind == "sigmoid":
        return torch.sigmoid(x)
    if kind == "tanh":
        return torch.tanh(x)
    if kind == "flatten":
        return torch.flatten(x, 1 if batched else 0)
    raise ValueError(kind)


def loss_of(name, out, target, batched):
    if name == "cross-entropy":
        return F.cross_entropy(out, target)
    if name == "mse":
        return F.mse_loss(out, target)
    return 0.5 * ((out - target) ** 2).sum() / (out.shape[0] if batched else 1)


def pool_windows(layer, x):
    """Every window of a max pooling layer as (channel plane, output index, candidates), the
    candidates being (value, flat position) in row order, without the padding."""
    height, width = x.shape[-2:]
    (kh, kw), (sh, sw) = layer["kernel"], layer["stride"]
    (ph, pw), (dh, dw) = layer["padding"], layer["dilation"]
    rows = (height + 2 * ph - dh * (kh - 1) - 1) // sh + 1
    columns = (width + 2 * pw - dw * (kw - 1) - 1) // sw + 1
    for p, plane in enumerate(x.detach().reshape(-1, height, width).tolist()):
        for i, j in itertools.product(range(rows), range(columns)):
            places = [(i * sh - ph + r * dh, j * sw - pw + c * dw)
                      for r in range(kh) for c in range(kw)]
            yield p, i * columns + j, [(plane[y][x_], y * width + x_) for y, x_ in places
                                       if 0 <= y < height and 0 <= x_ < width]


def contributions(layer, x, upstream, parameter, index):
    """What each output position adds to one entry of a kernel's (or bias's) gradient:
    upstream gradient times the input value under that entry. By unfold, not by autograd."""
    batched = x.dim() == 4
    x, upstream = (x, upstream) if batched else (x[None], upstream[None])
    o = index[0]
    result = upstream[:, o]
    if parameter == "weight":
        _, i, r, c = index
        per_group = x.shape[1] // layer["groups"]
        group = o // (layer["out"] // layer["groups"])
        part = x[:, group * per_group:(group + 1) * per_group]
        columns = F.unfold(part, layer["kernel"], layer["dilation"], layer["padding"], layer["stride"])
        kh, kw = layer["kernel"]
        under = columns[:, (i * kh + r) * kw + c].reshape(result.shape)
        result = result * under
    return result if batched else result[0]


# --------------------------------------------------------------------------------------
# One network
# --------------------------------------------------------------------------------------


def is_robust(layers, ins, values):
    """False where a kink was met, or a maximum tied, that exact arithmetic does not promise.
    `exact` says that the activation would have the same bits in any order of summation."""
    exact = True
    after_relu = False                      # inexact, but its zeros are exact
    for layer, x in zip(layers, ins):
        kind = layer["kind"]
        if kind in ("relu", "leakyrelu") and not exact:
            if bool(((x.abs() < 1e-7) & ~((x == 0) & after_relu)).any()):
                return False
        if kind == "maxpool":
            for _, _, candidates in pool_windows(layer, x):
                if not candidates:
                    return False            # nothing but padding: the maximum is -inf
                top = sorted((v for v, _ in candidates), reverse=True)
                if len(top) > 1 and not exact and top[0] - top[1] < 1e-7:
                    if not (top[0] == 0 == top[1] and after_relu):
                        return False
        if kind in ("conv", "dense"):
            exact = exact and values == "integer"
            after_relu = False
        elif kind == "relu":
            after_relu = True
        elif kind not in ("maxpool", "flatten"):
            exact = after_relu = False
    return True


def attempt(number, recipe_, variant, batch, loss, style, rng):
    """One network and the features in it, or None if the numbers do not serve."""
    name, _, _, values, need = recipe_
    shape, template = variant
    layers = [dict(l) for l in template]
    ordinals = {}
    parameterised = 0
    for layer in layers:
        ordinals[layer["kind"]] = ordinals.get(layer["kind"], 0) + 1
        layer["name"] = f"{layer['kind']}{ordinals[layer['kind']]}"
        if "bias" in layer and layer["bias"] is None:
            layer["bias"] = (number + parameterised) % 3 != 0
            parameterised += 1
    if values == "logits":
        layers[-1]["bias"] = True
    batched = batch is not None

    x = draw(rng, ([batch] if batched else []) + list(shape),
             "integer" if values == "integer" else "decimal").requires_grad_()
    ins, outs, weights, biases = [], [], [], []
    value = x
    for position, layer in enumerate(layers):
        ordinary = "integer" if values == "integer" else "decimal"
        last = position == len(layers) - 1
        weight = bias = None
        if layer["kind"] == "conv":
            weight = draw(rng, [layer["out"], value.shape[-3] // layer["groups"], *layer["kernel"]], ordinary)
        if layer["kind"] == "dense":
            weight = draw(rng, [layer["out"], value.shape[-1]], ordinary)
        if weight is not None:
            weight.requires_grad_()
            if layer["bias"]:
                bias = draw(rng, [layer["out"]],
                            "logits" if values == "logits" and last else ordinary).requires_grad_()
        ins.append(value)
        value = apply(layer, value, weight, bias, batched)
        value.retain_grad()
        outs.append(value)
        weights.append(weight)
        biases.append(bias)

    if loss == "cross-entropy":
        classes = value.shape[-1]
        picks = [rng.randrange(classes) for _ in range(batch or 1)]
        target = torch.tensor(picks if batched else picks[0])
    else:
        target = draw(rng, list(value.shape), "integer" if values == "integer" else "decimal")
    total = loss_of(loss, value, target, batched)
    total.backward()

    # Do the numbers serve?
    if not is_robust(layers, ins, values):
        return None
    features = features_of(layers, shape, ins, outs, value, loss, batch, style, x)
    wanted = {"ties": "max pooling with ties", "zeros": None, "logits": "logits beyond 900"}
    for n in need:
        if n == "zeros":
            kinds = [l["kind"] for l in layers]
            if "relu" in kinds and "relu at exactly 0" not in features:
                return None
            if "leakyrelu" in kinds and "leakyrelu at exactly 0" not in features:
                return None
        elif wanted[n] not in features:
            return None
    parameters = [p for p in weights + biases if p is not None] or [x]
    if not any(bool((p.grad != 0).any()) for p in parameters) and values != "logits":
        return None                         # all dead: it would test nothing

    # Contributions: three weights (two in small kernels) and one bias of every convolution.
    shares = []
    for layer, x_in, out, weight, bias in zip(layers, ins, outs, weights, biases):
        if layer["kind"] != "conv":
            continue
        every = list(itertools.product(*map(range, weight.shape)))
        for index in rng.sample(every, min(len(every), rng.choice([2, 3]))):
            shares.append((layer, x_in, out, "weight", list(index)))
        if bias is not None:
            shares.append((layer, x_in, out, "bias", [rng.randrange(layer["out"])]))

    entries = []
    for layer, weight, bias in zip(layers, weights, biases):
        entry = {"name": layer["name"], **{k: v for k, v in layer.items() if k != "name"}}
        if weight is not None:
            entry["weight"] = tensor(weight)
            entry["biasValue"] = None if bias is None else tensor(bias)
        entries.append(entry)

    grad = lambda t: None if t is None else tensor(t.grad)
    network = {
        "name": f"n{number:03d}",
        "recipe": name,
        "lines": [input_line(shape, style)] + [layer_line(l, style, rng) for l in layers] + [f"loss {loss}"],
        "inputShape": list(shape),
        "layers": entries,
        "loss": loss,
        "batched": batched,
        "input": tensor(x),
        "target": tensor(target),
        "outputs": [tensor(o) for o in outs],
        "lossValue": total.item(),
        "gradients": {"input": grad(x), "outputs": [grad(o) for o in outs],
                      "weights": [grad(w) for w in weights], "biases": [grad(b) for b in biases]},
        "contributions": [
            {"layer": layer["name"], "parameter": parameter, "index": index,
             **tensor(contributions(layer, x_in.detach(), out.grad, parameter, index))}
            for layer, x_in, out, parameter, index in shares],
    }
    return network, features


def features_of(layers, shape, ins, outs, value, loss, batch, style, x):
    f = {f"style {style}", f"loss {loss}", "unbatched" if batch is None else f"batch {batch}",
         f"{loss}, {'unbatched' if batch is None else 'batched'}"}
    convs = [l for l in layers if l["kind"] == "conv"]
    f.add({0: "no conv", 1: "one conv"}.get(len(convs), f"{len(convs)} convs"))
    if len(shape) == 1:
        f.add("vector input, dense only")
    if layers[-1]["kind"] == "conv":
        f.add("ends in conv")
    if value.dim() - (batch is not None) == 3:
        f.add("output is a picture")
    if sum(l["kind"] == "dense" for l in layers) > 1:
        f.add("several dense layers")
    if float(value.detach().abs().max()) > 900 and loss == "cross-entropy":
        f.add("logits beyond 900")
    for layer, x_in, out in zip(layers, ins, outs):
        kind = layer["kind"]
        f.add(f"layer {kind}")
        if kind in ("relu", "leakyrelu"):
            if bool(((x_in == 0) & (out.grad != 0)).any()) and is_preactivation(layer, layers):
                f.add(f"{kind} at exactly 0")
        if kind == "leakyrelu":
            f.add(f"leakyrelu {layer['slope']}")
        if "bias" in layer:
            f.add(f"{kind} bias {'on' if layer['bias'] else 'off'}")
        if "kernel" not in layer:
            continue
        kernel, stride, padding = layer["kernel"], layer["stride"], layer["padding"]
        dilation = layer.get("dilation", [1, 1])
        extent = [(k - 1) * d + 1 for k, d in zip(kernel, dilation)]
        seen = list(x_in.shape[-2:])
        if any((n + 2 * p - e) % s for n, p, e, s in zip(seen, padding, extent, stride)):
            f.add(f"{kind} stride does not divide")
        for label, p, plain in [("kernel", kernel, None), ("stride", stride, [1, 1]),
                                ("padding", padding, [0, 0]), ("dilation", dilation, [1, 1])]:
            if p[0] != p[1]:
                f.add(f"{kind} {label} differs by axis")
            elif p != plain and plain is not None:
                f.add(f"{kind} {label} square")
        if kind == "conv":
            channels = x_in.shape[-3]
            f.add("conv groups 1" if layer["groups"] == 1 else
                  "conv depthwise" if layer["groups"] == channels else "conv 1 < groups < channels")
            if layer["groups"] == 2:
                f.add("conv groups 2")
            if kernel == [1, 1]:
                f.add("conv 1x1")
            if kernel == seen and padding == [0, 0]:
                f.add("conv kernel as large as its picture")
            if any(p >= e for p, e in zip(padding, extent)):
                f.add("conv windows wholly in padding")
        else:
            if any(s < k for s, k in zip(stride, kernel)):
                f.add(f"{kind} overlapping")
        if kind == "maxpool":
            flat = out.grad.reshape(-1, out.shape[-2] * out.shape[-1])
            for plane, place, candidates in pool_windows(layer, x_in):
                top = max(v for v, _ in candidates)
                if sum(v == top for v, _ in candidates) > 1 and float(flat[plane, place]) != 0:
                    f.add("max pooling with ties")
        if kind == "avgpool" and padding != [0, 0]:
            f.add(f"avgpool padding {'counted' if layer['countPad'] else 'not counted'}")
    return f


def is_preactivation(layer, layers):
    """Zeros count only where they are a result or a given value, not another ReLU's zeros."""
    position = layers.index(layer)
    return position == 0 or layers[position - 1]["kind"] != "relu"


def build():
    """All networks, as bytes of JSON (one network a line), and the feature counts."""
    networks, counts = [], {}
    styles = ["full", "minimal", "mixed"]
    number = 0
    for turn in range(ROUNDS):
        for place, entry in enumerate(RECIPES):
            name, variants, losses, values, need = entry
            variant = variants[turn % len(variants)]
            batch = BATCHES[number % len(BATCHES)]
            loss = losses[(turn // len(variants) + turn + place) % len(losses)]
            style = styles[(turn + place // 2) % 3]
            if loss == "cross-entropy" and not ends_in_vector(variant):
                loss = SQUARES[turn % 2]
            for trial in range(2000):
                made = attempt(number, entry, variant, batch, loss, style,
                               random.Random(f"gradus/{number}/{trial}"))
                if made:
                    break
            else:
                raise SystemExit(f"no numbers found for {name}, variant {variant}")
            networks.append(made[0])
            for feature in made[1]:
                counts[feature] = counts.get(feature, 0) + 1
            number += 1
    body = ",\n".join(json.dumps(n, separators=(",", ":"), allow_nan=False) for n in networks)
    head_ = f'{{"torch":{json.dumps(torch.__version__)},"generator":"make_networks.py","networks":[\n'
    return (head_ + body + "\n]}\n").encode(), counts


def ends_in_vector(variant):
    shape, layers = variant
    return len(shape) == 1 or any(l["kind"] == "flatten" for l in layers)


# --------------------------------------------------------------------------------------
# Checks of what was written
# --------------------------------------------------------------------------------------


def check(path):
    """Read the file back and hold it against things computed another way."""
    with open(path) as file:
        document = json.load(file)
    networks = document["networks"]
    assert len(networks) >= 220 and len({n["name"] for n in networks}) == len(networks)
    sums = maxima = 0
    read = lambda t: torch.tensor(t["data"], dtype=torch.float64).reshape(t["shape"])
    for net in networks:
        # The lines say what the layers say.
        shape, layers, loss = parse_lines(net["lines"])
        assert shape == net["inputShape"] and loss == net["loss"], net["name"]
        plain = [{k: v for k, v in l.items() if k not in ("name", "weight", "biasValue")}
                 for l in net["layers"]]
        assert plain == layers, (net["name"], plain, layers)
        names = [l["name"] for l in net["layers"]]
        # Every gradient has its value's shape.
        for value, gradient in zip(net["outputs"], net["gradients"]["outputs"]):
            assert value["shape"] == gradient["shape"]
        assert net["input"]["shape"] == net["gradients"]["input"]["shape"]
        assert net["input"]["shape"][1 if net["batched"] else 0:] == net["inputShape"]
        # Contributions sum to the gradient.
        for share in net["contributions"]:
            layer = names.index(share["layer"])
            field = "weights" if share["parameter"] == "weight" else "biases"
            gradient = read(net["gradients"][field][layer])[tuple(share["index"])].item()
            scale = max(1.0, math.fsum(map(abs, share["data"])))
            assert abs(math.fsum(share["data"]) - gradient) <= 1e-12 * scale, (net["name"], share)
            out = net["outputs"][layer]["shape"]
            assert share["shape"] == ([out[0]] if net["batched"] else []) + out[-2:]
            sums += 1
        # Of equal candidates a maximum's gradient goes to the first in row order.
        for position, layer in enumerate(net["layers"]):
            if layer["kind"] != "maxpool":
                continue
            before = net["input"] if position == 0 else net["outputs"][position - 1]
            below = net["gradients"]["input"] if position == 0 else net["gradients"]["outputs"][position - 1]
            upstream = read(net["gradients"]["outputs"][position])
            upstream = upstream.reshape(-1, upstream.shape[-2] * upstream.shape[-1])
            x = read(before)
            mine = torch.zeros(x.shape).reshape(-1, x.shape[-2] * x.shape[-1])
            for plane, place, candidates in pool_windows(layer, x):
                top = max(v for v, _ in candidates)
                first = next(p for v, p in candidates if v == top)
                mine[plane, first] += upstream[plane, place]
            assert torch.allclose(mine.reshape(x.shape), read(below), rtol=0, atol=1e-12), net["name"]
            maxima += 1
        # The loss, without PyTorch's loss functions.
        out, target = read(net["outputs"][-1]), net["target"]
        rows = out.reshape(out.shape[0] if net["batched"] else 1, -1).tolist()
        if net["loss"] == "cross-entropy":
            each = [max(r) + math.log(math.fsum(math.exp(v - max(r)) for v in r)) - r[t]
                    for r, t in zip(rows, target["data"])]
            expected = math.fsum(each) / len(rows)
        else:
            squares = math.fsum((a - b) ** 2 for a, b in zip(out.reshape(-1).tolist(), target["data"]))
            expected = squares / out.numel() if net["loss"] == "mse" else squares / 2 / len(rows)
        assert abs(expected - net["lossValue"]) <= 1e-12 * max(1.0, abs(expected)), net["name"]
    print(f"{len(networks)} networks, {os.path.getsize(path)} bytes, torch {document['torch']}: "
          f"{sums} contributions sum to their gradients, {maxima} max pools give to the first maximum")


def main():
    if sys.argv[1:] == ["--check"]:
        check(PATH)
        return
    target = sys.argv[2] if sys.argv[1:2] == ["--to"] else PATH
    data, counts = build()
    with open(target, "wb") as file:
        file.write(data)
    if target != PATH:
        return                              # the second run, made only to be compared
    check(PATH)
    with tempfile.TemporaryDirectory() as folder:
        again = os.path.join(folder, "again.json")
        subprocess.run([sys.executable, os.path.abspath(__file__), "--to", again], check=True)
        with open(again, "rb") as file:
            assert file.read() == data, "a second run gave other bytes"
    print("a second run, in its own process, gave the same bytes\n")
    for feature in sorted(counts):
        print(f"{counts[feature]:5d}  {feature}")
    rare = {f: n for f, n in counts.items() if n < LEAST}
    assert not rare, f"too rare: {rare}"
    missing = [f for f in REQUIRED if f not in counts]
    assert not missing, f"missing: {missing}"


# A feature that vanished would not be counted at all, so those asked for are listed.
REQUIRED = (
    [f"layer {k}" for k in ["conv", "dense", "maxpool", "avgpool", "globalavgpool", "relu",
                            "leakyrelu", "sigmoid", "tanh", "flatten"]]
    + [f"conv {p} {s}" for p in ["stride", "padding", "dilation"] for s in ["differs by axis", "square"]]
    + ["conv kernel differs by axis", "conv stride does not divide", "conv groups 1", "conv groups 2",
       "conv depthwise", "conv 1 < groups < channels", "conv bias on", "conv bias off",
       "dense bias on", "dense bias off", "conv 1x1", "conv kernel as large as its picture",
       "conv windows wholly in padding",
       "maxpool overlapping", "maxpool padding square", "maxpool padding differs by axis",
       "maxpool dilation square", "maxpool dilation differs by axis", "max pooling with ties",
       "avgpool padding counted", "avgpool padding not counted", "avgpool overlapping",
       "relu at exactly 0", "leakyrelu at exactly 0", "leakyrelu 0.01", "leakyrelu 0.2",
       "unbatched", "batch 1", "batch 2", "batch 3", "batch 4", "vector input, dense only",
       "one conv", "2 convs", "3 convs", "ends in conv", "logits beyond 900"]
    + [f"{l}, {b}" for l in ALL for b in ["unbatched", "batched"]])


if __name__ == "__main__":
    main()
