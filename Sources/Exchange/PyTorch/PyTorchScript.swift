import NeuralNetwork
import Wording

/// A Python script that rebuilds a pass in PyTorch and compares every number of it.
///
/// It is to be read as much as run: layers keep their names, and each part says what it does.
struct PyTorchScript {
  /// The pass, with the network as it was in it.
  let backward: BackwardPass
  /// Whether the input was given with a batch axis, which then shows in every value.
  let isBatched: Bool
  /// Whether the pass started from a gradient that was given, not from the loss.
  let startsFromGiven: Bool
  /// What is frozen, in words.
  let frozen: [String]
  /// The update that these gradients make; `nil` where the network has no weights.
  var update: PyTorchUpdate?

  /// The values that the script compares, by the names that Gradus gives them.
  struct Check {
    let name: String
    let tensor: Tensor
  }

  var network: Network { backward.forward.network }

  /// The script.
  var text: String {
    ([opening] + helpers + [layers, weights, given, expected, passes, comparison]
      + [update?.text ?? "", verdict])
      .filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What is compared: outputs, then the gradients from the loss down.
  var checks: [Check] {
    let forward = backward.forward
    var checks: [Check] = []
    if let loss = forward.loss { checks.append(Check(name: "loss", tensor: Tensor(loss))) }
    for (position, layer) in network.layers.enumerated() {
      checks.append(
        Check(name: "\(layer.name).out", tensor: presented(forward.activations[position + 1])))
    }
    for (position, layer) in network.layers.enumerated().reversed() {
      checks.append(
        Check(
          name: "\(layer.name).out.grad",
          tensor: presented(backward.activationGradients[position + 1])))
      if let weight = backward.weightGradients[position] {
        checks.append(Check(name: "\(layer.name).weight.grad", tensor: weight))
      }
      if let bias = backward.biasGradients[position] {
        checks.append(Check(name: "\(layer.name).bias.grad", tensor: bias))
      }
    }
    for layer in backward.forward.networkAfter.layers {
      for role in RunningStatistics.Role.allCases {
        guard let tensor = layer[role] else { continue }
        checks.append(Check(name: "\(layer.name).\(role.rawValue)", tensor: tensor))
      }
    }
    checks.append(Check(name: "input.grad", tensor: presented(backward.activationGradients[0])))
    return checks + (update?.checks ?? [])
  }

  /// How many numbers the script of a pass holds, without writing it.
  static func numberCount(_ backward: BackwardPass, _ update: PyTorchUpdate?) -> Int {
    let activations = backward.forward.activations.numberCount
    return 2 * (activations + backward.forward.network.parameterCount) + (update?.numberCount ?? 0)
  }

  /// A batch-first tensor in the rank that the learner sees.
  func presented(_ tensor: Tensor) -> Tensor {
    isBatched ? tensor : tensor.reshaped(to: tensor.shape.droppingFirst())
  }

  // MARK: Parts

  private var opening: String {
    #"""
    #!/usr/bin/env python3
    """A network from Gradus, rebuilt in PyTorch, with every number compared.

        python3 THIS_FILE

    Runs the network forward and backward in \#(isSingle ? "single" : "double") precision and holds each output and each
    gradient against what Gradus computed: within \#(tolerance) of the largest number in its tensor.
    Then it makes one update and compares the new weights.
    Where all agree it says so and ends with status 0. It needs PyTorch: pip install torch
    """

    from math import inf, nan

    import torch
    import torch.nn.functional as F
    from torch import nn

    torch.set_default_dtype(torch.\#(isSingle ? "float32" : "float64"))

    """#
  }

  private var isSingle: Bool { backward.forward.precision == .float32 }

  /// How far numbers may lie apart, as a share of the largest of their tensor.
  private var tolerance: String { isSingle ? "1e-5" : "1e-10" }

  private var weights: String {
    let lines = parameters + buffers
    if lines.isEmpty { return "" }
    return
      "# The weights: a kernel's are OUT x IN x rows x columns, a dense layer's OUT x IN.\n"
      + lines.joined()
  }

  /// What was kept of the batches before this pass.
  private var buffers: [String] {
    network.layers.flatMap { layer in
      RunningStatistics.Role.allCases.compactMap { role in
        layer[role].map { tensor in
          "layers[\"\(layer.name)\"].running_\(role.rawValue) = torch.tensor(\n    "
            + PythonLiteral.lists(tensor, indent: 4) + ")\n"
        }
      }
    }
  }

  private var parameters: [String] {
    network.layers.enumerated().flatMap { index, layer in
      ParameterName.Role.allCases.compactMap { role in
        if layer.isSharing, (role == .weight ? layer.weight : layer.bias) != nil {
          let owner = network.layers[network.owner(ofLayer: index)].name
          return
            "layers[\"\(layer.name)\"].\(role.rawValue) = layers[\"\(owner)\"].\(role.rawValue)\n"
        }
        return layer[role].map { parameter in
          "layers[\"\(layer.name)\"].\(role.rawValue) = nn.Parameter(torch.tensor(\n    "
            + PythonLiteral.lists(parameter, indent: 4) + "))\n"
        }
      }
    }
  }

  private var given: String {
    let forward = backward.forward
    var text =
      "# The input\(forward.target == nil ? "" : " and the target").\n"
      + "x = torch.tensor(\n    "
      + PythonLiteral.lists(presented(forward.activations[0]), indent: 4)
      + ", requires_grad=True)\n"
    guard forward.loss != nil else { return text }
    switch forward.target {
    case .classes(let classes):
      let numbers = Tensor(shape: [classes.count], elements: classes.map(Double.init))
      text +=
        "target = torch.tensor("
        + PythonLiteral.lists(presented(numbers), indent: 22) { $1 += String(Int($0)).utf8 } + ")\n"
    case .values(let values):
      text +=
        "target = torch.tensor(\n    " + PythonLiteral.lists(presented(values), indent: 4) + ")\n"
    case nil: break
    }
    return text
  }

  private var passes: String {
    let blocked = network.layers.contains(where: \.isBlocked)
    var lines = [
      "# Forward. PyTorch drops the gradients of values in between unless told to retain them.",
      "outputs, found = {}, {}", "value = x", "for name, layer in layers.items():",
    ]
    let isChain = network.isChain
    if !isChain {
      lines.append(
        "    read = [outputs.get(source, x) for source in sources[name]]")
      if blocked {
        lines.append(
          "    if name in blocked:\n        read = [Block.apply(value) for value in read]")
      }
    } else if blocked {
      lines.append("    if name in blocked:\n        value = Block.apply(value)")
    }
    lines += [
      isChain ? "    value = layer(value)" : "    value = layer(*read)", "    value.retain_grad()",
      "    outputs[name] = value",
      "    found[f\"{name}.out\"] = value.detach().clone()",
    ]
    if hasKinks {
      lines += [
        "    # The last digits of a sum depend on its order. Both go on with the same ones, so that",
        "    # a tie in a window, or a sum of just 0 before a gate, is the same to both.",
        "    value.data.copy_(torch.tensor(gradus[f\"{name}.out\"]))",
      ]
    }
    let upstream = presented(backward.activationGradients[network.layers.count])
    if backward.forward.loss != nil { lines.append("loss = \(lossFormula)") }
    lines.append("")
    if startsFromGiven {
      lines += [
        "# Backward, from a gradient of the last output that was given.",
        "value.backward(torch.tensor(\n    " + PythonLiteral.lists(upstream, indent: 4) + "))",
      ]
    } else {
      lines += ["# Backward: every gradient at once.", "loss.backward()"]
    }
    if !frozen.isEmpty {
      lines += [
        "", "# Frozen in Gradus, where an update leaves them as they are: " + frozen[0],
      ]
      lines += frozen.dropFirst().map { "#   and \($0)" }
      lines.append("# Their gradients are worked out all the same, and flow through.")
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// Whether some layer's gradient, or the loss's, jumps where numbers are equal.
  private var hasKinks: Bool {
    if network.loss?.hasKinks == true { return true }
    return network.layers.contains { $0.computation.branch != nil }
  }

  private var lossFormula: String {
    network.loss?.pytorch(classes: network.outputShape.count, isBatched: isBatched) ?? "None"
  }

  private var expected: String {
    "# What Gradus computed.\ngradus = {\n"
      + checks.map { check in
        let indent = check.name.utf8.count + 8
        return indent + check.tensor.count * 4 > 96
          ? "    \"\(check.name)\":\n        "
            + PythonLiteral.lists(check.tensor, indent: 8) + ",\n"
          : "    \"\(check.name)\": " + PythonLiteral.lists(check.tensor, indent: indent) + ",\n"
      }.joined() + "}\n"
  }

  private var comparison: String {
    #"""
    # What PyTorch computed, by the same names.
    found["input.grad"] = x.grad
    if "loss" in gradus:
        found["loss"] = loss.detach()
    # What layers share is one parameter, by its first name.
    parameters = {}
    for name, layer in layers.items():
        found[f"{name}.out.grad"] = outputs[name].grad
        for role, parameter in layer.named_parameters():
            if not any(parameter is other for other in parameters.values()):
                parameters[f"{name}.{role}"] = parameter
                found[f"{name}.{role}.grad"] = parameter.grad
    \#(runningStatistics)

    def largest(numbers):
        """The largest finite magnitude."""
        return max((abs(n) for n in numbers.flatten().tolist() if abs(n) < inf), default=0.0)


    # A sum that cancels leaves rounding of its terms' size: no tensor is judged more strictly than
    # a thousandth of the largest number of its kind.
    expected = {name: torch.tensor(numbers) for name, numbers in gradus.items()}
    least = {
        kind: 1e-3 * max(
            largest(n) for name, n in expected.items()
            if name in found and name.endswith("grad") == kind)
        for kind in {name.endswith("grad") for name in found}
    }

    wrong = []


    def compare(name, least):
        """Hold a tensor against what Gradus computed; none is judged more strictly than `least`."""
        numbers = expected[name]
        assert found[name].shape == numbers.shape, f"{name}: {found[name].shape}, {numbers.shape}"
        scale = max(largest(numbers), least)
        agrees = torch.allclose(found[name], numbers, rtol=0, atol=\#(tolerance) * scale, equal_nan=True)
        if not agrees:
            wrong.append(name)
        print(f"{name:<24} {'agrees' if agrees else 'DIFFERS'}, largest difference "
              f"{largest(found[name] - numbers):.1e} of {scale:.3g}")


    for name in found:
        compare(name, least[name.endswith("grad")])

    """#
  }

  /// How running statistics are found, where some are kept.
  private var runningStatistics: String {
    guard network.layers.contains(where: { $0.statistics != nil }) else { return "" }
    return #"""
          for role in ("mean", "var"):
              if getattr(layer, f"running_{role}", None) is not None:
                  found[f"{name}.{role}"] = getattr(layer, f"running_{role}")

      """#
  }

  private var verdict: String {
    #"""
    assert found.keys() == expected.keys(), "every number was compared"
    assert not wrong, f"PyTorch and Gradus differ in {', '.join(wrong)}"
    print(f"All {len(expected)} agree: PyTorch and Gradus computed the same.")

    """#
  }
}
