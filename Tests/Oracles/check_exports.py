#!/usr/bin/env python3
"""Export random networks with `export pytorch` and run what was written.

    python check_exports.py .build/debug/gradus [--count 40] [--seed 1] [--keep FOLDER]

Takes networks of networks.json and windows.json by seed, each in one of several ways (plain, relaxed, blocked,
frozen, from a given gradient, in single precision, trained by each rule with options, clipping and
rates), has Gradus run and export them, and runs every script in PyTorch. Each script compares all
outputs, gradients and new weights itself; here it is only counted. A script with one number changed
has to fail: a check that cannot fail checks nothing.
"""

import argparse
import collections
import contextlib
import io
import json
import os
import random
import re
import runpy
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
WAYS = ["plain", "relaxed sharing", "relaxed locality", "blocked", "frozen", "given gradient",
        "single precision", "rmsprop", "adagrad", "adam", "adamw", "sgd"]
# For each rule what may be set of it, to choose from.
OPTIONS = {
    "sgd": ["momentum 0.9", "decay 0.1", "momentum 0.5 nesterov on"],
    "adam": ["beta1 0.7", "beta2 0.9", "eps 1e-3", "decay 0.1"],
    "adamw": ["beta1 0.7", "decay 0.3", "eps 1e-3"],
    "rmsprop": ["alpha 0.8", "eps 1e-3", "momentum 0.5", "centered on", "decay 0.1"],
    "adagrad": ["eps 1e-3", "decay 0.1"],
}


def literal(numbers):
    """A tensor of networks.json as the language writes it."""
    data = [repr(float(number)) for number in numbers["data"]]
    for extent in reversed(numbers["shape"]):
        data = [f"[{', '.join(data[i:i + extent])}]" for i in range(0, len(data), extent)]
    return data[0]


def statements(network, way, draw, path):
    """What to type; None where the network has nothing to be treated in this way."""
    lines = list(network["lines"])
    convolutions = [layer["name"] for layer in network["layers"] if layer["kind"] == "conv"]
    for layer in network["layers"]:
        for field, values in (("weight", "weight"), ("bias", "biasValue")):
            if layer.get(values):
                lines.append(f"{layer['name']}.{field} = {literal(layer[values])}")
    lines += [f"input = {literal(network['input'])}", f"target = {literal(network['target'])}"]
    if way.startswith("relaxed"):
        if not convolutions:
            return None
        name = draw.choice(convolutions)
        lines.append(f"relax {name} {way.split()[1]}")
        # Copies that differ: else a script that shared them would pass.
        lines += [f"{name}.weight += 0.1 * randn({size})" for size in [shape(network, name, way)]]
    elif way == "blocked":
        lines.append(f"block {draw.choice(network['layers'])['name']}")
    elif way == "frozen":
        weighted = [layer["name"] for layer in network["layers"] if layer.get("weight")]
        if not weighted:
            return None
        lines.append(f"freeze {weighted[-1]}")
    elif way == "single precision":
        lines.append("set precision float32")
    elif way in OPTIONS:
        lines += learning(network, way, draw)
    given = way == "given gradient"
    last = network["layers"][-1]["name"]
    backward = f"backward with sigmoid({last}.out) - 0.3" if given else "backward"
    return lines + ["forward", backward, f"export pytorch {path}"]


def learning(network, rule, draw):
    """A rule with options, clipping, rates, something frozen, and some steps to remember."""
    # Two of sgd's may name momentum twice.
    options = draw.sample(OPTIONS[rule], draw.randint(0, 1 if rule == "sgd" else 2))
    lines = [f"optimizer {rule} lr 0.01 {' '.join(options)}"]
    lines.append(draw.choice(["clip norm 0.1", "clip value 0.05", "clip norm 1000", "clip off"]))
    weighted = [layer["name"] for layer in network["layers"] if layer.get("weight")]
    if weighted:
        name = draw.choice(weighted)
        lines.append(f"rate {name}.weight {draw.choice([0.1, 2, 0])}")
        lines.append(draw.choice([f"freeze {name}.weight[0]", f"freeze {name}", "rate all 0.5"]))
        if draw.random() < 0.7:
            lines.append(f"train {draw.randint(1, 4)} steps")
    return lines


def loss_statements(case, path):
    """What to type for a case of losses.json: a network that hands its input on."""
    sample = case["shape"][1:] if case["batched"] else case["shape"]
    is_class = case["statement"].split()[1] in ("cross-entropy", "hinge")
    count = len(case["target"])
    extents = ([count] if case["batched"] else []) if is_class else case["shape"]
    target = literal({"data": case["target"], "shape": extents})
    output = literal({"data": case["output"], "shape": case["shape"]})
    return [f"input {'x'.join(map(str, sample))}", "leakyrelu 1", case["statement"],
            f"input = {output}", f"target = {target}", "forward", "backward",
            f"export pytorch {path}"]


def layer_statements(layer, path):
    """What to type for a network with an elementwise layer behind a picture and behind a vector."""
    return ["input 2x6x6", "conv 3 3x3", layer, "globalmaxpool", "dense 4", layer, "dense 3",
            "loss cross-entropy", "input = randn(5,2,6,6)", "target = [0, 2, 1, 1, 0]", "forward",
            "backward", f"export pytorch {path}"]


def shape(network, name, way):
    """The shape of a relaxed convolution's weight, as arguments."""
    position = [layer["name"] for layer in network["layers"]].index(name)
    layer = network["layers"][position]
    batch = 1 if network["batched"] else 0
    output = network["outputs"][position]["shape"][batch:]
    before = network["outputs"][position - 1]["shape"][batch:] if position else network["inputShape"]
    if way == "relaxed locality":
        extents = [output[0] * output[1] * output[2], before[0] * before[1] * before[2]]
    else:
        extents = output + layer["weight"]["shape"][1:]
    return ",".join(map(str, extents))


def run(path):
    """Runs a script in this process; what it said, and whether it found all to agree."""
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            runpy.run_path(path, run_name="__main__")
    except AssertionError as error:
        return said.getvalue() + str(error), False
    return said.getvalue(), True


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("gradus")
    arguments.add_argument("--count", type=int, default=40)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", help="a folder for the scripts")
    options = arguments.parse_args()
    networks = []
    for name in ("networks.json", "windows.json"):
        with open(os.path.join(HERE, name)) as file:
            networks += json.load(file)["networks"]
    draw = random.Random(options.seed)
    draw.shuffle(networks)
    folder = options.keep or tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    done, kinds, compared, failures = collections.Counter(), collections.Counter(), 0, []
    for network in networks:
        if sum(done.values()) == options.count:
            break
        way = WAYS[sum(done.values()) % len(WAYS)]
        path = os.path.join(folder, f"{network['name']}-{way.replace(' ', '-')}.py")
        lines = statements(network, way, draw, path)
        if lines is None:
            continue
        result = subprocess.run(
            [options.gradus, "run", "-"], input="\n".join(lines), text=True, capture_output=True)
        if result.returncode:
            sys.exit(f"{network['name']}, {way}: {result.stderr}")
        said, agrees = run(path)
        if not agrees:
            failures.append(f"{path}: {said.splitlines()[-1]}")
        done[way] += 1
        compared += said.count("largest difference")
        kinds.update({layer["kind"] for layer in network["layers"]} | {network["loss"]})

    # The shell's own examples, whose pictures have ties in plenty.
    listed = subprocess.run(
        [options.gradus, "--json", "-c", "example"], text=True, capture_output=True, check=True)
    examples = json.loads(listed.stdout)["examples"]
    for example in examples:
        path = os.path.join(folder, f"example-{example}.py")
        line = f"example {example}; forward; backward; export pytorch {path}"
        subprocess.run([options.gradus, "-c", line], check=True, stdout=subprocess.DEVNULL)
        said, agrees = run(path)
        compared += said.count("largest difference")
        if not agrees:
            failures.append(f"{path}: {said.splitlines()[-1]}")
    done["examples"] = len(examples)

    # One loss of every name and kind of output.
    with open(os.path.join(HERE, "losses.json")) as file:
        losses = json.load(file)["cases"]
    draw.shuffle(losses)
    seen = set()
    for case in losses:
        kind = (case["name"].rsplit(", ", 2)[0], case["batched"])
        if kind in seen or "at the edge" in case["name"]:
            continue
        seen.add(kind)
        script = os.path.join(folder, f"loss-{len(seen)}.py")
        result = subprocess.run(
            [options.gradus, "run", "-"], input="\n".join(loss_statements(case, script)), text=True,
            capture_output=True)
        if result.returncode:
            sys.exit(f"{case['name']}: {result.stderr}")
        said, agrees = run(script)
        compared += said.count("largest difference")
        if not agrees:
            failures.append(f"{script}, {case['name']}: {said.splitlines()[-1]}")
    done["losses"] = len(seen)

    # Every elementwise layer.
    with open(os.path.join(HERE, "activations.json")) as file:
        layers = [case["layer"] for case in json.load(file)["cases"]]
    for position, layer in enumerate(layers):
        script = os.path.join(folder, f"layer-{position}.py")
        result = subprocess.run(
            [options.gradus, "run", "-"], input="\n".join(layer_statements(layer, script)),
            text=True, capture_output=True)
        if result.returncode:
            sys.exit(f"{layer}: {result.stderr}")
        said, agrees = run(script)
        compared += said.count("largest difference")
        if not agrees:
            failures.append(f"{script}, {layer}: {said.splitlines()[-1]}")
    done["layers"] = len(layers)

    # Norms, dropout, learned slopes and softmax, trained a step before, in both modes.
    with open(os.path.join(HERE, "norms.json")) as file:
        norms = json.load(file)["cases"]
    for case in draw.sample(norms, options.count):
        for stage in (0, 2):
            script = os.path.join(folder, f"norm-{case['name']}-{stage}.py")
            lines = case["lines"] + [line for part in case["stages"][:stage + 1:max(stage, 1)]
                                     for line in part["lines"]]
            if draw.random() < 0.3:
                lines = lines[:-2] + ["train 1 step"] + (["forward", "backward"] if stage else [])
            result = subprocess.run(
                [options.gradus, "run", "-"],
                input="\n".join(lines + [f"export pytorch {script}"]), text=True,
                capture_output=True)
            if result.returncode:
                sys.exit(f"{case['name']}: {result.stderr}")
            said, agrees = run(script)
            compared += said.count("largest difference")
            if not agrees:
                failures.append(f"{script}: {said.splitlines()[-1]}")
    done["norms"] = 2 * options.count

    # Branches and shared weights.
    with open(os.path.join(HERE, "branches.json")) as file:
        branches = json.load(file)["cases"]
    shared = [case for case in branches if any("sharing" in line for line in case["script"])]
    half = options.count // 2
    for case in draw.sample(shared, min(half, len(shared))) + draw.sample(branches, half):
        script = os.path.join(folder, f"{case['name'].replace(' ', '-')}.py")
        lines = case["script"] + ["optimizer adam", "forward", "backward", f"export pytorch {script}"]
        result = subprocess.run(
            [options.gradus, "run", "-"], input="\n".join(lines), text=True, capture_output=True)
        if result.returncode:
            sys.exit(f"{case['name']}: {result.stderr}")
        said, agrees = run(script)
        compared += said.count("largest difference")
        if not agrees:
            failures.append(f"{script}: {said.splitlines()[-1]}")
        done["branches"] += 1

    # As a program of its own, and with a number of one gradient, or of one new weight, changed.
    subprocess.run([sys.executable, path], check=True, stdout=subprocess.DEVNULL)
    with open(path) as file:
        text = file.read()
    for ending in ['grad":', 'new":']:
        place = text.index(ending, text.index("gradus = {"))
        number = re.compile(r"-?\d+\.\d+(e-?\d+)?").search(text, place)
        spoilt = f"{text[:number.start()]}{float(number.group()) + 1e-6!r}{text[number.end():]}"
        changed = os.path.join(folder, "changed.py")
        with open(changed, "w") as file:
            file.write(spoilt)
        if run(changed)[1]:
            failures.append(f"{changed} found nothing wrong with a number that was changed")

    print(f"{sum(done.values())} scripts, {compared} tensors compared: "
          + ", ".join(f"{count} {way}" for way, count in done.items()))
    print(", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    if failures:
        sys.exit("\n".join(failures))
    print("all agree")


main()
