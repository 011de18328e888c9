import Foundation
import NeuralNetwork

/// Fifty steps of each optimiser on one small network, as PyTorch makes them; see Tests/Oracles.
public struct Trajectories: Decodable, Sendable {
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
  public struct Case: Decodable, Sendable {
    /// What it exercises.
    public let name: String
    let rule: String
    let lr: Double
    let momentum: Double?
    let nesterov: Bool?
    let decay: Double?
    let beta1: Double?
    let beta2: Double?
    let eps: Double?
    let every: Int?
    let factor: Double?
    let cosine: Int?
    let frozen: [String: Frozen]?
    /// Before which step, from 0, everything is thawed.
    public let thaw: Int?
    /// The loss of each step, before its update.
    public let losses: [Double]
    /// All parameters after some of the steps, by address.
    public let kept: [[String: [Double]]]
  }

  /// After which steps parameters are kept.
  public let steps: [Int]
  let start: [String: [Double]]
  let inputs: [Double]
  let labels: [Int]
  /// The optimisers.
  public let cases: [Case]

  /// What Tests/Oracles/trajectories.json holds, read once.
  public static let all: Trajectories = {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    do {
      let data = try Data(contentsOf: tests.appending(path: "Oracles/trajectories.json"))
      return try JSONDecoder().decode(Trajectories.self, from: data)
    } catch {
      fatalError("Tests/Oracles/trajectories.json cannot be read: \(error)")
    }
  }()

  /// The network as it starts.
  public func network() throws -> Network {
    var network = Network(inputShape: [1, 4, 4])
    network.loss = .crossEntropy
    let operations: [(String, NeuralNetwork.Operation)] = [
      ("conv1", .conv(2, 2)), ("tanh1", .activation(.tanh)), ("flatten1", .flatten),
      ("dense1", .dense(3)),
    ]
    try network.append(operations, from: start)
    return network
  }

  /// The batch.
  public var batch: Tensor { Tensor(shape: [labels.count, 1, 4, 4], elements: inputs) }
  /// Its classes.
  public var target: Target { .classes(labels) }
}

extension Trajectories.Case {
  /// Our optimiser.
  public var optimiser: Optimiser {
    let rule: UpdateRule =
      rule == "sgd"
      ? .gradientDescent(
        GradientDescent(
          learningRate: lr, momentum: momentum ?? 0, isNesterov: nesterov ?? false,
          decay: decay ?? 0))
      : .adaptiveMoments(
        AdaptiveMoments(
          learningRate: lr, beta1: beta1 ?? 0.9, beta2: beta2 ?? 0.999, epsilon: eps ?? 1e-8,
          decay: decay ?? 0, decouplesDecay: rule == "adamw"))
    var optimiser = Optimiser(rule: rule)
    if let every, let factor { optimiser.follow(.step(every: every, factor: factor)) }
    if let cosine { optimiser.follow(.cosine(steps: cosine)) }
    return optimiser
  }

  /// The masks of what is frozen in a network.
  public func masks(of network: Network) -> [ParameterName: [Bool]] {
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
