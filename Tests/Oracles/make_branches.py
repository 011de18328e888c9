#!/usr/bin/env python3
"""Write branches.json: networks that are more than a chain, with PyTorch's numbers.

    python make_branches.py

Every case is a script as it is typed, and what PyTorch makes of the same network in float64: the
loss, the gradient of every weight and of every output, and what a layer sends back to what it reads
(`NAME.in.grad`). Networks are drawn: layers read the one before, or begin at `input` or an earlier
output; branches end in `add` and `concat`, which may name an output several times; convolutions and
dense layers may share another's weights.
"""

import json
import os
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "branches.json")


class Builder:
    """A network while it is drawn: every output in order, and the statements that make it."""

    def __init__(self, rng, shape, batch):
        self.rng, self.batch = rng, batch
        self.lines = ["input " + "x".join(map(str, shape))]
        self.values = {"input": self.drawn(([batch] if batch else []) + shape)}
        self.values["input"].requires_grad_()
        self.counts, self.parameters, self.shares = {}, {}, {}
        self.read = set()
        self.head = "input"
        self.sharable = {}

    def drawn(self, shape):
        count = 1
        for extent in shape:
            count *= extent
        return torch.tensor([self.rng.randint(-150, 150) / 100 for _ in range(count)]).reshape(shape)

    def shape(self, name):
        return list(self.values[name].shape)[1 if self.batch else 0:]

    def put(self, word, statement, value_of, reads):
        """Adds a layer; what it reads passes through a view of its own, whose gradient is a share."""
        self.counts[word] = self.counts.get(word, 0) + 1
        name = f"{word}{self.counts[word]}"
        views = []
        for source in reads:
            view = self.values[source].view_as(self.values[source])
            view.retain_grad()
            views.append(view)
            self.read.add(source)
        out = value_of(name, views)
        out.retain_grad()
        self.values[name] = out
        # `.in` is what a layer reads without naming it.
        self.shares[name] = views[-1] if word == "concat" else views[0]
        self.lines.append(statement)
        self.head = name
        return name

    def branch(self, name):
        self.lines.append(f"from {name}")
        self.head = name

    def parameter(self, layer, role, shape):
        value = self.drawn(shape).mul(0.4).round(decimals=3).requires_grad_()
        self.parameters[f"{layer}.{role}"] = value
        return value

    def conv(self):
        channels = self.shape(self.head)[0]
        out, size = self.rng.choice([1, 2, 3]), self.rng.choice([1, 3])
        pad = size // 2
        bias = self.rng.random() < 0.7
        owner = None
        fitting = [n for n, (kind, key) in self.sharable.items() if kind == "conv" and key[1] == channels]
        if SHARING and fitting and self.rng.random() < 0.5:
            owner = self.rng.choice(fitting)
            out, _, size, bias = self.sharable[owner][1]
            pad = size // 2
        statement = f"conv {out} {size}x{size}"
        if pad:
            statement += f" pad {pad}"
        if not bias:
            statement += " bias off"
        if owner:
            statement += f" sharing {owner}"

        def value(name, views):
            if owner:
                weight = self.parameters[f"{owner}.weight"]
                offset = self.parameters.get(f"{owner}.bias")
            else:
                weight = self.parameter(name, "weight", [out, channels, size, size])
                offset = self.parameter(name, "bias", [out]) if bias else None
                self.sharable[name] = ("conv", (out, channels, size, bias))
            return F.conv2d(views[0], weight, offset, padding=pad)

        self.put("conv", statement, value, [self.head])

    def dense(self, outputs=None):
        inputs = self.shape(self.head)[0]
        out = outputs or self.rng.choice([2, 3, 4])
        owner = None
        fitting = [n for n, (kind, key) in self.sharable.items() if kind == "dense" and key[1] == inputs]
        if SHARING and outputs is None and fitting and self.rng.random() < 0.6:
            owner = self.rng.choice(fitting)
            out = self.sharable[owner][1][0]

        def value(name, views):
            if owner:
                weight, offset = (self.parameters[f"{owner}.{r}"] for r in ("weight", "bias"))
            else:
                weight = self.parameter(name, "weight", [out, inputs])
                offset = self.parameter(name, "bias", [out])
                self.sharable[name] = ("dense", (out, inputs))
            return F.linear(views[0], weight, offset)

        self.put("dense", f"dense {out}" + (f" sharing {owner}" if owner else ""), value, [self.head])

    def function(self):
        word, call = self.rng.choice(
            [("relu", torch.relu), ("tanh", torch.tanh), ("sigmoid", torch.sigmoid)])
        self.put(word, word, lambda _, views: call(views[0]), [self.head])

    def like(self, fits):
        return [name for name in self.values if fits(self.shape(name))]

    def add(self, most=3):
        shape = self.shape(self.head)
        others = [self.rng.choice(self.like(lambda s: s == shape))
                  for _ in range(self.rng.randint(1, most - 1))]

        def value(_, views):
            total = views[0]
            for view in views[1:]:
                total = total + view
            return total

        self.put("add", "add " + " ".join(others), value, [self.head] + others)

    def concat(self, others):
        axis = 1 if self.batch else 0
        self.put("concat", "concat " + " ".join(others),
                 lambda _, views: torch.cat(views, axis), others + [self.head])

    def dead_ends(self):
        return [n for n in self.values if n not in self.read and n != self.head and n != "input"]


def case(rng, number):
    batch = rng.choice([0, 2, 3])
    is_picture = rng.random() < 0.65
    shape = [rng.choice([1, 2, 3]), rng.choice([3, 4]), rng.choice([3, 4])] if is_picture \
        else [rng.choice([2, 3, 4])]
    b = Builder(rng, shape, batch)
    for _ in range(rng.randint(4, 8)):
        kind = rng.random()
        if kind < 0.4:
            (b.conv if is_picture else b.dense)()
        elif kind < 0.6:
            b.function()
        elif kind < 0.75:
            b.add()
        elif kind < 0.85 and b.shape(b.head)[0] < 7:
            b.concat([rng.choice(list(b.values)) for _ in range(rng.randint(1, 2))])
        elif len(b.values) > 2:
            b.branch(rng.choice([n for n in b.values if n != b.head]))
            (b.conv if is_picture else b.dense)()
    # Whatever nothing reads yet is read here, and so is the input.
    ends = b.dead_ends() + ([] if "input" in b.read else ["input"])
    if ends:
        b.concat(ends)
    if is_picture:
        b.put("globalavgpool", "globalavgpool",
              lambda _, views: views[0].mean((-2, -1), keepdim=True), [b.head])
        b.put("flatten", "flatten", lambda _, views: views[0].flatten(1 if batch else 0), [b.head])
    loss_word = rng.choice(["cross-entropy", "squared-error", "mse"])
    b.dense(3)
    out = b.values[b.head]
    if loss_word == "cross-entropy":
        target = torch.tensor([rng.randrange(3) for _ in range(batch)] if batch else rng.randrange(3))
        loss = F.cross_entropy(out, target)
    else:
        target = b.drawn(list(out.shape))
        loss = F.mse_loss(out, target) if loss_word == "mse" else \
            0.5 * F.mse_loss(out, target, reduction="sum") / (batch or 1)
    loss.backward()
    lines = b.lines + [f"loss {loss_word}"]
    for name, value in b.parameters.items():
        lines.append(f"{name} = {typed(value)}")
    lines += [f"input = {typed(b.values['input'])}", f"target = {typed(target)}"]
    found = {"loss": numbers(loss)}
    for name, value in b.parameters.items():
        found[f"{name}.grad"] = numbers(value.grad)
    for name, value in b.values.items():
        if name == "input":
            found["input.grad"] = numbers(value.grad)
        else:
            if name.startswith(("add", "concat")):
                found[f"{name}.out"] = numbers(value)
            found[f"{name}.out.grad"] = numbers(value.grad)
            found[f"{name}.in.grad"] = numbers(b.shares[name].grad)
    return {"name": f"branches {number}", "script": lines, "values": found}


def typed(value):
    return json.dumps(value.tolist())


def numbers(value):
    return value.detach().flatten().tolist()


# Whether layers may use another's weights.
SHARING = False

if __name__ == "__main__":
    rng = random.Random(20261129)
    cases = [case(rng, number) for number in range(100)]
    SHARING = True
    while len(cases) < 160:
        drawn = case(rng, len(cases))
        if any(" sharing " in line for line in drawn["script"]):
            cases.append(drawn)
    with open(PATH, "w") as file:
        json.dump({"torch": torch.__version__, "cases": cases}, file, separators=(",", ":"))
        file.write("\n")
    print(len(cases), "cases,", os.path.getsize(PATH) >> 10, "KiB")
