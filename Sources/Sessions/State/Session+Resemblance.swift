import NeuralNetwork

extension Session {
  /// How closely two sessions are compared.
  package enum Closeness: Equatable, Sendable {
    /// Everything that a statement could ever show, to the bit.
    case identical
    /// The network, input, target and names, to the bit, whatever passes were run.
    case numbers
    /// What the learner made and sees: values within a tolerance, whatever way led there.
    case within(Double)
    /// The same, but for values that were named on the side.
    case withinButForNames(Double)

    /// How far numbers may lie apart.
    var tolerance: Double {
      switch self {
      case .identical, .numbers: 0
      case .within(let tolerance), .withinButForNames(let tolerance): tolerance
      }
    }
  }

  /// Whether this session is like another.
  ///
  /// - Complexity: O(*n*) in the numbers that the sessions hold.
  package func resembles(_ other: Session, _ closeness: Closeness) -> Bool {
    let tolerance = closeness.tolerance
    func alike(_ a: Tensor?, _ b: Tensor?) -> Bool { Self.alike(a, b, tolerance) }
    func alike(_ a: [Tensor?], _ b: [Tensor?]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { alike($0, $1) }
    }
    if closeness == .numbers {
      return isBuilt(like: other) && bits == other.bits
        && input?.isBatched == other.input?.isBatched
    }
    guard networksAreAlike(network, other.network, tolerance),
      input?.isBatched == other.input?.isBatched, alike(input?.batch, other.input?.batch),
      alike(target, other.target), dataset == other.dataset, sabotage == other.sabotage,
      precision == other.precision,
      frozen.filter({ $1.contains(true) }) == other.frozen.filter({ $1.contains(true) }),
      optimiser.clipping == other.optimiser.clipping, optimiser.rates == other.optimiser.rates,
      passesAreAlike(pass, other.pass, tolerance), isStale == other.isStale,
      namesAreAlike(other, closeness)
    else { return false }
    guard closeness == .identical else {
      // What an example brings is not what the learner did.
      let isChosen = optimiserOrigin == .chosen || other.optimiserOrigin == .chosen
      return !isChosen || optimiser.rule == other.optimiser.rule
    }
    return optimiser == other.optimiser && optimiserOrigin == other.optimiserOrigin
      && seed == other.seed && drawCount == other.drawCount
      && sabotageCount == other.sabotageCount && sampleOrder == other.sampleOrder
      && watches.map(\.text) == other.watches.map(\.text) && ordinals == other.ordinals
      && stepping?.ordinal == other.stepping?.ordinal && stepping?.term == other.stepping?.term
  }

  /// Whether two sessions differ in the numbers that were given or learned, if in anything.
  package func isBuilt(like other: Session) -> Bool {
    network?.outline == other.network?.outline && frozen == other.frozen
      && optimiser.rule == other.optimiser.rule
      && optimiser.schedule == other.optimiser.schedule
      && optimiser.clipping == other.optimiser.clipping && optimiser.rates == other.optimiser.rates
      && optimiserOrigin == other.optimiserOrigin && dataset == other.dataset && seed == other.seed
      && precision == other.precision
      && sabotage == other.sabotage && sabotageCount == other.sabotageCount
      && ordinals == other.ordinals && givenNames == other.givenNames
  }

  /// The bits of all numbers that were given or learned, with their shapes.
  private var bits: [String: [UInt64]] {
    var bits: [String: [UInt64]] = [:]
    func add(_ tensor: Tensor?, _ name: String) {
      guard let tensor else { return }
      // A nan is like any other: which bits it has is the processor's.
      bits[name] =
        tensor.shape.extents.map { UInt64($0) }
        + tensor.elements.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    }
    for layer in network?.layers ?? [] {
      for role in ParameterName.Role.allCases { add(layer[role], "\(layer.name).\(role)") }
      for role in RunningStatistics.Role.allCases {
        add(layer[role], "\(layer.name).\(role.rawValue)")
      }
      add(layer.givenMask, "\(layer.name).mask")
    }
    if let network { bits["passes"] = [UInt64(network.trainingPasses)] }
    add(input?.batch, "input")
    add(target, "target")
    for (name, value) in definitions { add(value, "let \(name)") }
    return bits
  }

  private func namesAreAlike(_ other: Session, _ closeness: Closeness) -> Bool {
    if case .withinButForNames = closeness {
      return other.definitions.allSatisfy { name, value in
        Self.alike(definitions[name], value, closeness.tolerance)
      }
    }
    return definitions.count == other.definitions.count
      && definitions.allSatisfy { name, value in
        Self.alike(value, other.definitions[name], closeness.tolerance)
      }
  }

  private func networksAreAlike(_ a: Network?, _ b: Network?, _ tolerance: Double) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.outline == b.outline
      && zip(a.layers, b.layers).allSatisfy { first, second in
        Self.alike(first.weight, second.weight, tolerance)
          && Self.alike(first.bias, second.bias, tolerance)
          && RunningStatistics.Role.allCases.allSatisfy {
            Self.alike(first[$0], second[$0], tolerance)
          }
      }
  }

  private func passesAreAlike(_ a: Pass?, _ b: Pass?, _ tolerance: Double) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    func alike(_ a: [Tensor?], _ b: [Tensor?]) -> Bool {
      a.count == b.count && zip(a, b).allSatisfy { Self.alike($0, $1, tolerance) }
    }
    func gradients(_ pass: Pass) -> [Tensor?] {
      guard let stored = pass.gradients else { return [] }
      return [stored.input] + stored.weights + stored.biases
    }
    return a.progress == b.progress && a.isBatched == b.isBatched
      && alike(Array(a.forward.activations), Array(b.forward.activations))
      && alike([a.forward.loss.map { Tensor($0) }], [b.forward.loss.map { Tensor($0) }])
      && alike(
        Array(a.backward?.activationGradients ?? []), Array(b.backward?.activationGradients ?? []))
      && alike(gradients(a), gradients(b))
  }

  /// Whether two tensors have the same shape and numbers; what is no number is like itself.
  private static func alike(_ a: Tensor?, _ b: Tensor?, _ tolerance: Double) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return a.shape == b.shape
      && zip(a.elements, b.elements).allSatisfy { first, second in
        first == second || (first - second).magnitude <= tolerance
          || (first.isNaN && second.isNaN)
      }
  }
}
