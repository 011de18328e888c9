#!/usr/bin/env python3
"""Runs PyTorch, JAX and NumPy on the work that gradus-benchmark measures, and prints both.

    peers.py PATH/TO/gradus-benchmark [ROW...]

One thread, everything on one core, the median of many repetitions after a warm-up. A row runs
here and there in turn, so that a busy machine is busy for both.
"""

import json
import os
import subprocess
import sys
import time

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def median(work, budget=0.8):
    """The median time of one repetition, in seconds."""
    count = 1
    while True:
        start = time.perf_counter()
        for _ in range(count):
            work()
        if time.perf_counter() - start > 1e-3:
            break
        count *= 2
    samples, end = [], time.perf_counter() + budget
    while time.perf_counter() < end or len(samples) < 5:
        start = time.perf_counter()
        for _ in range(count):
            work()
        samples.append((time.perf_counter() - start) / count)
    return sorted(samples)[len(samples) // 2]


def spawned(code, repetitions=5):
    """The median time of a Python process."""
    def run():
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start

    run()
    return sorted(run() for _ in range(repetitions))[repetitions // 2]


def peak(code):
    """The most memory that a Python process has held at its end, in bytes."""
    code += "\nimport re; print(re.search(r'VmHWM:\\s*(\\d+)', open('/proc/self/status').read())[1])"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(answer.stdout.split()[-1]) * 1024


TORCH_FIRST = """
import torch
torch.set_num_threads(1)
net = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
    torch.nn.Flatten(), torch.nn.Linear(18, 3)).double()
loss = torch.nn.functional.cross_entropy(
    net(torch.randn(1, 1, 8, 8, dtype=torch.double)), torch.tensor([1]))
loss.backward()
print(net[0].weight.grad)
"""

TORCH_LENET_128 = """
import torch
torch.set_num_threads(1)
n = torch.nn
net = n.Sequential(n.Conv2d(1, 6, 5, padding=2), n.ReLU(), n.MaxPool2d(2), n.Conv2d(6, 16, 5),
    n.ReLU(), n.MaxPool2d(2), n.Flatten(), n.Linear(400, 120), n.ReLU(), n.Linear(120, 84),
    n.ReLU(), n.Linear(84, 10))
o = torch.optim.SGD(net.parameters(), lr=0.01)
x, y = torch.randn(128, 1, 28, 28), torch.arange(128) % 10
for _ in range(20):
    o.zero_grad(); n.functional.cross_entropy(net(x), y).backward(); o.step()
"""

NUMPY_FIRST = """
import numpy as np
x = np.random.randn(8, 8); w = np.random.randn(2, 3, 3); v = np.random.randn(3, 18)
p = np.lib.stride_tricks.sliding_window_view(x, (3, 3))
z = np.einsum('rcij,oij->orc', p, w); a = np.maximum(z, 0)
b = a.reshape(2, 3, 2, 3, 2).transpose(0, 1, 3, 2, 4).reshape(18, 4)
k = b.argmax(1); h = b.max(1); s = v @ h; q = np.exp(s - s.max()); q /= q.sum(); q[1] -= 1
g = np.zeros((18, 4)); g[np.arange(18), k] = v.T @ q
g = g.reshape(2, 3, 3, 2, 2).transpose(0, 1, 3, 2, 4).reshape(2, 6, 6) * (z > 0)
print(np.einsum('rcij,orc->oij', p, g), np.outer(q, h))
"""


def torch_network(tiny, dtype):
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    n = torch.nn
    layers = (
        [n.Conv2d(1, 2, 3), n.ReLU(), n.MaxPool2d(2), n.Flatten(), n.Linear(18, 3)]
        if tiny
        else [n.Conv2d(1, 6, 5, padding=2), n.ReLU(), n.MaxPool2d(2), n.Conv2d(6, 16, 5),
              n.ReLU(), n.MaxPool2d(2), n.Flatten(), n.Linear(400, 120), n.ReLU(),
              n.Linear(120, 84), n.ReLU(), n.Linear(84, 10)]
    )
    return torch, n.Sequential(*layers).to(dtype)


def torch_step(tiny, samples, update, dtype):
    import torch

    torch, net = torch_network(tiny, dtype)
    side, classes = (8, 3) if tiny else (28, 10)
    x = torch.randn(samples, 1, side, side, dtype=dtype)
    y = torch.arange(samples) % classes
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01)

    def step():
        optimiser.zero_grad()
        torch.nn.functional.cross_entropy(net(x), y).backward()
        if update:
            optimiser.step()

    return median(step)


def torch_residual_step(dtype, is_normed=True):
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(0)
    n = torch.nn

    class Block(n.Module):
        def __init__(self):
            super().__init__()
            self.first, self.second = n.Conv2d(1, 8, 3, padding=1), n.Conv2d(8, 8, 3, padding=1)
            norm = n.BatchNorm2d if is_normed else lambda _: n.Identity()
            self.norm, self.other = norm(8), norm(8)
            self.head = n.Linear(8, 4)

        def forward(self, x):
            early = torch.relu(self.norm(self.first(x)))
            late = torch.relu(self.other(self.second(early)) + early)
            return self.head(late.mean((2, 3)))

    net = Block().to(dtype)
    x, y = torch.randn(16, 1, 16, 16, dtype=dtype), torch.arange(16) % 4
    optimiser = torch.optim.SGD(net.parameters(), lr=0.01)

    def step():
        optimiser.zero_grad()
        n.functional.cross_entropy(net(x), y).backward()
        optimiser.step()

    return median(step)


def torch_contributions(tiny):
    import torch

    dtype = torch.double
    torch, net = torch_network(tiny, dtype)
    samples, side = (1, 8) if tiny else (32, 28)
    x = torch.randn(samples, 1, side, side, dtype=dtype)
    y = torch.arange(samples) % (3 if tiny else 10)

    def gradients():
        net.zero_grad()
        out = net[0](x)
        out.retain_grad()
        torch.nn.functional.cross_entropy(net[1:](out), y).backward()
        return out.grad

    def contributions(upstream):
        patches = torch.nn.functional.unfold(x, net[0].kernel_size, padding=net[0].padding)
        return torch.einsum("nop,nkp->oknp", upstream.flatten(2), patches)

    upstream = gradients()
    return median(lambda: contributions(gradients() if tiny else upstream))


def torch_gradient_check():
    import torch

    torch, net = torch_network(True, torch.double)
    x, y = torch.randn(1, 1, 8, 8, dtype=torch.double), torch.tensor([1])
    names = [name for name, _ in net.named_parameters()]
    values = tuple(p.detach().clone().requires_grad_() for p in net.parameters())

    def loss(*given):
        out = torch.func.functional_call(net, dict(zip(names, given)), (x,))
        return torch.nn.functional.cross_entropy(out, y)

    return median(lambda: torch.autograd.gradcheck(loss, values))


def torch_passed(tiny):
    """A network after a pass, with its input and its first layer's upstream gradient."""
    import torch

    torch, net = torch_network(tiny, torch.double)
    samples, side = (1, 8) if tiny else (32, 28)
    x = torch.randn(samples, 1, side, side, dtype=torch.double)
    y = torch.arange(samples) % (3 if tiny else 10)
    out = net[0](x)
    out.retain_grad()
    torch.nn.functional.cross_entropy(net[1:](out), y).backward()
    return torch, net, x, out.grad


def torch_grads(tiny):
    _, net, _, _ = torch_passed(tiny)
    return median(lambda: [str(p.grad) for p in net.parameters()])


def torch_terms(tiny):
    """The terms of one kernel weight, and all that a kernel's picture of them needs, as text."""
    torch, net, x, upstream = torch_passed(tiny)
    kernel = net[0]

    def terms():
        patches = torch.nn.functional.unfold(x, kernel.kernel_size, padding=kernel.padding)
        side = kernel.kernel_size[1] + 1
        products = upstream[:, 0].flatten(1) * patches[:, side]
        return str(products), str(products.sum())

    return median(terms)


def torch_accumulate(tiny):
    torch, net, x, upstream = torch_passed(tiny)
    kernel = net[0]

    def frames():
        patches = torch.nn.functional.unfold(x, kernel.kernel_size, padding=kernel.padding)
        products = upstream[:, 0].flatten(1)[:, None] * patches
        sums = products.transpose(0, 1).flatten(1).cumsum(1)
        return str(sums[:, 0].reshape(kernel.kernel_size))

    return median(frames)


def torch_evaluate():
    import torch

    torch, net = torch_network(False, torch.double)
    x, y = torch.randn(128, 1, 28, 28, dtype=torch.double), torch.arange(128) % 10

    def evaluate():
        with torch.no_grad():
            out = net(x)
            loss = torch.nn.functional.cross_entropy(out, y)
            table = torch.bincount(10 * y + out.argmax(1), minlength=100).reshape(10, 10)
            return str(loss), str(table)

    return median(evaluate)


def torch_export():
    import tempfile

    torch, net, _, _ = torch_passed(False)
    with tempfile.TemporaryDirectory() as folder:
        return median(lambda: torch.save(net.state_dict(), folder + "/weights.pt"))


def torch_kernel_check():
    import torch

    torch, net = torch_network(False, torch.double)
    x, y = torch.randn(1, 1, 28, 28, dtype=torch.double), torch.tensor([3])
    given = tuple(p.detach().clone().requires_grad_() for p in net[0].parameters())

    def loss(weight, bias):
        out = torch.func.functional_call(net, {"0.weight": weight, "0.bias": bias}, (x,))
        return torch.nn.functional.cross_entropy(out, y)

    return median(lambda: torch.autograd.gradcheck(loss, given))


TORCH_PICTURES = """
import os, numpy, torch
torch.set_num_threads(1)
folder = os.environ.get("TMPDIR", "/tmp")
def read(name, header, *shape):
    data = numpy.fromfile(f"{folder}/gradus-benchmark-{name}", numpy.uint8)
    return torch.from_numpy(data[header:].reshape(shape))
x = read("pictures-idx3-ubyte", 16, 60000, 1, 28, 28)
y = read("labels-idx1-ubyte", 8, 60000).long()
order = torch.randperm(60000)
x, y = x[order], y[order]
"""

TORCH_EPOCH = TORCH_PICTURES + """
n = torch.nn
net = n.Sequential(n.Conv2d(1, 6, 5, padding=2), n.ReLU(), n.MaxPool2d(2), n.Conv2d(6, 16, 5),
    n.ReLU(), n.MaxPool2d(2), n.Flatten(), n.Linear(400, 120), n.ReLU(), n.Linear(120, 84),
    n.ReLU(), n.Linear(84, 10))
o = torch.optim.SGD(net.parameters(), lr=0.01)
for part in torch.randperm(48000).split(32):
    o.zero_grad()
    n.functional.cross_entropy(net(x[part].float() / 255), y[part]).backward()
    o.step()
"""


def jax_step(tiny, samples, update, double):
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp
    import numpy as np

    kind = jnp.float64 if double else jnp.float32
    random = np.random.default_rng(0)

    def draw(*shape):
        return jnp.asarray(random.standard_normal(shape) * 0.1, kind)

    side, classes = (8, 3) if tiny else (28, 10)
    convs = [(2, 1, 3, 0)] if tiny else [(6, 1, 5, 2), (16, 6, 5, 0)]
    units = [(18, 3)] if tiny else [(400, 120), (120, 84), (84, 10)]
    weights = [(draw(o, i, k, k), draw(o)) for o, i, k, _ in convs]
    weights += [(draw(i, o), draw(o)) for i, o in units]
    x, y = draw(samples, 1, side, side), jnp.arange(samples) % classes

    def loss(weights, x, y):
        for (w, b), (_, _, _, pad) in zip(weights, convs):
            x = jax.lax.conv_general_dilated(
                x, w, (1, 1), [(pad, pad)] * 2, dimension_numbers=("NCHW", "OIHW", "NCHW"))
            x = jax.nn.relu(x + b[:, None, None])
            n, c, h, v = x.shape
            x = x.reshape(n, c, h // 2, 2, v // 2, 2).max((3, 5))
        x = x.reshape(samples, -1)
        for index, (w, b) in enumerate(weights[len(convs):]):
            x = x @ w + b
            if index + 1 < len(units):
                x = jax.nn.relu(x)
        return -jnp.take_along_axis(jax.nn.log_softmax(x), y[:, None], 1).mean()

    def descend(weights, _):
        value, gradients = jax.value_and_grad(loss)(weights, x, y)
        return jax.tree.map(lambda w, g: w - 0.01 * g, weights, gradients), value

    if not update:
        run = jax.jit(jax.value_and_grad(loss))
        return median(lambda: jax.block_until_ready(run(weights, x, y)))
    steps = 100 if tiny else 10
    run = jax.jit(lambda weights: jax.lax.scan(descend, weights, None, length=steps))
    return median(lambda: jax.block_until_ready(run(weights))) / steps


def rows():
    """Each row's name and its peers' figures, worked out when they are asked for."""
    import torch

    single, double = torch.float, torch.double
    return {
        "first-gradient": {
            "bare Python": lambda: spawned("pass", 20),
            "PyTorch": lambda: spawned(TORCH_FIRST),
            "NumPy": lambda: spawned(NUMPY_FIRST)},
        "tiny-pass": {
            "PyTorch": lambda: torch_step(True, 1, False, double),
            "JAX jit": lambda: jax_step(True, 1, False, True)},
        "tiny-step-16": {
            "PyTorch": lambda: torch_step(True, 16, True, double),
            "JAX scan": lambda: jax_step(True, 16, True, True)},
        "lenet-step-32": {
            "PyTorch": lambda: torch_step(False, 32, True, single),
            "JAX scan": lambda: jax_step(False, 32, True, False)},
        "lenet-step-32-plain": {"PyTorch": lambda: torch_step(False, 32, True, single)},
        "lenet-step-1": {
            "PyTorch": lambda: torch_step(False, 1, True, single),
            "JAX scan": lambda: jax_step(False, 1, True, False)},
        "residual-step-16": {"PyTorch": lambda: torch_residual_step(double)},
        "residual-step-16-float32": {"PyTorch": lambda: torch_residual_step(single)},
        "residual-step-16-bare": {"PyTorch": lambda: torch_residual_step(double, False)},
        "tiny-contributions": {"PyTorch": lambda: torch_contributions(True)},
        "lenet-contributions": {"PyTorch": lambda: torch_contributions(False)},
        "lenet-pass-32": {"PyTorch": lambda: torch_step(False, 32, False, double)},
        "gradient-check": {"PyTorch": torch_gradient_check},
        "tiny-grads": {"PyTorch": lambda: torch_grads(True)},
        "lenet-grads": {"PyTorch": lambda: torch_grads(False)},
        "tiny-explain": {"PyTorch": lambda: torch_terms(True)},
        "lenet-explain": {"PyTorch": lambda: torch_terms(False)},
        "tiny-accumulate": {"PyTorch": lambda: torch_accumulate(True)},
        "lenet-accumulate": {"PyTorch": lambda: torch_accumulate(False)},
        "lenet-evaluate": {"PyTorch": torch_evaluate},
        "lenet-export": {"PyTorch": torch_export},
        "lenet-gradient-check": {"PyTorch": torch_kernel_check},
        "pictures-load": {"PyTorch": lambda: spawned(TORCH_PICTURES)},
        "pictures-memory": {"PyTorch": lambda: peak(TORCH_PICTURES)},
        "pictures-epoch": {"PyTorch": lambda: spawned(TORCH_EPOCH, 3)},
        "digits-97": {},
        "tiny-memory": {
            "PyTorch": lambda: peak(TORCH_FIRST),
            "NumPy": lambda: peak(NUMPY_FIRST)},
        "lenet-memory": {"PyTorch": lambda: peak(TORCH_LENET_128)},
    }


def shown(number, unit):
    if unit == "bytes":
        return f"{number / 1e6:.1f} MB"
    for scale, name in ((1, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if number >= scale or scale == 1e-6:
            return f"{number / scale:.3g} {name}"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program, wanted = sys.argv[1], sys.argv[2:]
    print("| work | Gradus | peer | | ratio |\n| --- | --- | --- | --- | --- |")
    for row, peers in rows().items():
        if wanted and row not in wanted:
            continue
        answer = subprocess.run(
            [program, "--json", row], capture_output=True, text=True, check=True)
        figure = json.loads(answer.stdout)
        unit = "bytes" if "bytes" in figure else "seconds"
        own = figure[unit]
        for name, peer in peers.items() or [("", None)]:
            cells = [row, shown(own, unit), name, "", ""]
            if peer:
                other = peer()
                cells[3:] = [shown(other, unit), f"{other / own:.3g}×"]
            print("| " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
