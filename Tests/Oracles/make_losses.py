#!/usr/bin/env python3
"""Write losses.json: losses of given outputs with the value and the gradient PyTorch gives.

    python make_losses.py

Every case is a loss as it is typed, an output, a target, and what PyTorch makes of them in float64.
Outputs are drawn, or lie where something happens: logits of ±1000, on a kink, at 0 and 1 of a
probability. PyTorch's own functions are used for all; its multi-margin loss divides by the number
of classes, which is taken back.
"""

import json
import os
import random

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.use_deterministic_algorithms(True)

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), "losses.json")

VECTORS = [("unbatched", [4]), ("batch of one", [1, 4]), ("batch", [3, 4]), ("two classes", [2, 2])]
SHAPES = VECTORS + [("one output", [5, 1]), ("picture", [2, 2, 3]), ("pictures", [2, 1, 2, 2])]

CLASSES = [
    "cross-entropy", "cross-entropy smoothing 0.1", "cross-entropy smoothing 1",
    "cross-entropy smoothing 0", "cross-entropy weights W", "cross-entropy weights Z",
    "cross-entropy weights W smoothing 0.3", "cross-entropy weights Z smoothing 1",
    "hinge", "hinge margin 0.5", "hinge margin 0", "hinge margin 2.5",
]
ELEMENTS = [
    "mse", "squared-error", "bce", "bce-logits", "l1", "huber", "huber delta 0.25",
    "huber delta 3",
]


def words(statement):
    rest = statement.split()
    return rest[0], dict(zip(rest[1::2], rest[2::2]))


def loss_of(statement, weights, out, target, batched):
    name, options = words(statement)
    reduction = options.get("reduction", "mean")
    if name == "cross-entropy":
        return F.cross_entropy(
            out, target, weight=weights, label_smoothing=float(options.get("smoothing", 0)),
            reduction=reduction)
    if name == "hinge":
        return out.shape[-1] * F.multi_margin_loss(
            out, target, margin=float(options.get("margin", 1)), reduction=reduction)
    if name == "squared-error":
        samples = out.shape[0] if batched and reduction == "mean" else 1
        return 0.5 * F.mse_loss(out, target, reduction="sum") / samples
    if name == "huber":
        return F.huber_loss(out, target, delta=float(options.get("delta", 1)), reduction=reduction)
    function = {"mse": F.mse_loss, "bce": F.binary_cross_entropy, "l1": F.l1_loss,
                "bce-logits": F.binary_cross_entropy_with_logits}[name]
    return function(out, target, reduction=reduction)


def drawn(rng, shape, numbers):
    count = 1
    for extent in shape:
        count *= extent
    return torch.tensor([numbers(rng, place) for place in range(count)]).reshape(shape)


def decimal(rng, _):
    return round(rng.uniform(-2, 2), 2)


def extreme(rng, _):
    return rng.choice([1000.0, -1000.0, 999.5, 0.0, 37.0, -745.0])


def halves(rng, _):
    return rng.choice([-1.0, -0.5, 0.0, 0.5, 1.0, 1.5])


def probability(rng, _):
    return round(rng.uniform(0.01, 0.99), 3)


def edge(rng, place):
    return [0.0, 1.0, 1e-300, 1e-13, 1 - 1e-13, 0.5][(place + rng.randrange(2)) % 6]


def case(rng, statement, label, shape, batched, numbers, kind):
    name, _ = words(statement)
    out = drawn(rng, shape, numbers).requires_grad_()
    weights = None
    if name in ("cross-entropy", "hinge"):
        count = shape[-1]
        samples = shape[0] if batched else 1
        picks = [rng.randrange(count) for _ in range(samples)]
        if "weights" in statement:
            given = [round(rng.uniform(0.2, 2), 2) for _ in range(count)]
            if "weights Z" in statement:
                given[rng.randrange(count)] = 0.0
                # A mean over classes that all count nothing is 0/0.
                if all(given[pick] == 0 for pick in picks):
                    picks[0] = next(c for c in range(count) if given[c] != 0)
            weights = torch.tensor(given)
        target = torch.tensor(picks if batched else picks[0])
    elif name in ("bce", "bce-logits"):
        target = drawn(rng, shape, lambda r, p: r.choice([0.0, 1.0, 1.0, 0.25]))
    elif numbers is halves:
        target = drawn(rng, shape, halves)
    else:
        target = drawn(rng, shape, decimal)
    total = loss_of(statement, weights, out, target, batched)
    total.backward()
    typed = statement
    for letter in "WZ":
        if weights is not None:
            typed = typed.replace(f"weights {letter}", f"weights {weights.tolist()}")
    flat = lambda t: t.detach().reshape(-1).to(torch.float64).tolist()
    return {
        "name": f"{statement}, {label}, {kind}", "statement": f"loss {typed}", "shape": shape,
        "batched": batched, "output": flat(out), "target": flat(target), "value": total.item(),
        "gradient": flat(out.grad),
    }


def main():
    cases = []
    for base in CLASSES + ELEMENTS:
        takes_classes = base.split()[0] in ("cross-entropy", "hinge")
        for reduction in ("", " reduction sum"):
            statement = base + reduction
            for label, shape in VECTORS if takes_classes else SHAPES:
                batched = label not in ("unbatched", "picture")
                kinds = [("drawn", decimal), ("extreme", extreme), ("on kinks", halves)]
                if base == "bce":
                    kinds = [("drawn", probability), ("at the edge", edge)]
                for kind, numbers in kinds:
                    rng = random.Random(f"{statement} {label} {kind}")
                    cases.append(case(rng, statement, label, shape, batched, numbers, kind))
    with open(PATH, "w") as file:
        head = json.dumps({"torch": torch.__version__})[:-1]
        file.write(head + ', "cases": [\n')
        file.write(",\n".join(json.dumps(c) for c in cases))
        file.write("\n]}\n")
    print(f"{len(cases)} cases")


main()
