"""Which operation of PyTorch is which layer."""

from __future__ import annotations

import inspect
from typing import Any, Callable, Optional

from torch import nn
from torch.fx import Node

from ..errors import GradusUnsupported
from .building import Builder
from .layers import FUNCTIONS, METHODS, MODULES, NAMES, is_dropping
from .tracing import Traced

#: What would work in place of what there is no layer for.
_ADVICE = {
    "Conv1d": "nn.Conv2d over pictures of one row works",
    "Conv3d": "nn.Conv2d works",
    "MaxPool1d": "nn.MaxPool2d over pictures of one row works",
    "AvgPool1d": "nn.AvgPool2d over pictures of one row works",
    "LSTM": "convolutions and linear layers work: nothing here has a state",
    "GRU": "convolutions and linear layers work: nothing here has a state",
    "RNN": "convolutions and linear layers work: nothing here has a state",
    "Embedding": "nn.Linear on one-hot vectors works",
    "MultiheadAttention": "convolutions and linear layers work",
    "LogSoftmax": "leave it out, with nn.CrossEntropyLoss as the loss, which is the same",
    "log_softmax": "leave it out, with nn.CrossEntropyLoss as the loss, which is the same",
    "Dropout2d": "nn.Dropout, which drops single numbers, works",
    "AlphaDropout": "nn.Dropout works",
    "ReLU6": "nn.ReLU works",
    "relu6": "F.relu works",
    "Hardswish": "nn.SiLU works",
    "Hardsigmoid": "nn.Sigmoid works",
    "Hardtanh": "nn.Tanh works",
    "Mish": "nn.SiLU or nn.GELU works",
    "RMSNorm": "nn.LayerNorm works",
    "SyncBatchNorm": "nn.BatchNorm2d works",
    "ReflectionPad2d": "nn.ZeroPad2d works",
    "ReplicationPad2d": "nn.ZeroPad2d works",
    "DataParallel": "give the model inside: model.module",
    "DistributedDataParallel": "give the model inside: model.module",
    "detach": "leave it out, and `block LAYER` in the session",
    "mul": "addition and torch.cat are what joins two tensors",
    "matmul": "nn.Linear works",
    "sub": "addition works, with the weights' signs turned",
    "permute": "channels stay in front",
    "transpose": "channels stay in front",
    "getitem": "the whole tensor can be read",
    "chunk": "a layer for each part works",
    "split": "a layer for each part works",
}

_GENERAL = (
    "what works: convolutions, linear layers, pools, norms, dropout, activations, zero padding, "
    "upsampling, flatten, + and torch.cat"
)


def carry_over(builder: Builder, node: Node) -> Any:
    """What a node makes: a layer's value, mostly."""
    args, kwargs = builder.arguments(node)
    handler: Optional[Callable[..., Any]]
    if node.op == "call_module":
        module = builder.traced.modules[str(node.target)]
        builder.what = f"nn.{type(module).__name__}"
        adapted = MODULES.get(type(module))
        if adapted is None:
            raise _unknown(builder, builder.what, type(module).__name__)
        trains = builder.traced.trains[str(node.target)]
        return adapted(builder, module, trains, *args, **kwargs)
    if node.op == "call_method":
        name = str(node.target)
        builder.what = f"Tensor.{name}"
        handler = METHODS.get(name)
    else:
        name = getattr(node.target, "__name__", str(node.target))
        builder.what = _shown(node.target, name)
        handler = FUNCTIONS.get(node.target)
    if handler is None:
        raise _unknown(builder, builder.what, name)
    try:
        inspect.signature(handler).bind(builder, *args, **kwargs)
    except TypeError:
        raise builder.refusal("it is called in a way that has no layer") from None
    return handler(builder, *args, **kwargs)


def is_dropout(traced: Traced, node: Node) -> bool:
    """Whether running a node draws what to drop."""
    if node.op == "call_module":
        return isinstance(traced.modules[str(node.target)], nn.Dropout)
    return node.op == "call_function" and is_dropping(node.target)


def _unknown(builder: Builder, shown: str, name: str) -> GradusUnsupported:
    return GradusUnsupported(
        builder.path,
        f"{shown} is not a layer of Gradus",
        _ADVICE.get(name, _ADVICE.get(name.rstrip("_"), _GENERAL)),
    )


def _shown(target: Any, name: str) -> str:
    return NAMES.get(target) or (
        f"F.{name}" if "functional" in str(getattr(target, "__module__", "")) else f"torch.{name}"
    )
