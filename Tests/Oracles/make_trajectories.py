#!/usr/bin/env python3
"""Write trajectories.json: 50 steps of each optimiser on one small network, by PyTorch.

    python make_trajectories.py

One network (conv, tanh, dense, cross-entropy; no kink), one batch, float64. Each case is an update
rule with its options, perhaps a schedule, clipping, rates of some parameters' own, and what is
frozen: a whole tensor does not require a gradient; of a slice the gradient is zeroed before it is
clipped and the old values are put back after each step, which for rules that work on each element by
itself is what holding it still means. Kept are the loss of every step, before its update, and all
parameters after steps 1, 10 and 50.
"""

import json
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trajectories.json")
STEPS = 50
KEPT = (1, 10, 50)

SLICE = {"dense1.weight": [0, 1, 2, 3, 4, 5, 6, 18, 19], "conv1.weight": [1, 2, 5]}
CASES = [
    {"name": "sgd", "rule": "sgd", "lr": 0.1},
    {"name": "momentum", "rule": "sgd", "lr": 0.05, "momentum": 0.9},
    {"name": "nesterov", "rule": "sgd", "lr": 0.05, "momentum": 0.8, "nesterov": True},
    {"name": "decay", "rule": "sgd", "lr": 0.1, "decay": 0.02},
    {"name": "all of sgd", "rule": "sgd", "lr": 0.03, "momentum": 0.9, "nesterov": True,
     "decay": 0.01},
    {"name": "adam", "rule": "adam", "lr": 0.01},
    {"name": "adam's options", "rule": "adam", "lr": 0.02, "beta1": 0.4, "beta2": 0.95,
     "eps": 1e-3, "decay": 0.05},
    {"name": "adamw", "rule": "adamw", "lr": 0.01, "decay": 0.01},
    {"name": "adamw's options", "rule": "adamw", "lr": 0.03, "beta1": 0.8, "beta2": 0.9,
     "decay": 0.3},
    {"name": "step schedule", "rule": "sgd", "lr": 0.2, "momentum": 0.5, "every": 7,
     "factor": 0.6},
    {"name": "cosine schedule", "rule": "adam", "lr": 0.05, "cosine": 20},
    {"name": "frozen layer", "rule": "sgd", "lr": 0.1, "momentum": 0.9, "decay": 0.01,
     "frozen": {"conv1.weight": "all", "conv1.bias": "all"}},
    {"name": "frozen head", "rule": "adamw", "lr": 0.02, "decay": 0.1,
     "frozen": {"dense1.weight": "all", "dense1.bias": "all"}},
    {"name": "frozen slices, sgd", "rule": "sgd", "lr": 0.1, "momentum": 0.9, "nesterov": True,
     "decay": 0.01, "frozen": SLICE},
    {"name": "frozen slices, adamw", "rule": "adamw", "lr": 0.02, "decay": 0.1, "frozen": SLICE},
    {"name": "thawed at 25", "rule": "adam", "lr": 0.02, "thaw": 25,
     "frozen": {"conv1.weight": "all", "conv1.bias": "all"}},
    {"name": "rmsprop", "rule": "rmsprop", "lr": 0.01},
    {"name": "rmsprop's alpha and eps", "rule": "rmsprop", "lr": 0.02, "alpha": 0.7, "eps": 1e-3},
    {"name": "rmsprop, no alpha", "rule": "rmsprop", "lr": 0.003, "alpha": 0.0},
    {"name": "rmsprop with momentum", "rule": "rmsprop", "lr": 0.005, "momentum": 0.8},
    {"name": "rmsprop, centred", "rule": "rmsprop", "lr": 0.005, "alpha": 0.9, "eps": 1e-4,
     "centered": True},
    {"name": "rmsprop, nearer the new mean", "rule": "rmsprop", "lr": 0.005, "alpha": 0.3,
     "eps": 0.01, "centered": True},
    {"name": "rmsprop with decay", "rule": "rmsprop", "lr": 0.01, "decay": 0.1},
    {"name": "all of rmsprop", "rule": "rmsprop", "lr": 0.004, "alpha": 0.8, "eps": 1e-3,
     "momentum": 0.7, "centered": True, "decay": 0.05},
    {"name": "adagrad", "rule": "adagrad", "lr": 0.01},
    {"name": "adagrad's eps", "rule": "adagrad", "lr": 0.1, "eps": 0.01},
    {"name": "all of adagrad", "rule": "adagrad", "lr": 0.2, "eps": 1e-3, "decay": 0.05},
    {"name": "rmsprop, step schedule", "rule": "rmsprop", "lr": 0.02, "momentum": 0.5, "every": 6,
     "factor": 0.7},
    {"name": "adagrad, cosine schedule", "rule": "adagrad", "lr": 0.3, "cosine": 15},
    {"name": "frozen slices, rmsprop", "rule": "rmsprop", "lr": 0.01, "momentum": 0.6,
     "centered": True, "eps": 1e-3, "decay": 0.05, "frozen": SLICE},
    {"name": "frozen slices, adagrad", "rule": "adagrad", "lr": 0.1, "decay": 0.05,
     "frozen": SLICE},
    {"name": "clip norm", "rule": "sgd", "lr": 0.5, "clipNorm": 0.3},
    {"name": "clip norm, now and then", "rule": "sgd", "lr": 0.1, "momentum": 0.9,
     "clipNorm": 0.25},
    {"name": "clip value", "rule": "sgd", "lr": 0.5, "momentum": 0.5, "clipValue": 0.02},
    {"name": "clip norm, decay", "rule": "sgd", "lr": 0.3, "decay": 0.1, "nesterov": True,
     "momentum": 0.5, "clipNorm": 0.1},
    {"name": "clip norm, adam", "rule": "adam", "lr": 0.02, "decay": 0.05, "clipNorm": 0.05},
    {"name": "clip value, adamw", "rule": "adamw", "lr": 0.02, "decay": 0.1, "clipValue": 0.01},
    {"name": "clip norm, rmsprop", "rule": "rmsprop", "lr": 0.02, "centered": True, "eps": 1e-2,
     "momentum": 0.4, "clipNorm": 0.2},
    {"name": "clip value, adagrad", "rule": "adagrad", "lr": 0.2, "clipValue": 0.03},
    {"name": "clip norm, frozen slices", "rule": "sgd", "lr": 0.5, "momentum": 0.5,
     "clipNorm": 0.2, "frozen": SLICE},
    {"name": "clip norm, frozen layer", "rule": "adagrad", "lr": 0.2, "clipNorm": 0.1,
     "frozen": {"dense1.weight": "all", "dense1.bias": "all"}},
    {"name": "rates", "rule": "sgd", "lr": 0.2, "momentum": 0.8,
     "rates": {"conv1.weight": 0.1, "conv1.bias": 0.1}},
    {"name": "rates, adamw", "rule": "adamw", "lr": 0.03, "decay": 0.2,
     "rates": {"dense1.weight": 2.5, "conv1.bias": 0}},
    {"name": "rates, rmsprop", "rule": "rmsprop", "lr": 0.01, "momentum": 0.3, "cosine": 20,
     "rates": {"dense1.bias": 3, "conv1.weight": 0.25}},
    {"name": "rates, adagrad, clipped, frozen", "rule": "adagrad", "lr": 0.2, "decay": 0.01,
     "every": 9, "factor": 0.5, "clipNorm": 0.4, "frozen": SLICE,
     "rates": {"dense1.weight": 0.5, "conv1.weight": 2}},
]


def optimiser(case, parameters):
    """PyTorch's optimiser: a group for each parameter, some at a rate of their own."""
    rates = case.get("rates", {})
    groups = [{"params": [value], "lr": case["lr"] * rates.get(name, 1)}
              for name, value in parameters.items()]
    decay = case.get("decay", 0)
    if case["rule"] == "sgd":
        return torch.optim.SGD(
            groups, lr=case["lr"], momentum=case.get("momentum", 0),
            nesterov=case.get("nesterov", False), weight_decay=decay)
    if case["rule"] == "rmsprop":
        return torch.optim.RMSprop(
            groups, lr=case["lr"], alpha=case.get("alpha", 0.99), eps=case.get("eps", 1e-8),
            momentum=case.get("momentum", 0), centered=case.get("centered", False),
            weight_decay=decay)
    if case["rule"] == "adagrad":
        return torch.optim.Adagrad(
            groups, lr=case["lr"], eps=case.get("eps", 1e-10), weight_decay=decay)
    kind = torch.optim.Adam if case["rule"] == "adam" else torch.optim.AdamW
    return kind(
        groups, lr=case["lr"], betas=(case.get("beta1", 0.9), case.get("beta2", 0.999)),
        eps=case.get("eps", 1e-8), weight_decay=decay)


def run(case, start, inputs, labels):
    parameters = {name: value.clone().requires_grad_(True) for name, value in start.items()}
    frozen = case.get("frozen", {})
    for name, places in frozen.items():
        if places == "all":
            parameters[name].requires_grad_(False)
    update = optimiser(case, parameters)
    schedule = None
    if "every" in case:
        schedule = torch.optim.lr_scheduler.StepLR(update, case["every"], case["factor"])
    if "cosine" in case:
        schedule = torch.optim.lr_scheduler.CosineAnnealingLR(update, case["cosine"])
    losses, kept, clipped = [], [], 0
    for step in range(1, STEPS + 1):
        if case.get("thaw") == step - 1:
            for value in parameters.values():
                value.requires_grad_(True)
        update.zero_grad()
        hidden = torch.tanh(F.conv2d(inputs, parameters["conv1.weight"], parameters["conv1.bias"]))
        logits = F.linear(
            hidden.flatten(1), parameters["dense1.weight"], parameters["dense1.bias"])
        loss = F.cross_entropy(logits, labels)
        loss.backward()
        losses.append(loss.item())
        for name, places in frozen.items():
            if places != "all":
                parameters[name].grad.view(-1)[places] = 0
        if "clipNorm" in case:
            norm = torch.nn.utils.clip_grad_norm_(list(parameters.values()), case["clipNorm"])
            clipped += int(norm > case["clipNorm"])
        if "clipValue" in case:
            torch.nn.utils.clip_grad_value_(list(parameters.values()), case["clipValue"])
        update.step()
        with torch.no_grad():
            for name, places in frozen.items():
                if places != "all":
                    parameters[name].view(-1)[places] = start[name].view(-1)[places]
        if schedule:
            schedule.step()
        if step in KEPT:
            kept.append({n: v.detach().flatten().tolist() for n, v in parameters.items()})
    if "clipNorm" in case:
        print(f"{case['name']}: clipped at {clipped} of {STEPS} steps")
    return {**case, "losses": losses, "kept": kept}


def main():
    generator = torch.Generator().manual_seed(20)

    def draw(*shape):
        return torch.round(torch.randn(*shape, generator=generator) * 50) / 100

    start = {"conv1.weight": draw(2, 1, 2, 2), "conv1.bias": draw(2),
             "dense1.weight": draw(3, 18), "dense1.bias": draw(3)}
    inputs, labels = draw(5, 1, 4, 4) * 2, torch.tensor([0, 2, 1, 1, 0])
    document = {
        "torch": torch.__version__, "steps": list(KEPT),
        "start": {name: value.flatten().tolist() for name, value in start.items()},
        "inputs": inputs.flatten().tolist(), "labels": labels.tolist(),
        "cases": [run(case, start, inputs, labels) for case in CASES],
    }
    with open(PATH, "w") as file:
        json.dump(document, file, separators=(",", ":"))
        file.write("\n")
    print(f"{len(CASES)} cases, {os.path.getsize(PATH)} bytes")


main()
