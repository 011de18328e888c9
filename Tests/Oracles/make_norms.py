#!/usr/bin/env python3
"""Write norms.json: random networks with norms, dropout, prelu and softmax, as PyTorch computes them.

    python make_norms.py

Each case is a list of statements that build a network, and passes over it: in training twice, so that
running statistics have moved before, and in evaluation. Of each pass the outputs, the loss, the running
statistics behind it and all gradients are written down. Dropout's masks are drawn here and assigned
there. All arithmetic is float64.
"""

import json
import os
import random

import torch
from torch import nn
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

COUNT = 120


# What Gradus names otherwise, and what it is enough to look at the gradients of.
OURS = ("batchnorm", "layernorm", "groupnorm", "dropout", "prelu", "softmax")


def literal(tensor):
    return json.dumps(tensor.tolist()) if tensor.dim() else repr(tensor.item())


def short(number):
    """A number with 13 digits, three more than are compared."""
    return float(f"{number:.13g}")


def given(shape):
    """Numbers to begin with that are short to write."""
    return (100 * torch.randn(shape)).round() / 100


class Case:
    def __init__(self, number):
        self.random = random.Random(number)
        torch.manual_seed(number)
        self.number = number
        self.layers = []  # (name, module, statement, kind)
        self.counts = {}
        self.lines = []

    def name(self, kind):
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return f"{kind}{self.counts[kind]}"

    def add(self, kind, module, statement):
        self.layers.append((self.name(kind), module, kind))
        self.lines.append(statement)

    def chance(self, share):
        return self.random.random() < share

    def norm(self, shape, kinds):
        """One of the norms, on activations of a shape without the batch."""
        # Of one number nothing is left, of two their order alone: what follows would be rounding.
        groupings = [g for g in range(1, shape[0] + 1)
                     if shape[0] % g == 0 and (len(shape) == 3 or shape[0] // g > 2)]
        if len(shape) == 1 and shape[0] < 3:
            kinds = ["batchnorm"]
        kind = self.random.choice(kinds)
        channels = shape[0]
        affine = self.chance(0.75)
        eps = self.random.choice([1e-5, 1e-5, 1e-3, 0.1])
        words = f"{'' if eps == 1e-5 else f' eps {eps!r}'}{'' if affine else ' affine off'}"
        if kind == "batchnorm":
            momentum = self.random.choice([0.1, 0.1, 0.3, 1.0, 0.0])
            track = self.chance(0.8)
            norm = (nn.BatchNorm2d if len(shape) == 3 else nn.BatchNorm1d)(
                channels, eps=eps, momentum=momentum, affine=affine, track_running_stats=track)
            words += "" if momentum == 0.1 else f" momentum {momentum!r}"
            words += "" if track else " track off"
        elif kind == "layernorm":
            norm = nn.LayerNorm(shape, eps=eps, elementwise_affine=affine)
        else:
            groups = self.random.choice(groupings)
            norm = nn.GroupNorm(groups, channels, eps=eps, affine=affine)
            kind, words = "groupnorm", f" {groups}{words}"
        if affine:
            with torch.no_grad():
                norm.weight.copy_(1 + 0.5 * given(norm.weight.shape))
                norm.bias.copy_(0.5 * given(norm.bias.shape))
        self.add(kind, norm, kind + words)

    def between(self):
        """Something elementwise."""
        kind = self.random.choice(["relu", "tanh", "prelu", "dropout", "silu", "leakyrelu"])
        if kind == "dropout":
            # Behind a dropout of all, a norm would be left with rounding.
            rate = self.random.choice([0.5, 0.2, 0.75, 0.5])
            self.add(kind, nn.Dropout(rate), kind if rate == 0.5 else f"{kind} {rate!r}")
        elif kind == "prelu":
            module = nn.PReLU()
            with torch.no_grad():
                module.weight.fill_(self.random.choice([0.25, -0.5, 0.0, 1.5]))
            self.add(kind, module, kind)
        else:
            module = {"relu": nn.ReLU, "tanh": nn.Tanh, "silu": nn.SiLU, "leakyrelu": nn.LeakyReLU}
            self.add(kind, module[kind](), kind)

    def build(self):
        picks = self.random
        is_picture = self.chance(0.65)
        self.batched = self.chance(0.85) or not is_picture
        self.samples = (picks.randint(2, 3) if is_picture else 3) if self.batched else 1
        kinds = ["batchnorm", "batchnorm", "layernorm", "groupnorm"]
        if is_picture:
            shape = [picks.randint(1, 2), picks.randint(3, 4), picks.randint(3, 4)]
            self.input_shape = list(shape)
            self.lines.append("input " + "x".join(map(str, shape)))
            if self.chance(0.3):
                self.norm(shape, kinds)
            for _ in range(picks.randint(1, 2)):
                out = picks.choice([2, 3, 4, 4])
                bias = self.chance(0.6)
                self.add("conv", nn.Conv2d(shape[0], out, 3, padding=1, bias=bias),
                         f"conv {out} 3x3 pad 1{'' if bias else ' bias off'}")
                shape[0] = out
                self.norm(shape, kinds)
                if self.chance(0.8):
                    self.between()
            if self.chance(0.3) and shape[1] > 2 and shape[2] > 2:
                self.add("avgpool", nn.AvgPool2d(2), "avgpool 2")
                shape[1:] = [shape[1] // 2, shape[2] // 2]
            if self.chance(0.2):
                self.add("softmax", nn.Softmax(-3), "softmax")
            self.add("flatten", nn.Flatten() if self.batched else nn.Flatten(0), "flatten")
            shape = [shape[0] * shape[1] * shape[2]]
            kinds = kinds if self.batched else ["layernorm", "groupnorm"]
        else:
            shape = [picks.randint(2, 5)]
            self.input_shape = list(shape)
            self.lines.append(f"input {shape[0]}")
            if self.chance(0.3):
                self.norm(shape, kinds)
        for _ in range(picks.randint(0, 1) if is_picture else picks.randint(1, 2)):
            out = picks.choice([3, 4, 6] if not self.batched else [2, 4, 6])
            self.add("dense", nn.Linear(shape[0], out), f"dense {out}")
            shape = [out]
            self.norm(shape, kinds)
            if self.chance(0.8):
                self.between()
        out = picks.randint(2, 4)
        self.add("dense", nn.Linear(shape[0], out), f"dense {out}")
        if self.chance(0.25):
            self.add("softmax", nn.Softmax(-1), "softmax")
        self.outputs = out
        self.loss = picks.choice(["cross-entropy", "mse"])
        self.lines.append(f"loss {self.loss}")

    def assignments(self):
        """The weights, cut to four digits."""
        with torch.no_grad():
            for _, module, _ in self.layers:
                for parameter in module.parameters():
                    parameter.copy_((1e4 * parameter).round() / 1e4)
        for name, module, _ in self.layers:
            for role, parameter in module.named_parameters():
                yield f"{name}.{role} = {literal(parameter.detach())}"

    def run(self, masks):
        """Forward and backward; what Gradus is to come to."""
        value = self.x
        outputs = []
        for name, module, kind in self.layers:
            if kind == "dropout":
                value = value * masks[name] if name in masks else value
            elif kind in ("batchnorm", "groupnorm") and not self.batched:
                value = module(value[None])[0]
            else:
                value = module(value)
            value.retain_grad()
            outputs.append((name, value))
        if self.loss == "cross-entropy":
            loss = F.cross_entropy(value, self.target)
        else:
            loss = F.mse_loss(value, self.target)
        self.x.grad = None
        for _, module, _ in self.layers:
            module.zero_grad()
        loss.backward()
        checks = {"loss": loss.detach(), "input.grad": self.x.grad.clone()}
        for (name, value), (_, _, kind) in zip(outputs, self.layers):
            if kind in OURS or value is outputs[-1][1]:
                checks[f"{name}.out"] = value.detach()
                checks[f"{name}.out.grad"] = value.grad
        for name, module, kind in self.layers:
            for role, parameter in module.named_parameters():
                checks[f"{name}.{role}.grad"] = parameter.grad.clone()
            if kind == "batchnorm" and module.running_mean is not None:
                checks[f"{name}.mean"] = module.running_mean.clone()
                checks[f"{name}.var"] = module.running_var.clone()
        return {n: {"shape": list(t.shape), "data": [short(v) for v in t.flatten().tolist()]}
                for n, t in checks.items()}

    def stage(self, mode):
        for _, module, _ in self.layers:
            module.train(mode == "train")
        lead = [self.samples] if self.batched else []
        self.x = given(lead + self.input_shape).requires_grad_()
        lines = [f"mode {mode}", f"input = {literal(self.x.detach())}"]
        if self.loss == "cross-entropy":
            self.target = torch.randint(0, self.outputs, lead)
        else:
            self.target = given(lead + [self.outputs])
        lines.append(f"target = {literal(self.target)}")
        masks = {}
        if mode == "train":
            value = self.x
            for name, module, kind in self.layers:
                if kind == "dropout":
                    shape = self.shape_before(name)
                    keep = (torch.rand(shape) >= module.p).double()
                    masks[name] = keep / (1 - module.p) if module.p < 1 else torch.zeros(shape)
                    lines.append(f"{name}.mask = {literal(masks[name])}")
        return {"lines": lines + ["forward", "backward"], "checks": self.run(masks)}

    def shape_before(self, wanted):
        """The shape of what a layer reads, found without moving running statistics."""
        modes = [module.training for _, module, _ in self.layers]
        for _, module, _ in self.layers:
            module.eval()
        value = self.x.detach()
        for name, module, kind in self.layers:
            if name == wanted:
                break
            lone = kind in ("batchnorm", "groupnorm") and not self.batched
            value = module(value[None])[0] if lone else module(value)
        for (_, module, _), mode in zip(self.layers, modes):
            module.train(mode)
        return list(value.shape)


cases = []
number = 0
while len(cases) < COUNT:
    number += 1
    case = Case(number)
    case.build()
    lines = case.lines + list(case.assignments())
    stages = [case.stage("train"), case.stage("train"), case.stage("eval")]
    cases.append({"name": f"n{number:03}", "lines": lines, "stages": stages})

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "norms.json")
with open(path, "w") as file:
    json.dump({"torch": torch.__version__.split("+")[0], "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
kinds = {}
for case in cases:
    for line in case["lines"]:
        word = line.split()[0]
        if "=" not in line:
            kinds[word] = kinds.get(word, 0) + 1
print(len(cases), "networks;", ", ".join(f"{k} {v}" for k, v in sorted(kinds.items())))
