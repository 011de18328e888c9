import NeuralNetwork

/// Fifty steps of each optimiser on one small network, as PyTorch makes them; see Tests/Oracles.
package struct Trajectories: Decodable, Sendable {
  /// Which elements of a parameter are frozen.
  enum Frozen: Decodable, Sendable {
    case all
    case places([Int])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      self = (try? container.decode([Int].self)).map { .places($0) } ?? .all
    }
  }

  /// One optimiser with its options.
  package struct Case: Decodable, Sendable {
    /// What it exercises.
    package let name: String
    /// The word that chooses its rule.
    package let rule: String
    let lr: Double
    let momentum: Double?
    let nesterov: Bool?
    let decay: Double?
    let beta1: Double?
    let beta2: Double?
    let eps: Double?
    let alpha: Double?
    let centered: Bool?
    let clipNorm: Double?
    let clipValue: Double?
    /// The parts of the learning rate that some parameters take, by address.
    let rates: [String: Double]?
    let every: Int?
    let factor: Double?
    let cosine: Int?
    let frozen: [String: Frozen]?
    /// Before which step, from 0, everything is thawed.
    package let thaw: Int?
    /// The loss of each step, before its update.
    package let losses: [Double]
    /// All parameters after some of the steps, by address.
    package let kept: [[String: [Double]]]
  }

  /// After which steps parameters are kept.
  package let steps: [Int]
  let start: [String: [Double]]
  let inputs: [Double]
  let labels: [Int]
  /// The optimisers.
  package let cases: [Case]

  /// What Tests/Oracles/trajectories.json holds, read once.
  package static let all = OracleFile.read("trajectories.json", as: Trajectories.self)

  /// The network as it starts.
  package func network() throws -> Network {
    var network = Network(inputShape: [1, 4, 4])
    network.loss = .crossEntropy
    let operations: [(String, NeuralNetwork.Operation)] = [
      ("conv1", .conv(2, 2)), ("tanh1", .activation(.tanh)), ("flatten1", .flatten),
      ("dense1", .dense(3)),
    ]
    try network.append(operations, from: start)
    return network
  }

  /// The statements that build it, with the batch and its classes.
  package var lines: [String] {
    let shapes = [
      ("conv1.weight", [2, 1, 2, 2]), ("conv1.bias", [2]), ("dense1.weight", [3, 18]),
      ("dense1.bias", [3]),
    ]
    let parameters = shapes.map { address, shape in
      "\(address) = reshape(\(start[address] ?? []), \(shape))"
    }
    return ["input 1x4x4; conv 2 2x2; tanh; dense 3; loss cross-entropy"] + parameters + [
      "input = reshape(\(inputs), [\(labels.count), 1, 4, 4]); target = \(labels)"
    ]
  }

  /// The batch.
  package var batch: Tensor { Tensor(shape: [labels.count, 1, 4, 4], elements: inputs) }
  /// Its classes.
  package var target: Target { .classes(labels) }
}

extension Trajectories.Case {
  /// The statements that choose it.
  package var lines: [String] {
    let numbers: [(String, Double?)] = [
      ("lr", lr), ("alpha", alpha), ("beta1", beta1), ("beta2", beta2), ("eps", eps),
      ("momentum", momentum), ("decay", decay),
    ]
    var optimizer = "optimizer \(rule)"
    for case (let option, let number?) in numbers { optimizer += " \(option) \(number)" }
    if nesterov == true { optimizer += " nesterov on" }
    if centered == true { optimizer += " centered on" }
    var lines = [optimizer]
    if let every, let factor { lines.append("schedule step \(every) \(factor)") }
    if let cosine { lines.append("schedule cosine \(cosine)") }
    if let clipNorm { lines.append("clip norm \(clipNorm)") }
    if let clipValue { lines.append("clip value \(clipValue)") }
    for (address, factor) in rates ?? [:] { lines.append("rate \(address) \(factor)") }
    for (address, held) in frozen ?? [:] {
      switch held {
      case .all: lines.append("freeze \(address)")
      case .places(let places):
        for place in places {
          let index =
            address.hasPrefix("conv1")
            ? "\(place / 4),0,\(place / 2 % 2),\(place % 2)" : "\(place / 18),\(place % 18)"
          lines.append("freeze \(address)[\(index)]")
        }
      }
    }
    return lines
  }

  /// Our optimiser.
  package var optimiser: Optimiser {
    guard let kind = UpdateRule.Kind(rawValue: rule) else { fatalError("no rule \(rule)") }
    let numbers: [(RuleOption, Double?)] = [
      (.lr, lr), (.momentum, momentum), (.decay, decay ?? 0), (.beta1, beta1), (.beta2, beta2),
      (.eps, eps), (.alpha, alpha),
    ]
    let flags: [(RuleOption, Bool?)] = [(.nesterov, nesterov), (.centered, centered)]
    var settings = kind.usual
    for (option, number) in numbers {
      if let number { settings = settings.setting(option, to: .number(number)) }
    }
    for (option, isOn) in flags {
      if let isOn { settings = settings.setting(option, to: .flag(isOn)) }
    }
    var optimiser = Optimiser(rule: settings)
    if let clipNorm { optimiser.clip(.norm(clipNorm)) }
    if let clipValue { optimiser.clip(.value(clipValue)) }
    for (address, factor) in rates ?? [:] {
      let parts = address.split(separator: ".").map(String.init)
      guard let role = ParameterName.Role(rawValue: parts[1]) else { fatalError(address) }
      optimiser.setRate(of: ParameterName(layer: parts[0], role: role), to: factor)
    }
    if let every, let factor { optimiser.follow(.step(every: every, factor: factor)) }
    if let cosine { optimiser.follow(.cosine(steps: cosine)) }
    return optimiser
  }

  /// The masks of what is frozen in a network.
  package func masks(of network: Network) -> [ParameterName: [Bool]] {
    var masks: [ParameterName: [Bool]] = [:]
    for layer in network.layers {
      for role in ParameterName.Role.allCases {
        guard let held = frozen?["\(layer.name).\(role.rawValue)"], let tensor = layer[role] else {
          continue
        }
        var mask = [Bool](repeating: false, count: tensor.count)
        switch held {
        case .all: for place in mask.indices { mask[place] = true }
        case .places(let places): for place in places { mask[place] = true }
        }
        masks[ParameterName(layer: layer.name, role: role)] = mask
      }
    }
    return masks
  }
}
