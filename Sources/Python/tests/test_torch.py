"""Networks carried over from PyTorch: they are the same, or refused with a reason."""

from __future__ import annotations

import copy
import functools
import random
import subprocess
import sys
from typing import Any, Callable, List, Set, Tuple

import numpy as np
import pytest

import gradus

torch = pytest.importorskip("torch")

import torch.nn.functional as F  # noqa: E402
from torch import nn  # noqa: E402

#: The words of all layers that random networks were made of.
seen: Set[str] = set()

Step = Callable[[nn.Module, List[Any]], Any]


class RandomNet(nn.Module):
    """A network drawn from a seed, whose forward is a list of steps."""

    def __init__(self, seed: int, x: Any) -> None:
        super().__init__()
        self.rng = random.Random(seed)
        self.parts = nn.ModuleDict()
        self.steps: List[Step] = []
        #: What there is so far: a value's place, and its shape.
        self.values = [x]
        self.here = 0
        self.batch = 1 if x.dim() in (2, 4) else 0

    def forward(self, x: Any) -> Any:
        values = [x]
        for step in self.steps:
            values.append(step(self, values))
        return values[-1]

    # Growing

    @property
    def now(self) -> Any:
        return self.values[self.here]

    def grow(self, step: Step) -> None:
        with torch.no_grad():
            self.values.append(step(self, self.values))
        self.steps.append(step)
        self.here = len(self.values) - 1

    def apply_part(self, module: nn.Module) -> None:
        name = f"part{len(self.parts)}"
        self.parts[name] = module
        self.reuse(name)

    def reuse(self, name: str) -> None:
        place = self.here
        self.grow(lambda net, values: net.parts[name](values[place]))

    def call(self, function: Callable[[Any], Any]) -> None:
        place = self.here
        self.grow(lambda net, values: function(values[place]))

    def choose(self, *given: Any) -> Any:
        return self.rng.choice(given)

    def features(self) -> int:
        return int(self.now.shape[self.batch])

    def pick_activation(self) -> None:
        slope = round(self.rng.uniform(-0.2, 0.9), 3)
        in_place = self.choose(True, False)
        made = [
            nn.ReLU(in_place),
            nn.LeakyReLU(slope, in_place),
            nn.Sigmoid(),
            nn.Tanh(),
            nn.GELU(self.choose("none", "tanh")),
            nn.SiLU(in_place),
            nn.ELU(abs(slope) + 0.1),
            nn.SELU(),
            nn.Softplus(abs(slope) + 0.5),
            nn.PReLU(),
            nn.Softmax(self.batch),
            nn.CELU(),
            nn.Identity(),
            nn.Dropout(self.choose(0.25, 0.5)),
        ]
        called = [
            F.relu,
            torch.tanh,
            lambda x: x.sigmoid(),
            lambda x: F.leaky_relu(x, 0.2),
            lambda x: F.elu(x, alpha=0.7),
            F.softplus,
            F.silu,
            lambda x: F.gelu(x, approximate="tanh"),
            lambda x: x.softmax(dim=self.batch),
        ]
        if self.rng.random() < 0.7:
            self.apply_part(self.rng.choice(made))
        else:
            self.call(self.rng.choice(called))

    def pick_picture(self) -> None:
        c, h, w = (int(size) for size in self.now.shape[self.batch :])
        small = min(h, w)
        k = self.choose(1, 2, 3)
        out = self.choose(1, 2, 3, 4)

        def conv() -> nn.Module:
            groups = self.choose(1, c) if out % c == 0 else 1
            stride, dilation = self.choose(1, 1, 2, (1, 2)), self.choose(1, 1, 2)
            padding: Any = self.choose(2, (2, 3), "same", "valid")
            if padding == "same":
                stride = 1
            if padding == "valid" and dilation * (k - 1) >= small:
                padding = 2
            return nn.Conv2d(
                c, out, (k, self.choose(1, k)), stride, padding, dilation, groups,
                bias=self.choose(True, False),
            )

        def transpose() -> nn.Module:
            stride = self.choose(1, 2)
            return nn.ConvTranspose2d(
                c, out, 3, stride, self.choose(0, 1), output_padding=self.choose(0, stride - 1),
                groups=self.choose(1, c) if out % c == 0 else 1, bias=self.choose(True, False),
            )

        def pool() -> nn.Module:
            ceil, pad = self.choose(True, False), self.choose(0, k // 2)
            if self.choose(True, False):
                return nn.MaxPool2d(k, self.choose(None, 1, 2), pad, ceil_mode=ceil)
            return nn.AvgPool2d(k, self.choose(None, 2), pad, ceil, self.choose(True, False))

        def norm() -> nn.Module:
            eps, affine = self.choose(1e-5, 1e-3), self.choose(True, True, False)
            kinds: List[Callable[[], nn.Module]] = [
                lambda: nn.LayerNorm([c, h, w], eps, affine),
            ]
            if self.batch:
                kinds += [
                    lambda: nn.BatchNorm2d(c, eps, self.choose(0.1, 0.3), affine),
                    lambda: nn.BatchNorm2d(c, eps, 0.1, affine, self.choose(True, False)),
                    lambda: nn.GroupNorm(self.choose(1, c), c, eps, affine),
                    lambda: nn.InstanceNorm2d(c, eps, affine=affine),
                ]
            return self.rng.choice(kinds)()

        def functional() -> None:
            weight, bias = nn.Parameter(torch.randn(out, c, 1, 1)), nn.Parameter(torch.randn(out))
            name = f"held{len(self.steps)}"
            self.register_parameter(name, weight)
            self.register_parameter(name + "b", bias)
            place = self.here
            self.grow(
                lambda net, values: F.conv2d(
                    values[place], getattr(net, name), getattr(net, name + "b"), padding=1
                )
            )

        def branch() -> None:
            """A second way from somewhere before, and both together again."""
            before, after = self.rng.randrange(len(self.values)), self.here
            if self.values[before].shape == self.values[after].shape:
                kind = self.rng.choice(["+", "add", "sum", "cat"])
                joined: Step = {
                    "+": lambda net, values: values[before] + values[after],
                    "add": lambda net, values: torch.add(values[after], values[before]),
                    "sum": lambda net, values: sum([values[before], values[after]]),
                    "cat": lambda net, values: torch.cat(
                        [values[before], values[after]], net.batch
                    ),
                }[kind]
                self.grow(joined)
                return
            self.here = self.rng.choice([after, after, before])
            place = self.here
            planes = int(self.now.shape[self.batch])
            self.apply_part(nn.Conv2d(planes, 2, 3, padding=1))
            new = self.here
            self.grow(lambda net, values: torch.cat((values[place], values[new]), -3))

        def shared() -> None:
            part = nn.Conv2d(c, c, 3, padding=1, bias=self.choose(True, False))
            self.apply_part(part)
            name = f"part{len(self.parts) - 1}"
            if self.choose(True, False):
                self.pick_activation()
            if self.now.shape == self.values[-1].shape:
                self.reuse(name)

        kind = self.rng.choice(
            "conv conv conv transpose pool pool norm norm norm zeropad upsample adaptive "
            "functional branch branch branch shared shared activation activation activation".split()
        )
        if kind == "conv":
            self.apply_part(conv())
        elif kind == "transpose":
            self.apply_part(transpose() if max(h, w) < 8 else conv())
        elif kind == "pool" and small >= 3:
            self.apply_part(pool())
        elif kind == "norm":
            if h * w > 1:
                self.apply_part(norm())
        elif kind == "zeropad":
            sides = [self.choose(0, 1, 2) for _ in range(4)]
            if self.choose(True, False):
                self.apply_part(nn.ZeroPad2d(tuple(sides)))
            else:
                self.call(lambda x: F.pad(x, sides))
        elif kind == "upsample" and max(h, w) < 6:
            if self.choose(True, False):
                self.apply_part(nn.Upsample(scale_factor=2))
            else:
                self.call(lambda x: F.interpolate(x, scale_factor=(2.0, 1.0)))
            # What is as large as its neighbour would leave a tie to rounding.
            self.apply_part(nn.Tanh())
        elif kind == "adaptive" and small >= 3:
            self.apply_part(
                self.choose(nn.AdaptiveAvgPool2d((2, None)), nn.AdaptiveAvgPool2d(3))
            )
        elif kind == "functional":
            functional()
        elif kind == "branch":
            branch()
        elif kind == "shared":
            shared()
        else:
            self.pick_activation()

    def pick_vector(self) -> None:
        size = self.features()
        kind = self.rng.choice(
            ["linear", "linear", "linear", "activation", "norm", "skip", "shared", "functional"]
        )
        if kind == "linear":
            self.apply_part(nn.Linear(size, self.choose(2, 3, 5), self.choose(True, True, False)))
        elif kind == "norm":
            norms: List[nn.Module] = [nn.LayerNorm(size), nn.LayerNorm(size, bias=False)]
            if self.batch:
                norms += [nn.BatchNorm1d(size), nn.BatchNorm1d(size, affine=False)]
            self.apply_part(self.rng.choice(norms))
        elif kind == "skip":
            before = self.here
            self.apply_part(nn.Linear(size, size))
            after = self.here
            self.pick_activation()
            last = self.here
            self.grow(lambda net, values: values[before] + values[last])
            if self.choose(True, False):
                here = self.here
                self.grow(lambda net, values: torch.cat([values[here], values[after]], dim=-1))
        elif kind == "shared":
            part = nn.Linear(size, size)
            self.apply_part(part)
            self.pick_activation()
            twin = nn.Linear(size, size)
            twin.weight, twin.bias = part.weight, part.bias
            self.apply_part(twin)
        elif kind == "functional":
            name = f"held{len(self.steps)}"
            self.register_parameter(name, nn.Parameter(torch.randn(3, size)))
            place = self.here
            self.grow(lambda net, values: F.linear(values[place], getattr(net, name)))
        else:
            self.pick_activation()

    def flatten(self) -> None:
        kind = self.rng.randrange(7)
        if kind == 0:
            self.apply_part(nn.Flatten(self.batch))
        elif kind == 1:
            self.call(lambda x: torch.flatten(x, self.batch))
        elif kind == 2 and self.batch:
            self.call(lambda x: x.view(x.size(0), -1))
        elif kind == 3 and self.batch:
            self.call(lambda x: x.reshape(x.shape[0], -1).contiguous())
        elif kind == 4:
            self.call(lambda x: x.mean((-2, -1)))
        elif kind == 5:
            self.apply_part(nn.AdaptiveAvgPool2d(1))
            self.call(lambda x: x.squeeze(-1).squeeze(-1))
        else:
            self.apply_part(nn.AdaptiveMaxPool2d((1, 1)))
            self.call(lambda x: x.flatten(self.batch))


def drawn(seed: int) -> Tuple[RandomNet, Any, Any, Any]:
    """A network with an input, and sometimes a loss with its target."""
    torch.manual_seed(seed)
    rng = random.Random(-seed - 1)
    is_picture, is_batch = rng.random() < 0.8, rng.random() < 0.8
    shape = [rng.choice([1, 2, 3]), rng.randint(4, 7), rng.randint(4, 7)] if is_picture else [5]
    x = torch.randn(*([rng.randint(2, 4)] if is_batch else []), *shape)
    net = RandomNet(seed, x)
    for _ in range(rng.randint(2, 8) if is_picture else 0):
        net.pick_picture()
    ends_flat = not is_picture or rng.random() < 0.8
    if ends_flat:
        if is_picture:
            net.flatten()
        for _ in range(rng.randint(1, 4)):
            net.pick_vector()
        net.apply_part(nn.Linear(net.features(), 4))
    else:
        net.apply_part(nn.Conv2d(net.features(), 2, 1))
    if rng.random() < 0.3:
        x, net = x.double(), net.double()
    with torch.no_grad():
        for parameter in net.parameters():
            if rng.random() < 0.5:
                parameter.add_(torch.randn_like(parameter) * 0.1)
        for name, buffer in net.named_buffers():
            if "running" in name:
                buffer.add_(torch.rand_like(buffer))
    for parameter in net.parameters():
        parameter.requires_grad_(rng.random() < 0.9)
    net.train(rng.random() < 0.7)
    try:
        copy.deepcopy(net)(x).sum().backward()
    except RuntimeError:
        # PyTorch cannot go back through all that is written in place.
        for module in net.modules():
            if hasattr(module, "inplace"):
                module.inplace = False
    out = copy.deepcopy(net).double().eval()(x.double()).detach()
    losses: List[Tuple[Any, Any]] = [
        (None, None),
        (nn.MSELoss(reduction=rng.choice(["mean", "sum"])), torch.randn_like(out)),
        (nn.L1Loss(), torch.randn_like(out)),
        (nn.HuberLoss(delta=0.5), torch.randn_like(out)),
        (nn.SmoothL1Loss(), torch.randn_like(out)),
        (F.mse_loss, torch.randn_like(out)),
        (nn.BCEWithLogitsLoss(), torch.rand_like(out)),
    ]
    if ends_flat:
        classes = torch.randint(4, out.shape[:-1])
        weights = torch.rand(4) + 0.1
        losses += [
            (nn.CrossEntropyLoss(), classes),
            (nn.CrossEntropyLoss(weights, label_smoothing=0.2), classes),
            (nn.CrossEntropyLoss(reduction="sum"), classes),
            (functools.partial(F.cross_entropy, label_smoothing=0.1), classes),
        ]
    loss, target = rng.choice(losses)
    return net, x, target, loss


@pytest.mark.parametrize("seed", range(100))
def test_a_random_network_is_the_same_in_both(seed: int) -> None:
    net, x, target, loss = drawn(seed)
    before = copy.deepcopy(net.state_dict())
    generator = torch.get_rng_state()
    with gradus.from_torch(net, x, target, loss) as session:
        table = session.compare(net)
        assert table.agrees and table.worst.share <= 1e-9
        seen.update(layer.statement.split("; ")[-1].split()[0] for layer in session.plan.layers)
        if any(" sharing " in layer.statement for layer in session.plan.layers):
            seen.add("sharing")
        kinds = {row.kind for row in table}
        assert {"output", "gradient"} <= kinds and ("loss" in kinds) == (loss is not None)
    # The model is as it was, and so is its generator.
    assert torch.equal(torch.get_rng_state(), generator)
    for name, tensor in net.state_dict().items():
        assert torch.equal(tensor, before[name])
    assert all(parameter.grad is None for parameter in net.parameters())


def test_the_random_networks_had_all_layers() -> None:
    if len(seen) == 0:
        pytest.skip("the networks were not run")
    assert seen >= set(
        "conv dense maxpool avgpool convtranspose zeropad upsample adaptiveavgpool globalavgpool "
        "globalmaxpool relu leakyrelu sigmoid tanh gelu silu elu selu softplus batchnorm layernorm "
        "groupnorm dropout prelu softmax flatten add concat sharing".split()
    )


class Calling(nn.Module):
    """A module whose forward is a function."""

    def __init__(self, function: Callable[[Any, Any], Any], **parts: Any) -> None:
        super().__init__()
        self.function = function
        for name, part in parts.items():
            setattr(self, name, part)

    def forward(self, x: Any) -> Any:
        return self.function(self, x)


def conv(**options: Any) -> nn.Module:
    return nn.Conv2d(3, 3, 3, padding=1, **options)


def partly_evaluating() -> nn.Module:
    net = nn.Sequential(nn.BatchNorm2d(3), nn.Dropout())
    net[0].eval()
    return net


def half_shared() -> nn.Module:
    net = nn.Sequential(conv(), conv())
    net[1].weight = net[0].weight
    return net


def normed_twice() -> nn.Module:
    norm = nn.BatchNorm2d(3)
    return nn.Sequential(norm, norm)


@pytest.mark.parametrize(
    "make, path, reason, advice",
    [
        (lambda: nn.Sequential(nn.Flatten(1, 2), nn.LSTM(6, 3)), "1", "nn.LSTM", "convolutions"),
        (lambda: nn.Sequential(conv(padding_mode="reflect")), "0", "reflect", "zeros"),
        (lambda: nn.BatchNorm2d(3, momentum=None), "", "momentum=None", "momentum=0.1"),
        (normed_twice, "0", "second time", "of its own"),
        (half_shared, "1", "another bias", "together"),
        (partly_evaluating, "1", "mode train", "model.eval()"),
        (lambda: nn.Sequential(nn.Dropout2d()), "0", "Dropout2d", "nn.Dropout"),
        (lambda: nn.Sequential(nn.PReLU(3)), "0", "each channel", "num_parameters=1"),
        (lambda: nn.Sequential(conv(), nn.ReLU6()), "1", "ReLU6", "nn.ReLU"),
        (lambda: nn.Sequential(nn.Linear(6, 2)), "0", "last axis", "nn.Flatten"),
        (lambda: nn.Sequential(nn.LayerNorm(6)), "0", "norms (6,)", "all of a sample"),
        (lambda: nn.Sequential(nn.Softmax(-1)), "0", "axis -1", "dim=1"),
        (lambda: nn.Sequential(nn.Upsample(None, 2, "bilinear")), "0", "bilinear", "nearest"),
        (lambda: nn.Sequential(nn.AdaptiveMaxPool2d(4)), "0", "one size", "divides"),
        (lambda: nn.Sequential(nn.AvgPool2d(2, divisor_override=3)), "0", "divisor", "None"),
        (lambda: nn.Sequential(nn.Flatten(0)), "0", "216 of 2 samples", "axis of samples"),
        (lambda: nn.Sequential(nn.LazyConv2d(2, 3)), "0.weight", "no shape", "once before"),
        (
            lambda: nn.Sequential(nn.utils.parametrizations.weight_norm(conv())),
            "0", "worked out", "remove_parametrizations",
        ),
        (lambda: Calling(lambda net, x: x * x), "", "*", "addition"),
        (lambda: Calling(lambda net, x: net.c(x).detach(), c=conv()), "", "detach", "block LAYER"),
        (
            lambda: nn.Sequential(Calling(lambda net, x: x if x.sum() > 0 else -x)),
            "0", "control flow", "without conditions",
        ),
        (
            lambda: Calling(
                lambda net, x: net.c(x) + net.p, c=conv(), p=nn.Parameter(torch.ones(1))
            ),
            "", "reads p", "bias",
        ),
        (
            lambda: nn.Sequential(conv(), Calling(lambda net, x: x.permute(0, 2, 3, 1))),
            "1", "permute", "in front",
        ),
        (lambda: Calling(lambda net, x: (x, x)), "", "one tensor", "works"),
        (lambda: Calling(lambda net, x: x), "", "no layer", "at least one"),
        (lambda: Calling(lambda net, x: torch.cat([x, x], 2)), "", "axis 2", "dim=1"),
        (lambda: Calling(lambda net, x: x[:, :1]), "", "[…]", "whole tensor"),
        (
            lambda: Calling(
                lambda net, x: F.conv2d(x, net.w * 2), w=nn.Parameter(torch.ones(2, 3, 1, 1))
            ),
            "", "*", "",
        ),
    ],
)
def test_what_cannot_be_carried_over_is_refused_with_path_and_reason(
    make: Any, path: str, reason: str, advice: str
) -> None:
    with pytest.raises(gradus.GradusUnsupported) as caught:
        gradus.from_torch(make(), torch.randn(2, 3, 6, 6))
    assert caught.value.path == path
    assert reason in caught.value.reason and advice in caught.value.advice
    assert caught.value.reason in str(caught.value)


@pytest.mark.parametrize(
    "loss, target, reason, advice",
    [
        (nn.NLLLoss(), [0, 1], "NLLLoss", "CrossEntropyLoss"),
        (nn.MultiMarginLoss(), [0, 1], "MultiMarginLoss", "hinge"),
        (nn.MSELoss(), [0.0, 0.0], "(2,)", "output's shape"),
        (nn.MSELoss(reduction="none"), [[0.0] * 3] * 2, "'none'", "'sum'"),
        (nn.CrossEntropyLoss(), [[0.2, 0.3, 0.5]] * 2, "probabilities", "argmax"),
        (nn.CrossEntropyLoss(ignore_index=1), [0, 1], "passes over class 1", ""),
        (nn.SmoothL1Loss(beta=0.5), [[0.0] * 3] * 2, "beta of 0.5", "HuberLoss(delta=0.5)"),
        (nn.BCEWithLogitsLoss(pos_weight=torch.ones(3)), [[0.0] * 3] * 2, "weights", "equal"),
        (lambda out, target: out.sum(), [0.0], "<lambda>", "MSE"),
    ],
)
def test_a_loss_that_is_another_is_refused(
    loss: Any, target: Any, reason: str, advice: str
) -> None:
    with pytest.raises(gradus.GradusUnsupported) as caught:
        gradus.from_torch(nn.Linear(4, 3), torch.randn(2, 4), torch.tensor(target), loss)
    assert caught.value.path == "loss"
    assert reason in caught.value.reason and advice in caught.value.advice


def test_what_the_session_itself_refuses_has_a_path_too() -> None:
    with pytest.raises(gradus.GradusUnsupported) as caught:
        gradus.from_torch(nn.Sequential(nn.Tanh(), nn.ELU(float("nan"))), torch.randn(2, 4))
    assert caught.value.path == "1" and "elu" in caught.value.reason


def test_a_compiled_model_is_the_one_that_was_compiled() -> None:
    net = nn.Sequential(nn.Linear(4, 3), nn.ReLU())
    x = torch.randn(2, 4)
    with gradus.from_torch(torch.compile(net), x) as session:
        assert session.names == {"0": "dense1", "1": "relu1"}
        assert session.compare(net).agrees and session.compare(torch.compile(net)).agrees
    for other, advice in (
        (torch.jit.script(net), "made of"),
        (nn.DataParallel(net), "model.module"),
        (nn.Linear(4, 3, device="meta"), "load its weights"),
    ):
        with pytest.raises(gradus.GradusUnsupported, match=advice):
            gradus.from_torch(other, x)


class UNet(nn.Module):
    """Down and up again, with what was on the way put beside it."""

    def __init__(self) -> None:
        super().__init__()

        def block(planes: int, out: int) -> nn.Module:
            return nn.Sequential(
                nn.Conv2d(planes, out, 3, padding=1), nn.GroupNorm(2, out), nn.SiLU()
            )

        self.down1, self.down2, self.middle = block(1, 4), block(4, 8), block(8, 8)
        self.pool, self.wide = nn.MaxPool2d(2), nn.Upsample(scale_factor=2)
        self.up = nn.ConvTranspose2d(8, 8, 2, 2)
        self.join2, self.join1, self.last = block(16, 4), block(8, 4), nn.Conv2d(4, 1, 1)

    def forward(self, x: Any, mask: Any = None) -> Any:
        first = self.down1(x)
        second = self.down2(self.pool(first))
        middle = self.middle(self.pool(second))
        up = self.join2(torch.cat([self.up(middle), second], 1))
        up = self.join1(torch.cat([self.wide(up), first], dim=1))
        return torch.sigmoid(self.last(input=up))


def test_a_network_of_many_ways_is_the_same() -> None:
    torch.manual_seed(4)
    net = UNet()
    x, target = torch.randn(2, 1, 8, 8), torch.rand(2, 1, 8, 8)
    with gradus.from_torch(net, x, target, nn.BCELoss()) as session:
        assert session.compare(net).agrees
        assert session.names["join1.0"] == "conv5"


def test_a_layer_by_itself_is_a_model() -> None:
    for layer in (nn.BatchNorm2d(3), nn.Conv2d(3, 2, 2), nn.ReLU(inplace=True)):
        with gradus.from_torch(layer, torch.randn(2, 3, 4, 4)) as session:
            assert session.compare(layer).agrees


@pytest.mark.parametrize(
    "given", [torch.zeros(2, 3, 4, 5, 6), torch.tensor(1.0), torch.zeros(0, 4)]
)
def test_an_input_of_no_known_shape_is_refused(given: Any) -> None:
    with pytest.raises(TypeError, match="x is"):
        gradus.from_torch(nn.Linear(4, 3), given)


def test_target_and_loss_belong_together() -> None:
    with pytest.raises(TypeError, match="together"):
        gradus.from_torch(nn.Linear(4, 3), torch.zeros(2, 4), loss=nn.MSELoss())


def test_weights_are_loaded_to_the_bit_and_the_model_stays_as_it_was() -> None:
    net = nn.Sequential(nn.Conv2d(1, 2, 2), nn.BatchNorm2d(2), nn.Flatten(), nn.Linear(8, 3))
    net(torch.randn(4, 1, 3, 3))
    net[0].weight.requires_grad_(False)
    net.eval()
    x = torch.randn(2, 1, 3, 3)
    with gradus.from_torch(net, x) as session:
        for name, tensor in [
            ("conv1.weight", net[0].weight),
            ("conv1.bias", net[0].bias),
            ("batchnorm1.mean", net[1].running_mean),
            ("batchnorm1.var", net[1].running_var),
            ("dense1.weight", net[3].weight),
            ("input", x),
        ]:
            ours, theirs = session[name], tensor.detach().double().numpy()
            assert np.array_equal(ours.view(np.uint64), theirs.view(np.uint64))
        assert session.names == {"0": "conv1", "1": "batchnorm1", "2": "flatten1", "3": "dense1"}
        assert "frozen" in session.run("net").text
        assert session.run("mode").text.startswith("mode eval")
        before = session["conv1.weight"]
        session.compare(net)
        assert np.array_equal(session["conv1.weight"], before)
    assert not net.training and net[0].weight.dtype == torch.float32
    assert not net[0].weight.requires_grad


class Residual(nn.Module):
    """As in a ResNet: everything in place, one ReLU for all, a sum that is added to."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1, self.bn1 = nn.Conv2d(2, 2, 3, padding=1, bias=False), nn.BatchNorm2d(2)
        self.conv2, self.bn2 = nn.Conv2d(2, 2, 3, padding=1, bias=False), nn.BatchNorm2d(2)
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x: Any) -> Any:
        out = self.relu(self.bn1(self.conv1(x)))
        out = self.bn2(self.conv2(out))
        out += x
        return self.relu(out)


def test_what_is_written_in_place_is_what_later_readers_read() -> None:
    torch.manual_seed(1)
    blocks = nn.Sequential(nn.Conv2d(1, 2, 3), Residual(), Residual(), nn.AdaptiveAvgPool2d(1))
    x, target = torch.randn(3, 1, 7, 7), torch.randn(3, 2, 1, 1)
    with gradus.from_torch(blocks, x, target, nn.MSELoss()) as session:
        assert session.compare(blocks).agrees
        assert session.names["1.conv2"] == "conv3"

    class Later(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.first = nn.Linear(4, 4)

        def forward(self, x: Any) -> Any:
            made = self.first(x)
            closed = made.relu_()
            # It reads what ReLU has left there.
            return made + torch.tanh(closed)

    later = Later()
    with gradus.from_torch(later, torch.randn(2, 4)) as session:
        assert [layer.name for layer in session.plan.layers] == ["dense1", "relu1", "tanh1", "add1"]
        assert session.compare(later).agrees


def test_a_fault_in_the_backward_pass_is_found_and_named() -> None:
    torch.manual_seed(2)
    net = nn.Sequential(nn.Conv2d(1, 2, 2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 3))
    with gradus.from_torch(net, torch.randn(2, 1, 3, 3)) as session:
        session.compare(net)
        session.run("sabotage relu-open")
        with pytest.raises(gradus.GradusMismatch) as caught:
            session.compare(net)
        assert caught.value.worst is not None and caught.value.worst.kind == "gradient"
        assert caught.value.worst.name in str(caught.value)
        session.run("sabotage off")
        session.compare(net)


def test_a_step_of_both_agrees_and_a_step_of_one_does_not() -> None:
    torch.manual_seed(3)
    net = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.Linear(3, 2)).double()
    x, target = torch.randn(5, 4).double(), torch.randint(2, (5,))
    loss = nn.CrossEntropyLoss()
    with gradus.from_torch(net, x, target, loss) as session:
        session.run("optimizer sgd lr 0.1; forward; backward; update")
        with pytest.raises(gradus.GradusMismatch, match="weight"):
            session.compare(net)
        optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
        loss(net(x), target).backward()
        optimizer.step()
        assert session.compare(net).agrees
        # The session's own input, as it is now.
        session["input"] = np.random.default_rng(0).standard_normal((3, 4))
        session["target"] = [0, 1, 1]
        assert session.compare(net).agrees
        net.eval()
        with pytest.raises(gradus.GradusMismatch):
            # Its running statistics have other digits in the last place, or none at all.
            session["batchnorm1.mean"] = session["batchnorm1.mean"] + 1
            session.compare(net)
        with pytest.raises(gradus.GradusMismatch, match="another network"):
            session.compare(nn.Sequential(nn.Linear(4, 3)))


def test_a_fork_can_be_compared_and_a_table_shows() -> None:
    net = nn.Sequential(nn.Linear(4, 2), nn.Tanh())
    with gradus.from_torch(net, torch.randn(4), torch.randn(2), nn.MSELoss()) as session:
        table = session.compare(net)
        assert "dense1.weight.grad" in repr(table) and "0.weight" in repr(table)
        assert table._repr_html_().count("<tr>") == len(table) + 1
        assert table[0].name == "dense1.weight" and len(table[:2]) == 2
        with session.fork() as other:
            assert other.compare(net).agrees
            other.run("dense1.weight += 1")
            with pytest.raises(gradus.GradusMismatch):
                other.compare(net)
        assert session.compare(net).agrees


def test_masks_of_dropout_are_the_sessions_in_both() -> None:
    net = Calling(
        lambda net, x: net.d(F.dropout(net.a(x), 0.3, net.training)),
        a=nn.Linear(6, 40), d=nn.Dropout(0.5),
    )
    with gradus.from_torch(net, torch.randn(3, 6)) as session:
        assert session.compare(net).agrees
        session.run("forward")
        assert session.compare(net).agrees


def test_torch_is_asked_for_by_from_torch_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys; sys.modules['torch'] = None\n"
        "import gradus\n"
        "try: gradus.from_torch(None, None)\n"
        "except ImportError as error: print(error)\n"
    )
    source = str(gradus.__file__).rsplit("/", 2)[0]
    out = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True,
        env={"PYTHONPATH": source, "PATH": ""},
    )
    assert "pip install torch" in out.stdout
