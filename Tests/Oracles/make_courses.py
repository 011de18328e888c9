#!/usr/bin/env python3
"""Write courses.json: worked examples of course assignments, as PyTorch computes them in float64.

    python make_courses.py

Stanford's CS231n (https://cs231n.github.io/assignments/) has its students check their layers, losses
and update rules on inputs that are formulas, so that anybody can set them up. Each case here names the
notebook that it follows, sets up the same in statements of Gradus, and holds what PyTorch makes of it.
No number is copied from the notebooks. Where a notebook draws at random, a formula stands instead.
The course keeps a dense weight as IN x OUT; Gradus and PyTorch, as OUT x IN.
"""

import json
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

FILE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "courses.json")
CASES = []


class Setting:
    """Names made by a formula, in statements and in tensors at once."""

    def __init__(self):
        self.lines = []

    def linspace(self, name, low, high, *shape, power=1, learn=True):
        """`let NAME = reshape(linspace(low, high, n), [shape]) ^ power`."""
        count = torch.Size(shape).numel()
        made = f"linspace({low}, {high}, {count})"
        if len(shape) > 1:
            made = f"reshape({made}, [{','.join(map(str, shape))}])"
        self.lines.append(f"let {name} = {made}" + (f" ^ {power}" if power != 1 else ""))
        value = torch.linspace(low, high, count).reshape(shape) ** power
        return value.requires_grad_(learn)

    def type(self, *lines):
        self.lines += lines


def case(name, source, setting, checks):
    def entry(value):
        value = torch.as_tensor(value).detach()
        assert value.any(), f"{name} has a check of zeros alone"
        return {"shape": list(value.shape), "data": [float(f"{x:.15g}") for x in value.flatten()]}

    CASES.append({
        "name": name, "source": f"CS231n, {source}", "lines": setting.lines,
        "checks": {expression: entry(value) for expression, value in checks.items()},
    })


NETS = "assignment 2, FullyConnectedNets.ipynb"
NORMS = "assignment 2, BatchNormalization.ipynb"
CONVS = "assignment 2, ConvolutionalNetworks.ipynb"


def affine():
    s = Setting()
    x = s.linspace("x", -0.1, 0.5, 2, 4, 5, 6)
    w = s.linspace("w", -0.2, 0.3, 120, 3)
    b = s.linspace("b", -0.3, 0.1, 3)
    up = s.linspace("up", 1, -0.5, 2, 3)
    out = x.reshape(2, -1) @ w + b
    out.backward(up)
    s.type("input 4x5x6; dense 3", "dense1.weight = transpose(w); dense1.bias = b", "input = x",
           "forward; backward with up")
    case("affine layer", f"{NETS}, affine layer", s, {
        "dense1.out": out, "input.grad": x.grad, "transpose(dense1.weight.grad)": w.grad,
        "dense1.bias.grad": b.grad})


def relu():
    s = Setting()
    x = s.linspace("x", -0.5, 0.5, 3, 4)
    up = s.linspace("up", -2, 3, 3, 4)
    out = F.relu(x)
    out.backward(up)
    s.type("input 4; relu; input = x; forward; backward with up")
    case("ReLU layer", f"{NETS}, ReLU activation", s, {"relu1.out": out, "input.grad": x.grad})


def two_layers():
    s = Setting()
    w1 = s.linspace("w1", -0.7, 0.3, 5, 50)
    b1 = s.linspace("b1", -0.1, 0.9, 50)
    w2 = s.linspace("w2", -0.3, 0.4, 50, 7)
    b2 = s.linspace("b2", -0.9, 0.1, 7)
    x = s.linspace("x", -5.5, 4.5, 5, 3)
    hidden = F.relu(x.T @ w1 + b1)
    scores = hidden @ w2 + b2
    loss = F.cross_entropy(scores, torch.tensor([0, 5, 1]))
    loss.backward()
    s.type("input 5; dense 50; relu; dense 7; loss cross-entropy",
           "dense1.weight = transpose(w1); dense1.bias = b1",
           "dense2.weight = transpose(w2); dense2.bias = b2",
           "input = transpose(x); target = [0, 5, 1]; forward; backward")
    case("two-layer network", f"{NETS}, two-layer network", s, {
        "dense2.out": scores, "loss": loss, "transpose(dense1.weight.grad)": w1.grad,
        "dense1.bias.grad": b1.grad, "transpose(dense2.weight.grad)": w2.grad,
        "dense2.bias.grad": b2.grad, "transpose(input.grad)": x.grad})


def losses():
    classes = torch.arange(10) % 6
    typed = "target = [0,1,2,3,4,5,0,1,2,3]"
    for name, source, words, function in [
        ("SVM loss", "assignment 1, svm.ipynb", "hinge",
         # PyTorch's multi-margin loss divides by the number of classes as well.
         lambda out: F.multi_margin_loss(out, classes, margin=1.0) * out.shape[1]),
        ("softmax loss", "assignment 1, softmax.ipynb", "cross-entropy",
         lambda out: F.cross_entropy(out, classes)),
    ]:
        s = Setting()
        x = s.linspace("x", -1.2, 1.5, 10, 8, power=3)
        w = s.linspace("w", 0.9, -0.7, 8, 6, power=3)
        scores = x @ w
        loss = function(scores)
        loss.backward()
        s.type(f"input 8; dense 6 bias off; loss {words}", "dense1.weight = transpose(w)",
               f"input = x; {typed}; forward; backward")
        case(name, f"{source}, loss and gradient at the weights", s, {
            "loss": loss, "transpose(dense1.weight.grad)": w.grad, "input.grad": x.grad})
        s = Setting()
        x = s.linspace("x", -0.001, 0.002, 10, 6)
        loss = function(x)
        loss.backward()
        s.type(f"input 6; leakyrelu 1; loss {words}; input = x; {typed}; forward; backward")
        case(f"{name} of small scores", f"{NETS}, loss layers: softmax and SVM", s, {
            "loss": loss, "input.grad": x.grad})


def updates():
    """One step from weights, a gradient and what the rule remembers, all of them formulas.

    A dense layer that sees the unit matrix has the upstream gradient, turned, as its weight's; what
    the rule remembers is brought about by steps before.
    """
    def given(*remembered):
        s = Setting()
        w = s.linspace("w", -0.4, 0.6, 4, 5)
        dw = s.linspace("dw", -0.6, 0.4, 4, 5, learn=False)
        w.grad = dw
        kept = [s.linspace(name, low, high, 4, 5, learn=False) for name, low, high in remembered]
        s.type("input 5; dense 4 bias off; input = eye(5)")
        return s, w, kept

    def step(s, gradient):
        s.type(f"forward; backward with transpose({gradient}); update")

    source = f"{NETS}, update rules"

    s, w, (v,) = given(("v", 0.6, 0.9))
    optimizer = torch.optim.SGD([w], lr=1e-3, momentum=0.9)
    # The course's velocity is what moves the weight: -lr times PyTorch's buffer.
    optimizer.state[w]["momentum_buffer"] = -v / 1e-3
    optimizer.step()
    s.type("optimizer sgd lr 1e-3 momentum 0.9")
    step(s, "-v / 1e-3")
    s.type("dense1.weight = w")
    step(s, "dw")
    case("SGD with momentum", source, s, {
        "dense1.weight": w,
        "w - dense1.weight": 1e-3 * optimizer.state[w]["momentum_buffer"]})

    s, w, (cache,) = given(("cache", 0.6, 0.9))
    optimizer = torch.optim.RMSprop([w], lr=1e-2, alpha=0.99, eps=1e-8)
    optimizer.state[w].update(step=torch.tensor(1.0), square_avg=cache.clone())
    optimizer.step()
    s.type("optimizer rmsprop lr 1e-2 alpha 0.99 eps 1e-8")
    step(s, "sqrt(cache / 0.01)")
    s.type("dense1.weight = w")
    step(s, "dw")
    case("RMSProp", source, s, {"dense1.weight": w})

    s, w, (m, v) = given(("m", 0.6, 0.9), ("v", 0.7, 0.5))
    optimizer = torch.optim.Adam([w], lr=1e-2, betas=(0.9, 0.999), eps=1e-8)
    optimizer.state[w].update(step=torch.tensor(5.0), exp_avg=m.clone(), exp_avg_sq=v.clone())
    optimizer.step()
    s.type("optimizer adam lr 1e-2 beta1 0.9 beta2 0.999 eps 1e-8")
    for _ in range(3):
        step(s, "zeros(4,5)")
    # Gradients g, h with 0.1 (0.9 g + h) = m and 0.001 (0.999 g^2 + h^2) = v.
    s.type("let g = (9 * m + sqrt(81 * m^2 - 1.809 * (100 * m^2 - 1000 * v))) / 1.809",
           "let h = 10 * m - 0.9 * g")
    step(s, "g")
    step(s, "h")
    s.type("dense1.weight = w")
    step(s, "dw")
    case("Adam", source, s, {"dense1.weight": w})


def convolution():
    s = Setting()
    x = s.linspace("x", -0.1, 0.5, 2, 3, 4, 4)
    w = s.linspace("w", -0.2, 0.3, 3, 3, 4, 4)
    b = s.linspace("b", -0.1, 0.2, 3)
    up = s.linspace("up", -1, 2, 2, 3, 2, 2)
    out = F.conv2d(x, w, b, stride=2, padding=1)
    out.backward(up)
    s.type("input 3x4x4; conv 3 4x4 stride 2 pad 1", "conv1.weight = w; conv1.bias = b",
           "input = x; forward; backward with up")
    case("convolution", f"{CONVS}, naive forward and backward pass", s, {
        "conv1.out": out, "input.grad": x.grad, "conv1.weight.grad": w.grad,
        "conv1.bias.grad": b.grad})


def pooling():
    s = Setting()
    x = s.linspace("x", -0.3, 0.4, 2, 3, 4, 4)
    up = s.linspace("up", -1, 2, 2, 3, 2, 2)
    out = F.max_pool2d(x, 2)
    out.backward(up)
    s.type("input 3x4x4; maxpool 2; input = x; forward; backward with up")
    case("max pooling", f"{CONVS}, naive max pooling", s, {
        "maxpool1.out": out, "input.grad": x.grad})


def three_layers():
    s = Setting()
    x = s.linspace("x", -0.8, 1.1, 2, 3, 8, 8, power=3)
    w = s.linspace("w", -0.5, 0.4, 3, 3, 3, 3, power=3)
    w2 = s.linspace("w2", -0.3, 0.9, 48, 7, power=3)
    w3 = s.linspace("w3", -0.4, 0.7, 7, 4)
    b = s.linspace("b", -0.1, 0.2, 3)
    scores = F.relu(F.max_pool2d(F.relu(F.conv2d(x, w, b, padding=1)), 2).reshape(2, -1) @ w2) @ w3
    loss = F.cross_entropy(scores, torch.tensor([3, 1]))
    loss.backward()
    s.type("input 3x8x8; conv 3 3x3 pad 1; relu; maxpool 2; dense 7; relu; dense 4",
           "loss cross-entropy", "conv1.weight = w; conv1.bias = b",
           "dense1.weight = transpose(w2); dense1.bias = 0",
           "dense2.weight = transpose(w3); dense2.bias = 0",
           "input = x; target = [3, 1]; forward; backward")
    case("three-layer convolutional network", f"{CONVS}, three-layer network", s, {
        "dense2.out": scores, "loss": loss, "conv1.weight.grad": w.grad, "conv1.bias.grad": b.grad,
        "transpose(dense1.weight.grad)": w2.grad, "transpose(dense2.weight.grad)": w3.grad,
        "input.grad": x.grad})


def norms():
    flat, picture = (4, 5), (2, 6, 4, 5)
    for name, source, shape, statement, layer, parts, run in [
        ("batch norm", f"{NORMS}, forward and backward", flat, "batchnorm", "batchnorm1", (5,),
         lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True)),
        ("layer norm", f"{NORMS}, layer normalization", flat, "layernorm", "layernorm1", (5,),
         lambda x, g, b: F.layer_norm(x, (5,), g, b)),
        ("spatial batch norm", f"{CONVS}, spatial batch normalization", picture, "batchnorm",
         "batchnorm1", (6,), lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True)),
        ("spatial group norm", f"{CONVS}, spatial group normalization", picture, "groupnorm 2",
         "groupnorm1", (6,), lambda x, g, b: F.group_norm(x, 2, g, b)),
    ]:
        s = Setting()
        x = s.linspace("x", -1.5, 2, *shape, power=3)
        gamma = s.linspace("gamma", 1, 3, *parts)
        beta = s.linspace("beta", 11, 13, *parts)
        up = s.linspace("up", -1, 2, *shape, power=2)
        out = run(x, gamma, beta)
        out.backward(up)
        size = "x".join(map(str, shape[1:]))
        s.type(f"input {size}; {statement}",
               f"{layer}.weight = gamma; {layer}.bias = beta; input = x",
               "forward; backward with up")
        case(name, source, s, {
            f"{layer}.out": out, "input.grad": x.grad, f"{layer}.weight.grad": gamma.grad,
            f"{layer}.bias.grad": beta.grad})


def running():
    s = Setting()
    x = s.linspace("x", -1.5, 2, 4, 5, power=3)
    y = s.linspace("y", 2, -1, 3, 5, power=2)
    up = s.linspace("up", -1, 2, 3, 5, power=2)
    norm = torch.nn.BatchNorm1d(5)
    for scale in (1, 2, -3):
        norm(scale * x + scale)
    mean, variance = norm.running_mean.clone(), norm.running_var.clone()
    norm.eval()
    out = norm(y)
    out.backward(up)
    s.type("input 5; batchnorm", "input = x + 1; forward", "input = 2 * x + 2; forward",
           "input = -3 * x - 3; forward", "mode eval; input = y; forward; backward with up")
    case("batch norm at test time", f"{NORMS}, forward at test time", s, {
        "batchnorm1.mean": mean, "batchnorm1.var": variance, "batchnorm1.out": out,
        "input.grad": y.grad, "batchnorm1.weight.grad": norm.weight.grad})


def dropout():
    s = Setting()
    x = s.linspace("x", -0.5, 0.5, 3, 4)
    up = s.linspace("up", -2, 3, 3, 4)
    # The course's p is the part that is kept; every third number goes.
    mask = ((torch.arange(12).reshape(3, 4) % 3 != 0) / 0.6)
    out = x * mask
    out.backward(up)
    s.type("input 4; dropout 0.4; input = x",
           "dropout1.mask = [[0,1,1,0],[1,1,0,1],[1,0,1,1]] / 0.6", "forward; backward with up")
    case("dropout", "assignment 2, Dropout.ipynb, forward and backward", s, {
        "dropout1.out": out, "input.grad": x.grad})


def main():
    for make in (affine, relu, two_layers, losses, updates, convolution, pooling, three_layers,
                 norms, running, dropout):
        make()
    with open(FILE, "w") as file:
        file.write(json.dumps({"torch": torch.__version__})[:-1] + ', "cases": [\n')
        file.write(",\n".join(json.dumps(c) for c in CASES))
        file.write("\n]}\n")
    print(f"{len(CASES)} cases, {sum(len(c['checks']) for c in CASES)} checks")


main()
