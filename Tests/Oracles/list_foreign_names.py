#!/usr/bin/env python3
"""Lists the names of PyTorch, Keras and NumPy that somebody who comes from there may type.

    list_foreign_names.py > foreign_names.txt

Each line is the name as it is written there, behind its owner: `nn.Conv2d`, `tensor.mean`,
`np.zeros`. Needs torch, NumPy and Keras (with KERAS_BACKEND=torch).
"""

import inspect
import os
import warnings

os.environ.setdefault("KERAS_BACKEND", "torch")
warnings.simplefilter("ignore")

import keras  # noqa: E402
import numpy  # noqa: E402
import torch  # noqa: E402
from torch import nn, optim  # noqa: E402
from torch.nn import functional, init  # noqa: E402
from torch.optim import lr_scheduler  # noqa: E402


def public(owner):
    return [name for name in dir(owner) if not name.startswith("_") and name.isascii()]


def classes(owner, base):
    return [
        name for name in public(owner)
        if inspect.isclass(getattr(owner, name)) and issubclass(getattr(owner, name), base)
    ]


def functions(owner):
    """What can be called and is no class, no module and nothing of the machinery."""
    return [
        name for name in public(owner)
        if callable(getattr(owner, name)) and not inspect.isclass(getattr(owner, name))
        and name.lower() == name and not any(part in name for part in MACHINERY)
    ]


# Names that no learner types: code generation, devices, storage, distributed and quantised work.
MACHINERY = (
    "cudnn", "mkldnn", "miopen", "fbgemm", "quantize", "quantized", "sparse", "sym_", "_copy",
    "autocast", "storage", "q_per", "q_scale", "q_zero", "qscheme", "ccol", "crow", "col_indices",
    "row_indices", "_jvp", "native_", "_for_eig", "batch_norm_", "sspadd", "hsmm", "smm", "_like_",
    "handle_torch", "has_torch", "boolean_dispatch", "deterministic", "inference_mode",
    "get_file_path", "is_storage", "set_", "get_", "_stft", "fork", "wait", "prepare_",
    "unsafe_", "dsmm", "saddmm", "fake", "vmap", "typename", "_wrapped", "reduce_scatter",
    "module_load", "align_", "refine_", "rename_", "__", "_rnn", "_cell", "to_padded", "rowwise",
)

METHODS = [
    name for name in functions(torch.Tensor)
    # What ends in _ works in place: known without it.
    if not name.endswith("_")
]

KERAS_METHODS = (
    "fit", "compile", "evaluate", "predict", "summary", "add", "train_on_batch", "test_on_batch",
    "predict_on_batch", "save", "save_weights", "load_weights", "get_weights", "set_weights",
    "get_layer", "count_params", "build", "call", "layers", "weights", "trainable_weights",
    "non_trainable_weights", "trainable_variables", "trainable", "pop", "to_json", "reset_metrics",
    "compute_loss", "export", "history", "inputs", "outputs", "metrics", "loss", "optimizer",
)

MODULE_METHODS = (
    "forward", "train", "eval", "parameters", "named_parameters", "state_dict", "load_state_dict",
    "zero_grad", "requires_grad_", "to", "cuda", "cpu", "double", "float", "half", "children",
    "modules", "named_children", "named_modules", "add_module", "register_buffer", "apply",
    "register_forward_hook", "register_full_backward_hook", "register_parameter", "buffers",
    "weight", "bias", "training", "get_parameter", "compile",
)

ATTRIBUTES = (
    "shape", "grad", "data", "T", "mT", "H", "dtype", "device", "requires_grad", "is_leaf",
    "grad_fn", "ndim", "itemsize", "nbytes", "real", "imag",
)

OPTIMIZER_METHODS = ("step", "zero_grad", "state_dict", "load_state_dict", "param_groups", "add_param_group")

NUMPY_ATTRIBUTES = ("shape", "T", "dtype", "size", "ndim", "astype", "tolist", "copy", "fill", "flat")

TORCH_GRAD = (
    "no_grad", "enable_grad", "set_grad_enabled", "manual_seed", "tensor", "save", "load",
    "Tensor", "FloatTensor", "LongTensor", "device", "Generator",
)

groups = {
    "nn": classes(nn, nn.Module) + ["Parameter"],
    "F": functions(functional),
    "nn.init": functions(init),
    "optim": classes(optim, optim.Optimizer),
    "lr_scheduler": classes(lr_scheduler, lr_scheduler.LRScheduler) + ["ReduceLROnPlateau"],
    "tensor": METHODS + list(ATTRIBUTES),
    "module": MODULE_METHODS,
    "optimizer": OPTIMIZER_METHODS,
    "torch": functions(torch) + list(TORCH_GRAD),
    "torch.linalg": functions(torch.linalg),
    "keras.layers": classes(keras.layers, keras.layers.Layer),
    "keras.losses": classes(keras.losses, keras.losses.Loss),
    "keras.optimizers": classes(keras.optimizers, keras.optimizers.Optimizer),
    "keras.metrics": classes(keras.metrics, keras.metrics.Metric),
    "keras.activations": functions(keras.activations),
    "keras.initializers": classes(keras.initializers, keras.initializers.Initializer),
    "keras.regularizers": classes(keras.regularizers, keras.regularizers.Regularizer),
    "keras.callbacks": classes(keras.callbacks, keras.callbacks.Callback),
    "keras.model": KERAS_METHODS,
    "np": [name for name in functions(numpy) if not name.startswith("_")]
    + ["pi", "e", "newaxis", "ndarray", "float32", "float64"],
    "np.random": [
        name for name in public(numpy.random)
        if name.lower() == name and len(name) > 1 and callable(getattr(numpy.random, name)) and "_" not in name[:4]
        and not any(part in name for part in MACHINERY)
    ],
    "np.linalg": functions(numpy.linalg),
    "array": NUMPY_ATTRIBUTES,
}

for owner, names in groups.items():
    for name in sorted(set(names)):
        print(f"{owner} {name}")
