#!/usr/bin/env python3
"""Write activations.json: values and slopes of elementwise layers, as PyTorch gives them.

    python make_activations.py

All arithmetic is float64. What is no number stands as "nan", "inf" or "-inf".
"""

import json
import math
import os

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
torch.manual_seed(0)

LAYERS = {
    "relu": torch.nn.ReLU(),
    "leakyrelu": torch.nn.LeakyReLU(),
    "leakyrelu 0.2": torch.nn.LeakyReLU(0.2),
    "leakyrelu -0.5": torch.nn.LeakyReLU(-0.5),
    "sigmoid": torch.nn.Sigmoid(),
    "tanh": torch.nn.Tanh(),
    "gelu": torch.nn.GELU(),
    "gelu approx": torch.nn.GELU(approximate="tanh"),
    "elu": torch.nn.ELU(),
    "elu 0.5": torch.nn.ELU(0.5),
    "elu 3": torch.nn.ELU(3),
    "selu": torch.nn.SELU(),
    "silu": torch.nn.SiLU(),
    "softplus": torch.nn.Softplus(),
    "softplus 2": torch.nn.Softplus(2),
    "softplus 0.5": torch.nn.Softplus(0.5),
}

POINTS = [0.0, 1e-300, -1e-300, 1e-9, -1e-9, 0.25, -0.25, 0.5, -0.5, 1, -1, 1.28, -1.28, 2, -2, 3.5,
          -3.5, 6, -6, 9.9, 10.1, -10, 19.9, 20.1, -20, 36, -36, 39.9, 40.1, -40, 100, -100, 700,
          -700, 1e3, -1e3, 1e8, -1e8, math.inf, math.nan]
POINTS += [round(x, 4) for x in (torch.randn(40) * 2).tolist()]


def plain(number):
    return number if math.isfinite(number) else str(number)


cases = []
for line, layer in LAYERS.items():
    x = torch.tensor(POINTS, requires_grad=True)
    y = layer(x)
    upstream = torch.tensor([(-1) ** i * (1 + i / 8) for i in range(len(POINTS))])
    y.backward(upstream)
    cases.append({
        "layer": line,
        "input": [plain(v) for v in x.tolist()],
        "output": [plain(v) for v in y.tolist()],
        "upstream": upstream.tolist(),
        "gradient": [plain(v) for v in x.grad.tolist()],
    })

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "activations.json")
with open(path, "w") as file:
    json.dump({"torch": torch.__version__.split("+")[0], "cases": cases}, file, indent=0)
    file.write("\n")
print(len(cases), "layers,", len(POINTS), "points each")
