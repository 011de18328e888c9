#!/usr/bin/env python3
"""Have Gradus write files and Python read them, and the other way round, bit for bit.

    python check_files.py .build/debug/gradus

Networks of several kinds are exported as .npz, stored and deflated, and as safetensors; NumPy and
the safetensors package read them and compare each array with what Gradus prints. PyTorch and NumPy
then write the weights under other names, and Gradus loads them into a fresh network.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import safetensors.numpy
import safetensors.torch
import torch

PROGRAM = sys.argv[1]
NETWORKS = ["example both", "example deep", "example batch", "example lenet", "example xor"]


def gradus(statements):
    """The objects that the statements print."""
    run = subprocess.run(
        [PROGRAM, "run", "--json", "-"], input="\n".join(statements), text=True, capture_output=True)
    results = [json.loads(line) for line in run.stdout.splitlines()]
    assert run.returncode == 0, run.stderr
    return results


def value(result):
    numbers = [float(number) for number in result["data"]]
    return np.array(numbers, dtype=np.float64).reshape(result["shape"])


def same(left, right):
    return left.shape == right.shape and (left.view(np.uint64) == right.view(np.uint64)).all()


def main():
    arrays = 0
    with tempfile.TemporaryDirectory() as folder:
        for network in NETWORKS:
            base = [network, "forward", "backward"]
            files = {}
            for options in ["numpy {}/stored.npz", "numpy {}/deflated.npz compressed",
                            "safetensors {}/weights.safetensors"]:
                line = options.format(folder)
                gradus(base + [f"export {line}"])
                path = line.split()[1]
                files[path] = (np.load(path, allow_pickle=False) if path.endswith("npz")
                               else safetensors.numpy.load_file(path))
            for path, held in files.items():
                names = list(held)
                printed = gradus(base + [f"print {name}" for name in names])[3:]
                for name, result in zip(names, printed):
                    assert same(np.asarray(held[name]), value(result)), (network, path, name)
                    arrays += 1
            # Back again: as PyTorch and as NumPy would write them, under PyTorch's names.
            weights = files[f"{folder}/weights.safetensors"]
            renamed = {f"model.{name.replace('dense', 'fc')}": array for name, array in weights.items()}
            tensors = {name: torch.from_numpy(array) for name, array in renamed.items()}
            safetensors.torch.save_file(tensors, f"{folder}/torch.safetensors")
            np.savez_compressed(f"{folder}/numpy.npz", **renamed)
            for path in ["torch.safetensors", "numpy.npz"]:
                results = gradus([network, "seed 99", f"load {folder}/{path}"]
                                 + [f"print {name}" for name in weights])
                assert results[2]["kept"] == [] and results[2]["unused"] == [], results[2]
                for (name, array), result in zip(weights.items(), results[3:]):
                    assert same(array, value(result)), (network, path, name)
                    arrays += 1
    print(f"{arrays} arrays of {len(NETWORKS)} networks are the same, bit for bit, on both sides")


if __name__ == "__main__":
    main()
