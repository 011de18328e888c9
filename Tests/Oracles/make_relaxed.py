#!/usr/bin/env python3
"""Write relaxed.json: convolutions relaxed, trained ten steps and tied, by PyTorch.

    python make_relaxed.py

The network is conv1 (2 channels, 3x3, padding 1), tanh, conv2, tanh, dense, cross-entropy, in
float64, without a kink. conv2 is relaxed: `sharing` makes it locally connected, written with
`unfold` and a weight of its own for each position; `locality` makes it a matrix that starts as
the convolution's. After ten steps the copies' mean is taken; in the matrix, over the copies that
read the input and not padding. Kept are the loss of each step before its update, and all
parameters after the last; of conv2 the relaxed weight, its mean and the largest distance from it.
"""

import json
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "relaxed.json")
STEPS = 10
CLASSES = 3

SGD = {"rule": "sgd", "lr": 0.1}
MOMENTUM = {"rule": "sgd", "lr": 0.05, "momentum": 0.9}
ADAM = {"rule": "adam", "lr": 0.01}
CASES = [
    {"name": "plain", "input": [1, 4, 4], "kernel": [2, 2], **SGD},
    {"name": "momentum, batch", "input": [1, 4, 4], "samples": 3, "kernel": [3, 3], **MOMENTUM},
    {"name": "adam, padding", "input": [1, 3, 4], "samples": 2, "kernel": [3, 2],
     "padding": [1, 1], **ADAM},
    {"name": "stride, padding", "input": [2, 5, 5], "samples": 2, "kernel": [3, 3],
     "stride": [2, 2], "padding": [1, 1], **MOMENTUM},
    {"name": "unequal stride", "input": [1, 5, 6], "samples": 2, "kernel": [2, 3],
     "stride": [2, 1], "padding": [0, 1], **ADAM},
    {"name": "dilation", "input": [1, 5, 5], "samples": 2, "kernel": [2, 2], "dilation": [2, 2],
     **SGD},
    {"name": "dilation, padding", "input": [1, 4, 5], "samples": 2, "kernel": [2, 3],
     "dilation": [1, 2], "padding": [1, 1], **MOMENTUM},
    {"name": "groups", "input": [1, 4, 4], "samples": 2, "out": 4, "kernel": [2, 2], "groups": 2,
     **ADAM},
    {"name": "groups, stride, padding, dilation", "input": [2, 6, 5], "samples": 2, "out": 2,
     "kernel": [2, 2], "groups": 2, "stride": [2, 2], "padding": [1, 1], "dilation": [2, 1],
     **MOMENTUM},
    {"name": "kernel as large as the picture", "input": [1, 3, 3], "kernel": [3, 3], **SGD},
]
FIRST = 2  # the channels of conv1


def shape_of(case):
    rows, columns = case["input"][1:]
    return [
        (size + 2 * p - d * (k - 1) - 1) // s + 1 for size, p, d, k, s in zip(
            (rows, columns), case["padding"], case["dilation"], case["kernel"], case["stride"])]


def settings(case):
    return {key: tuple(case[key]) for key in ("stride", "padding", "dilation")}


def locally_connected(case, x, weight, bias):
    """x: N x C x H x W, weight: OUT x H' x W' x C/G x h x w."""
    samples, groups, (rows, columns) = x.shape[0], case["groups"], shape_of(case)
    patches = F.unfold(x, tuple(case["kernel"]), **settings(case))
    patches = patches.reshape(samples, groups, -1, rows * columns)
    copies = weight.reshape(groups, case["out"] // groups, rows * columns, -1)
    out = torch.einsum("ngkp,gopk->ngop", patches, copies)
    return out.reshape(samples, case["out"], rows, columns) + bias[:, None, None]


def matrix_of(case, weight):
    """The convolution as a matrix, and which kernel weight stands where (-1 for none)."""
    rows, columns = case["input"][1:]
    basis = torch.eye(FIRST * rows * columns).reshape(-1, FIRST, rows, columns)
    def unrolled(kernel):
        out = F.conv2d(basis, kernel, groups=case["groups"], **settings(case))
        return out.reshape(basis.shape[0], -1).T.contiguous()
    numbers = torch.arange(1, weight.numel() + 1, dtype=torch.float64).reshape(weight.shape)
    return unrolled(weight), unrolled(numbers).round().long() - 1


def unrolled(case, x, matrix, bias):
    out = (x.flatten(1) @ matrix.T).reshape(x.shape[0], case["out"], *shape_of(case))
    return out + bias[:, None, None]


def tied(case, relaxation, weight, ties, shape):
    """The mean of each weight's copies and the largest distance from it."""
    if relaxation == "sharing":
        mean = weight.mean(dim=(1, 2))
        return mean, (weight - mean[:, None, None]).abs().amax(dim=(1, 2))
    mean, distance = torch.zeros(shape), torch.zeros(shape)
    for number in range(mean.numel()):
        copies = weight[ties == number]
        if copies.numel():
            mean.view(-1)[number] = copies.mean()
            distance.view(-1)[number] = (copies - copies.mean()).abs().max()
    return mean, distance


def run(case, relaxation, start, inputs, labels):
    rows, columns = shape_of(case)
    kernel = start["conv2.weight"]
    ties = None
    if relaxation == "sharing":
        weight = kernel[:, None, None].repeat(1, rows, columns, 1, 1, 1)
        layer = locally_connected
    else:
        weight, ties = matrix_of(case, kernel)
        layer = unrolled
    parameters = {name: value.clone().requires_grad_(True) for name, value in start.items()}
    parameters["conv2.weight"] = weight.clone().requires_grad_(True)
    values = list(parameters.values())
    update = (
        torch.optim.SGD(values, lr=case["lr"], momentum=case.get("momentum", 0))
        if case["rule"] == "sgd" else torch.optim.Adam(values, lr=case["lr"]))
    losses = []
    for step in range(STEPS):
        update.zero_grad()
        x = torch.tanh(
            F.conv2d(inputs, parameters["conv1.weight"], parameters["conv1.bias"], padding=1))
        x = layer(case, x, parameters["conv2.weight"], parameters["conv2.bias"])
        if step == 0:
            shared = F.conv2d(
                torch.tanh(F.conv2d(inputs, start["conv1.weight"], start["conv1.bias"], padding=1)),
                kernel, start["conv2.bias"], groups=case["groups"], **settings(case))
            assert torch.allclose(x, shared, rtol=0, atol=1e-13), case["name"]
        logits = F.linear(
            torch.tanh(x).flatten(1), parameters["dense1.weight"], parameters["dense1.bias"])
        loss = F.cross_entropy(logits, labels)
        loss.backward()
        losses.append(loss.item())
        update.step()
    with torch.no_grad():
        mean, distance = tied(
            case, relaxation, parameters["conv2.weight"], ties, kernel.shape)
    return {
        "relaxation": relaxation, "losses": losses,
        "parameters": {n: v.detach().flatten().tolist() for n, v in parameters.items()},
        "mean": mean.flatten().tolist(), "distance": distance.flatten().tolist(),
    }


def main():
    generator = torch.Generator().manual_seed(31)

    def draw(*shape):
        return torch.round(torch.randn(*shape, generator=generator) * 50) / 100

    cases = []
    for case in CASES:
        case = {"out": 1, "samples": 1, "groups": 1, "stride": [1, 1], "padding": [0, 0],
                "dilation": [1, 1], **case}
        rows, columns = shape_of(case)
        start = {
            "conv1.weight": draw(FIRST, case["input"][0], 3, 3), "conv1.bias": draw(FIRST),
            "conv2.weight": draw(case["out"], FIRST // case["groups"], *case["kernel"]),
            "conv2.bias": draw(case["out"]),
            "dense1.weight": draw(CLASSES, case["out"] * rows * columns),
            "dense1.bias": draw(CLASSES),
        }
        inputs = draw(case["samples"], *case["input"]) * 2
        labels = torch.randint(CLASSES, (case["samples"],), generator=generator)
        cases.append({
            **case, "start": {name: value.flatten().tolist() for name, value in start.items()},
            "inputs": inputs.flatten().tolist(), "labels": labels.tolist(),
            "runs": [
                run(case, relaxation, start, inputs, labels)
                for relaxation in ("sharing", "locality")],
        })
    with open(PATH, "w") as file:
        json.dump({"torch": torch.__version__, "cases": cases}, file, separators=(",", ":"))
        file.write("\n")
    print(f"{len(cases)} cases, {os.path.getsize(PATH)} bytes")


main()
