"""What the last lesson's learner writes, against PyTorch: the three gradients of a convolution."""

from __future__ import annotations

import random

import numpy as np
import pytest

import gradus

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402


@pytest.mark.parametrize("seed", range(10))
def test_the_learners_expressions_are_pytorchs_gradients(seed: int) -> None:
    draw = random.Random(seed)
    kernel, stride, pad = draw.choice([2, 3, 4]), draw.choice([1, 2, 3]), draw.choice([0, 1, 2])
    channels, outputs = draw.choice([1, 2, 3]), draw.choice([1, 2, 4])
    side = draw.randint(kernel + 2, kernel + 7)
    torch.manual_seed(seed)
    conv = nn.Conv2d(channels, outputs, kernel, stride, min(pad, kernel - 1)).double()
    pad = conv.padding[0]
    x = torch.randn(channels, side, side, dtype=torch.double, requires_grad=True)
    out = conv(x)
    target = torch.randn_like(out)
    nn.functional.mse_loss(out, target).backward()
    begin = pad + stride - 1
    with gradus.from_torch(conv, x.detach(), target, nn.MSELoss()) as session:
        session.run("forward; backward")
        name = session.names.get("", "conv1")
        arriving, weight = f"{name}.out.grad", f"{name}.weight"
        session.run(f"let gb = sum(sum({arriving}, 2), 1)")
        session.run(
            f"let gw = correlate(pad(input, {pad}), {arriving}, 1, 0, {stride})"
            f"[:, :, 0:{kernel}, 0:{kernel}]")
        # Rows that no window reaches lie behind the last one: zeros, as many as the input has more.
        session.run(f"let g = pad(spread({arriving}, {stride}), {kernel + stride - 2})")
        session.run(
            f"let gx = correlate(g, rot180(swap({weight}, 0, 1)))"
            f"[:, {begin}:{begin + side}, {begin}:{begin + side}]")
        for name, wanted in (("gb", conv.bias.grad), ("gw", conv.weight.grad), ("gx", x.grad)):
            scale = float(wanted.abs().max())
            np.testing.assert_allclose(
                session[name], wanted.numpy(), rtol=0, atol=1e-10 * scale, err_msg=name)
