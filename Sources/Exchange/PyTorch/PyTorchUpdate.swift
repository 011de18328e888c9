import NeuralNetwork
import Sessions
import Wording

/// The part of a script that makes one update with PyTorch's optimizer and compares the new weights.
struct PyTorchUpdate {
  /// The network before the update.
  let network: Network
  /// The optimiser before it.
  let optimiser: Optimiser
  /// Which elements of which parameters it leaves as they are.
  let frozen: [ParameterName: [Bool]]
  /// The network behind it.
  let updated: Network

  /// `nil` where the network has no weights.
  init?(
    _ network: Network, optimiser: Optimiser, frozen: [ParameterName: [Bool]], updated: Network
  ) {
    guard network.parameterCount > 0 else { return nil }
    (self.network, self.optimiser) = (network, optimiser)
    (self.frozen, self.updated) = (frozen, updated)
  }

  private var names: [ParameterName] {
    network.layers.flatMap { layer in optimiser.rates(of: layer).map(\.name) }
  }

  /// Those that learn, if only in part.
  private var learning: [ParameterName] {
    names.filter { frozen[$0]?.contains(false) ?? true }
  }

  /// The weights behind the update.
  var checks: [PyTorchScript.Check] {
    names.compactMap { name in
      updated[name.layer]?[name.role].map {
        PyTorchScript.Check(name: "\(name.address).new", tensor: $0)
      }
    }
  }

  /// How many numbers it writes.
  var numberCount: Int { updated.parameterCount + optimiser.rememberedCount }

  /// The Python.
  var text: String {
    let parts = [parameters, optimizer, memory, clipping, step]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var parameters: String {
    """
    # One update from these gradients, in double precision. Both begin with the same ones: what is 0 but
    # for rounding would otherwise be divided by a root of its own size.
    parameters = {
        name: nn.Parameter(value.detach().double()) for name, value in parameters.items()
    }
    for name, parameter in parameters.items():
        parameter.grad = torch.tensor(gradus[f"{name}.grad"], dtype=torch.float64)

    """
  }

  private var optimizer: String {
    if learning.isEmpty { return "# Everything is frozen: no optimizer has anything to do.\n" }
    var text = ""
    if names.count > learning.count {
      text += "# What is frozen as a whole is no parameter of the optimizer.\n"
    }
    text += "optimizer = torch.optim.\(optimiser.rule.kind.pythonName)(\n    [\n"
    var rates: [Double] = []
    for name in learning where !rates.contains(optimiser.rate(of: name)) {
      rates.append(optimiser.rate(of: name))
    }
    for rate in rates {
      let members = learning.filter { optimiser.rate(of: $0) == rate }
      text += "        {\"params\": [\n"
      text += members.map { "            parameters[\"\($0.address)\"],\n" }.joined()
      text += "        ]"
      if rate != 1 {
        text +=
          ", \"lr\": \(PythonLiteral.float(optimiser.learningRate)) * \(PythonLiteral.float(rate))"
      }
      text += "},\n"
    }
    return text + "    ],\n    \(arguments))\n"
  }

  /// The optimizer's options, as PyTorch calls them.
  private var arguments: String {
    let rule = optimiser.rule.at(learningRate: optimiser.learningRate)
    func number(_ option: RuleOption) -> String? {
      if case .number(let number)? = rule.value(of: option) {
        PythonLiteral.float(number)
      } else {
        nil
      }
    }
    return rule.options.compactMap { option -> String? in
      switch option {
      case .lr: number(option).map { "lr=\($0)" }
      case .alpha: number(option).map { "alpha=\($0)" }
      case .beta1: "betas=(\(number(.beta1) ?? ""), \(number(.beta2) ?? ""))"
      case .beta2: nil
      case .eps: number(option).map { "eps=\($0)" }
      case .momentum where rule.value(of: option) != .number(0):
        number(option).map { "momentum=\($0)" }
      case .decay where rule.value(of: option) != .number(0):
        number(option).map { "weight_decay=\($0)" }
      case .momentum, .decay: nil
      case .nesterov: rule.value(of: option) == .flag(true) ? "nesterov=True" : nil
      case .centered: rule.value(of: option) == .flag(true) ? "centered=True" : nil
      }
    }.joined(separator: ", ")
  }

  /// What the rule remembers of earlier steps.
  private var memory: String {
    var text = ""
    for name in learning {
      let remembered = optimiser.remembered(of: name)
      guard remembered.steps > 0, !remembered.numbers.isEmpty,
        let shape = network[name.layer]?[name.role]?.shape
      else { continue }
      let state = "optimizer.state[parameters[\"\(name.address)\"]]"
      if optimiser.rule.kind != .sgd {
        text += "\(state)[\"step\"] = torch.tensor(\(remembered.steps).0)\n"
      }
      for (kind, elements) in remembered.numbers where elements.count == shape.count {
        text +=
          "\(state)[\"\(optimiser.rule.pythonName(of: kind))\"] = torch.tensor(\n    "
          + PythonLiteral.lists(Tensor(shape: shape, elements: elements), indent: 4)
          + ", dtype=torch.float64)\n"
      }
    }
    return text.isEmpty ? "" : "# What it remembers of the steps before.\n" + text
  }

  /// The places of each parameter that is frozen in part.
  private var slices: [(name: ParameterName, places: String)] {
    learning.compactMap { name in
      guard let mask = frozen[name], mask.contains(true) else { return nil }
      return (name, mask.indices.filter { mask[$0] }.map(String.init).joined(separator: ", "))
    }
  }

  private var clipping: String {
    guard !learning.isEmpty else { return "" }
    var text = ""
    if !slices.isEmpty {
      text +=
        "# A frozen part has no gradient, and gets its old numbers back behind the step.\nheld = {\n"
      for (name, places) in slices {
        text += "    \"\(name.address)\": [\(places)],\n"
      }
      text += """
        }
        for name, places in held.items():
            parameters[name].grad.view(-1)[places] = 0.0

        """
    }
    let members = "[p for group in optimizer.param_groups for p in group[\"params\"]]"
    switch optimiser.clipping {
    case .norm(let bound)?:
      text += "torch.nn.utils.clip_grad_norm_(\n    \(members), \(PythonLiteral.float(bound)))\n"
    case .value(let bound)?:
      text += "torch.nn.utils.clip_grad_value_(\n    \(members), \(PythonLiteral.float(bound)))\n"
    case nil: break
    }
    return text
  }

  private var step: String {
    var text = ""
    if !learning.isEmpty {
      if !slices.isEmpty {
        text += "old = {name: parameters[name].detach().clone() for name in held}\n"
      }
      text += "optimizer.step()\n"
      if !slices.isEmpty {
        text += """
          with torch.no_grad():
              for name, places in held.items():
                  parameters[name].view(-1)[places] = old[name].view(-1)[places]

          """
      }
    }
    return text + """
      for name, parameter in parameters.items():
          found[f"{name}.new"] = parameter.detach().to(torch.get_default_dtype())
      least = 1e-3 * max(largest(found[f"{name}.new"]) for name in parameters)
      for name in parameters:
          compare(f"{name}.new", least)

      """
  }
}

extension UpdateRule.Kind {
  /// What PyTorch calls it.
  fileprivate var pythonName: String {
    switch self {
    case .sgd: "SGD"
    case .adam: "Adam"
    case .adamw: "AdamW"
    case .rmsprop: "RMSprop"
    case .adagrad: "Adagrad"
    }
  }
}

extension UpdateRule {
  /// What PyTorch calls something that the rule remembers.
  fileprivate func pythonName(of kind: Remembered) -> String {
    switch (kind, self) {
    case (.velocity, _): "momentum_buffer"
    case (.mean, .adaptiveMoments): "exp_avg"
    case (.mean, _): "grad_avg"
    case (.square, .adaptiveMoments): "exp_avg_sq"
    case (.square, _): "square_avg"
    case (.sum, _): "sum"
    }
  }
}
