#!/usr/bin/env python3
"""Write capstone.json: ten convolution layers drawn by seed, with the gradients that PyTorch finds.

    python make_capstone.py

The last lesson has its learner write the three gradients of a convolution as expressions. Here are ten
layers that the lesson does not have, with channels, kernels, stride and padding drawn from the seed; in
five of them the last windows end before the padded picture does. The numbers are given as they are.
"""

import json
import os
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "capstone.json")
SEED = 20


def numbers(value):
    value = value.detach()
    return {"shape": list(value.shape), "data": [float(f"{x:.15g}") for x in value.flatten()]}


def draw(rng, rest_wanted):
    """A layer whose windows leave a rest of the padded picture unread, or none, as is wanted."""
    while True:
        channels, kernels, size = rng.randint(2, 3), rng.randint(2, 4), rng.randint(2, 4)
        stride, padding = rng.randint(2, 3), rng.randint(1, size - 1)
        rows, columns = rng.randint(5, 9), rng.randint(5, 9)
        rests = [(n + 2 * padding - size) % stride for n in (rows, columns)]
        # One border serves both sides, so both leave the same rest.
        if rests[0] == rests[1] and (rests[0] > 0) == rest_wanted and rests[0] < size:
            return dict(channels=channels, kernels=kernels, kernel=size, stride=stride,
                        padding=padding, rows=rows, columns=columns, rest=rests[0])


def main():
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    cases = []
    for number in range(10):
        layer = draw(rng, number % 2 == 1)

        def tensor(*shape, learn=True):
            return torch.round(torch.randn(shape), decimals=2).requires_grad_(learn)

        x = tensor(layer["channels"], layer["rows"], layer["columns"])
        w = tensor(layer["kernels"], layer["channels"], layer["kernel"], layer["kernel"])
        b = tensor(layer["kernels"])
        out = F.conv2d(x, w, b, layer["stride"], layer["padding"])
        target = tensor(*out.shape, learn=False)
        ((out - target) ** 2 / 2).sum().backward()
        cases.append(dict(
            layer, input=numbers(x), weight=numbers(w), bias=numbers(b), target=numbers(target),
            biasGradient=numbers(b.grad), weightGradient=numbers(w.grad),
            inputGradient=numbers(x.grad)))
    with open(FILE, "w") as file:
        file.write(json.dumps({"torch": torch.__version__})[:-1] + ', "cases": [\n')
        file.write(",\n".join(json.dumps(c) for c in cases))
        file.write("\n]}\n")
    print(f"{len(cases)} layers")


main()
