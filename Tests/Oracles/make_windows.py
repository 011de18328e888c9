#!/usr/bin/env python3
"""Write windows.json: small networks with layers of windows, as PyTorch computes them in float64.

    python make_windows.py           # write, check, print what occurs how often
    python make_windows.py --check   # only check the file that is there

Each network is drawn by its number: transposed convolutions, locally connected layers, zero padding,
upsampling, adaptive pooling, `pad same` and `ceil on`, mixed with convolutions, pools, activations
and dense layers. PyTorch has no locally connected layer; it is written with `unfold`.
"""

import collections
import json
import math
import os
import random
import sys

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

HERE = os.path.dirname(os.path.abspath(__file__))
FILE = os.path.join(HERE, "windows.json")
COUNT = 240
# What every network has at least one of, by turns.
NEW = ["convtranspose", "locallyconnected", "zeropad", "upsample", "adaptiveavgpool", "same",
       "maxpool ceil", "avgpool ceil"]
OLD = ["conv", "relu", "tanh", "leakyrelu", "maxpool", "avgpool", "sigmoid"]


def pair(draw, low, high, square=0.5):
    """Two numbers, in half of the cases the same."""
    first = draw.randint(low, high)
    return (first, first) if draw.random() < square else (first, draw.randint(low, high))


def size(p, draw=None):
    """As it is typed: one number where both are the same, by turns."""
    return f"{p[0]}" if p[0] == p[1] and (draw is None or draw.random() < 0.7) else f"{p[0]}x{p[1]}"


def option(word, p, usual, draw):
    """An option as it is typed; left out, mostly, where it is the usual one."""
    return "" if p == usual and draw.random() < 0.8 else f" {word} {size(p, draw)}"


def numbers(draw, *extents):
    """Numbers of two decimals: what is typed is what is computed with."""
    count = math.prod(extents)
    data = [round(draw.uniform(-1.5, 1.5), 2) for _ in range(count)]
    return torch.tensor(data).reshape(extents)


class Layer:
    """A layer as it is typed, what it does, its options and its parameters."""

    def __init__(self, feature, line, run, weight=None, bias_value=None, **options):
        self.feature, self.line, self.run, self.options = feature, line, run, options
        self.kind = line.split()[0]
        self.weight, self.bias_value = weight, bias_value

    def __call__(self, x):
        return self.run(x, self.weight, self.bias_value)


def reach(kernel, dilation):
    return [d * (k - 1) for k, d in zip(kernel, dilation)]


def convolution(draw, shape, same=False):
    channels, rows, columns = shape
    groups = draw.choice([g for g in (1, 1, 2, channels) if channels % g == 0])
    out = groups * draw.randint(1, 2)
    kernel, dilation = pair(draw, 1, 4 if same else 3), pair(draw, 1, 2)
    stride = (1, 1) if same else pair(draw, 1, 2)
    pad = "same" if same else pair(draw, 0, 2)
    if not same and any(e + 2 * p <= r for e, p, r in zip((rows, columns), pad, reach(kernel, dilation))):
        return None
    bias = draw.random() < 0.7
    weight = numbers(draw, out, channels // groups, *kernel)
    line = (f"conv {out} {size(kernel, draw)}" + option("stride", stride, (1, 1), draw)
            + (" pad same" if same else option("pad", pad, (0, 0), draw))
            + option("dilation", dilation, (1, 1), draw)
            + (f" groups {groups}" if groups > 1 else "") + ("" if bias else " bias off"))
    return Layer(
        "same" if same else "conv", line,
        lambda x, w, b: F.conv2d(x, w, b, stride, pad, dilation, groups), weight,
        numbers(draw, out) if bias else None, out=out, kernel=kernel, stride=stride,
        padding=(0, 0) if same else pad, dilation=dilation, groups=groups, bias=bias, same=same)


def transposed(draw, shape):
    channels, rows, columns = shape
    groups = draw.choice([g for g in (1, 1, 2, channels) if channels % g == 0])
    out = groups * draw.randint(1, 2)
    kernel, dilation, stride = pair(draw, 1, 3), pair(draw, 1, 2), pair(draw, 1, 3)
    pad = pair(draw, 0, 2)
    outpad = tuple(draw.randint(0, max(s, d) - 1) if draw.random() < 0.5 else 0
                   for s, d in zip(stride, dilation))
    extents = [(e - 1) * s - 2 * p + r + o + 1 for e, s, p, r, o in zip(
        (rows, columns), stride, pad, reach(kernel, dilation), outpad)]
    if min(extents) < 1 or max(extents) > 12:
        return None
    bias = draw.random() < 0.7
    weight = numbers(draw, channels, out // groups, *kernel)
    line = (f"convtranspose {out} {size(kernel, draw)}" + option("stride", stride, (1, 1), draw)
            + option("pad", pad, (0, 0), draw) + option("outpad", outpad, (0, 0), draw)
            + option("dilation", dilation, (1, 1), draw)
            + (f" groups {groups}" if groups > 1 else "") + ("" if bias else " bias off"))
    return Layer(
        "convtranspose", line,
        lambda x, w, b: F.conv_transpose2d(x, w, b, stride, pad, outpad, groups, dilation), weight,
        numbers(draw, out) if bias else None, out=out, kernel=kernel, stride=stride, padding=pad,
        outputPadding=outpad, dilation=dilation, groups=groups, bias=bias)


def local(draw, shape):
    channels, rows, columns = shape
    kernel, dilation, stride, pad = (pair(draw, 1, 3), pair(draw, 1, 2), pair(draw, 1, 2),
                                     pair(draw, 0, 1))
    extents = [(e + 2 * p - r - 1) // s + 1 if e + 2 * p > r else 0 for e, s, p, r in zip(
        (rows, columns), stride, pad, reach(kernel, dilation))]
    if min(extents) < 1 or math.prod(extents) > 30:
        return None
    out = draw.randint(1, 2)
    bias = draw.choice(["each", "each", "channel", "off"])
    weight = numbers(draw, out, *extents, channels, *kernel)
    line = (f"locallyconnected {out} {size(kernel, draw)}" + option("stride", stride, (1, 1), draw)
            + option("pad", pad, (0, 0), draw) + option("dilation", dilation, (1, 1), draw)
            + ("" if bias == "each" and draw.random() < 0.7 else f" bias {bias}"))

    def run(x, w, b):
        columns_ = F.unfold(x, kernel, dilation, pad, stride)
        y = torch.einsum("opk,nkp->nop", w.flatten(3).flatten(1, 2), columns_).unflatten(-1, extents)
        if b is None:
            return y
        return y + (b if bias == "each" else b[:, None, None])

    shape = [out, *extents] if bias == "each" else [out]
    return Layer(
        "locallyconnected", line, run, weight, None if bias == "off" else numbers(draw, *shape),
        out=out, kernel=kernel, stride=stride, padding=pad, dilation=dilation, biases=bias)


def zeropad(draw, shape):
    if draw.random() < 0.4:
        amount = draw.randint(0, 2)
        sides, line = (amount,) * 4, f"zeropad {amount}"
    else:
        sides = tuple(draw.randint(0, 2) for _ in range(4))
        line = "zeropad " + " ".join(map(str, sides))
    return Layer("zeropad", line, lambda x, w, b: F.pad(x, sides), sides=sides)


def upsample(draw, shape):
    factor = pair(draw, 1, 3)
    if shape[1] * factor[0] > 12 or shape[2] * factor[1] > 12:
        return None
    return Layer(
        "upsample", f"upsample {size(factor, draw)}",
        lambda x, w, b: F.interpolate(x, scale_factor=tuple(map(float, factor)), mode="nearest"),
        kernel=factor)


def adaptive(draw, shape):
    extents = pair(draw, 1, 6)
    return Layer(
        "adaptiveavgpool", f"adaptiveavgpool {size(extents, draw)}",
        lambda x, w, b: F.adaptive_avg_pool2d(x, extents), kernel=extents)


def pool(draw, shape, kind, ceil):
    kernel = pair(draw, 1, 4)
    stride = kernel if draw.random() < 0.4 else pair(draw, 1, 3)
    pad = tuple(draw.randint(0, k // 2) for k in kernel)
    dilation = pair(draw, 1, 2) if kind == "maxpool" else (1, 1)
    count = draw.random() < 0.6
    line = f"{kind} {size(kernel, draw)}" + ("" if stride == kernel else f" stride {size(stride, draw)}")
    line += option("pad", pad, (0, 0), draw)
    line += option("dilation", dilation, (1, 1), draw) if kind == "maxpool" else ""
    line += "" if count or kind == "maxpool" else " count-pad off"
    line += " ceil on" if ceil else ""
    feature = f"{kind} ceil" if ceil else kind
    if kind == "maxpool":
        return Layer(
            feature, line, lambda x, w, b: F.max_pool2d(x, kernel, stride, pad, dilation, ceil),
            kernel=kernel, stride=stride, padding=pad, dilation=dilation, ceil=ceil)
    return Layer(
        feature, line, lambda x, w, b: F.avg_pool2d(x, kernel, stride, pad, ceil, count),
        kernel=kernel, stride=stride, padding=pad, countPad=count, ceil=ceil)


ACTIVATIONS = {"relu": F.relu, "tanh": torch.tanh, "sigmoid": torch.sigmoid, "leakyrelu": F.leaky_relu}


def layer_of(draw, kind, shape):
    if kind == "conv":
        return convolution(draw, shape)
    if kind == "same":
        return convolution(draw, shape, same=True)
    if kind == "convtranspose":
        return transposed(draw, shape)
    if kind == "locallyconnected":
        return local(draw, shape)
    if kind == "zeropad":
        return zeropad(draw, shape)
    if kind == "upsample":
        return upsample(draw, shape)
    if kind == "adaptiveavgpool":
        return adaptive(draw, shape)
    if "pool" in kind:
        return pool(draw, shape, kind.split()[0], "ceil" in kind)
    return Layer(kind, kind, lambda x, w, b: ACTIVATIONS[kind](x))


def drawn(draw, kind, x):
    """A layer of a kind that fits what it reads."""
    for _ in range(60):
        layer = layer_of(draw, kind, tuple(x.shape[1:]))
        if layer is None:
            continue
        try:
            y = layer(x)
        except RuntimeError:
            continue
        if y.isfinite().all() and 1 <= y[0].numel() <= 300 and min(y.shape) > 0:
            return layer
    return None


def tensor(value):
    """As the file has it: shape and flat data in row order."""
    return None if value is None else {"shape": list(value.shape), "data": value.detach().flatten().tolist()}


def contributions(draw, layer, x, upstream):
    """What each position adds to some entries of a layer's parameters: its input times upstream."""
    entries = []
    o = layer.options
    if layer.kind not in ("conv", "convtranspose", "locallyconnected"):
        return entries
    for _ in range(3):
        index = [draw.randrange(extent) for extent in layer.weight.shape]
        if layer.kind == "locallyconnected":
            out, row, column, channel, tap_row, tap_column = index
            r = row * o["stride"][0] + tap_row * o["dilation"][0] - o["padding"][0]
            c = column * o["stride"][1] + tap_column * o["dilation"][1] - o["padding"][1]
            inside = 0 <= r < x.shape[2] and 0 <= c < x.shape[3]
            terms = upstream[:, out, row, column] * (x[:, channel, r, c] if inside else 0)
        else:
            # A transposed convolution is the way back of a convolution: the two change places.
            sliding, wide = (upstream, x) if layer.kind == "conv" else (x, upstream)
            if layer.options.get("same"):
                rows, columns = reach(o["kernel"], o["dilation"])
                wide = F.pad(wide, (columns // 2, columns - columns // 2, rows // 2, rows - rows // 2))
            group = index[0] // (sliding.shape[1] // o["groups"])
            channel = group * layer.weight.shape[1] + index[1]
            padded = F.pad(wide[:, channel], (o["padding"][1],) * 2 + (o["padding"][0],) * 2)
            # Positions that reach beyond the picture read 0 there.
            padded = F.pad(padded, (0, 20, 0, 20))
            read = padded[:, index[2] * o["dilation"][0]:, index[3] * o["dilation"][1]:]
            read = read[:, ::o["stride"][0], ::o["stride"][1]]
            terms = sliding[:, index[0]] * read[:, :sliding.shape[2], :sliding.shape[3]]
        entries.append(("weight", index, terms, layer.weight.grad[tuple(index)]))
    if layer.bias_value is not None:
        index = [draw.randrange(extent) for extent in layer.bias_value.shape]
        terms = upstream[(slice(None), *index)]
        entries.append(("bias", index, terms, layer.bias_value.grad[tuple(index)]))
    for parameter, index, terms, gradient in entries:
        scale = max(1e-3, terms.abs().max().item())
        if (terms.sum() - gradient).abs() > 1e-12 * scale * terms.numel():
            raise ValueError(f"{layer.line}: {parameter}{index}")
    return entries


def network(number):
    draw = random.Random(number)
    shape = (draw.choice([1, 2, 2, 3, 4]), draw.randint(2, 6), draw.randint(2, 6))
    batch = draw.choice([None, None, 1, 2, 3])
    x = numbers(draw, batch or 1, *shape)
    kinds = [NEW[number % len(NEW)]] + [draw.choice(NEW + OLD) for _ in range(draw.randint(1, 3))]
    draw.shuffle(kinds)
    layers, value = [], x
    for kind in kinds:
        layer = drawn(draw, kind, value)
        if layer is None:
            continue
        layers.append(layer)
        value = layer(value)
    if NEW[number % len(NEW)] not in [layer.feature for layer in layers]:
        return None
    loss = draw.choice(["cross-entropy", "mse", "squared-error"])
    if loss == "cross-entropy" or draw.random() < 0.4:
        out = draw.randint(2, 3)
        features = value[0].numel()
        layers.append(Layer("flatten", "flatten", lambda x, w, b: x.flatten(1)))
        layers.append(Layer(
            "dense", f"dense {out}", F.linear, numbers(draw, out, features), numbers(draw, out),
            out=out, bias=True))
    # Names, and leaves that get gradients.
    ordinals = collections.Counter()
    x.requires_grad_(True)
    inputs, outputs, value = [], [], x
    for layer in layers:
        ordinals[layer.kind] += 1
        layer.name = f"{layer.kind}{ordinals[layer.kind]}"
        for parameter in (layer.weight, layer.bias_value):
            if parameter is not None:
                parameter.requires_grad_(True)
        inputs.append(value)
        value = layer(value)
        value.retain_grad()
        outputs.append(value)
    samples = batch or 1
    if loss == "cross-entropy":
        target = torch.tensor([draw.randrange(value.shape[1]) for _ in range(samples)])
        result = F.cross_entropy(value, target)
    else:
        target = numbers(draw, *value.shape)
        result = (F.mse_loss(value, target) if loss == "mse"
                  else ((value - target) ** 2).sum() / 2 / samples)
    result.backward()
    # A softmax near 0 or 1 cancels: in single precision little of its gradient is left.
    if loss == "cross-entropy" and result.item() < 0.05:
        return None
    # A kink, or a tie in a window, that rounding decides is no case.
    if not all(is_robust(layer, value.detach()) for layer, value in zip(layers, inputs)):
        return None
    shown = (lambda t: t) if batch else (lambda t: t[0])
    shares = []
    for layer, value, output in zip(layers, inputs, outputs):
        for parameter, index, terms, _ in contributions(
                draw, layer, value.detach(), output.grad):
            shares.append({"layer": layer.name, "parameter": parameter, "index": index,
                           **tensor(shown(terms))})
    return {
        "name": f"w{number:03}", "recipe": "windows: " + ", ".join(l.feature for l in layers),
        "lines": [f"input {'x'.join(map(str, shape))}"] + [layer.line for layer in layers]
        + [f"loss {loss}"],
        "inputShape": shape,
        "layers": [{"name": layer.name, "kind": layer.kind,
                    **layer.options, "weight": tensor(layer.weight),
                    "biasValue": tensor(layer.bias_value)} for layer in layers],
        "loss": loss, "batched": batch is not None,
        "input": tensor(shown(x)), "target": tensor(shown(target)),
        "outputs": [tensor(shown(output)) for output in outputs], "lossValue": result.item(),
        "gradients": {
            "input": tensor(shown(x.grad)),
            "outputs": [tensor(shown(output.grad)) for output in outputs],
            "weights": [tensor(gradient_of(layer.weight)) for layer in layers],
            "biases": [tensor(gradient_of(layer.bias_value)) for layer in layers]},
        "contributions": shares,
    }


def gradient_of(parameter):
    return None if parameter is None else parameter.grad


def is_robust(layer, value):
    """Whether nothing that a layer does hangs on the last digit of a sum."""
    if layer.kind in ("relu", "leakyrelu"):
        # An exact zero of padding or of a ReLU is one to everybody.
        return not ((value.abs() < 1e-9) & (value != 0)).any()
    if layer.kind == "maxpool":
        distinct = torch.unique(value).sort().values
        return len(distinct) < 2 or (distinct[1:] - distinct[:-1]).min().item() > 1e-9
    return True


def made():
    networks, number = [], 0
    while len(networks) < COUNT:
        entry = network(number)
        if entry is not None:
            networks.append(entry)
        number += 1
    return networks


def main():
    if "--check" not in sys.argv:
        with open(FILE, "w", encoding="utf-8") as file:
            file.write('{"pytorch": "%s", "networks": [\n' % torch.__version__.split("+")[0])
            file.write(",\n".join(json.dumps(entry) for entry in made()) + "\n]}\n")
    with open(FILE, encoding="utf-8") as file:
        networks = json.load(file)["networks"]
    again = made()
    if json.loads(json.dumps(again)) != networks:
        sys.exit("windows.json is not what this script makes here")
    kinds = collections.Counter(
        feature for entry in networks
        for feature in set(entry["recipe"].removeprefix("windows: ").split(", ")))
    print(f"{len(networks)} networks")
    for kind, count in kinds.most_common():
        print(f"  {kind:18} in {count}")


if __name__ == "__main__":
    main()
