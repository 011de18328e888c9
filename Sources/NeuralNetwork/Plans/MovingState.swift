/// What a step of training moves beside weights: running statistics, and the number that masks are
/// drawn from.
struct MovingState: Sendable {
  /// Who has which: layers that normalise, and layers that drop.
  private let network: Network
  /// The running statistics of each layer that keeps some.
  private var statistics: [Int: RunningStatistics] = [:]
  /// How many passes in training masks were drawn in.
  private var passes: Int
  private let drops: Bool

  init(_ network: Network) {
    self.network = network
    passes = network.trainingPasses
    var drops = false
    for (index, layer) in network.layers.enumerated() {
      statistics[index] = layer.statistics
      if case .dropout = layer.operation { drops = true }
    }
    self.drops = drops
  }

  /// Puts into a plan what a pass goes by: statistics that are not the batch's own, and masks.
  func begin<Scalar: PlanScalar>(in plan: inout Plan<Scalar>) {
    for (index, norm) in plan.layout.norms {
      guard case .normalisation(let normalisation) = network.layers[index].operation,
        !network.layers[index].normalisesByOwn(normalisation), let running = statistics[index]
      else { continue }
      plan.setNorm(norm, running)
    }
    guard drops else { return }
    for (index, place) in plan.layout.masks {
      let layer = network.layers[index]
      guard case .dropout(let dropout) = layer.operation else { continue }
      let shape = layer.inputShape.prepending(plan.layout.samples)
      let mask =
        network.mode == .train
        ? dropout.mask(of: shape, layer: layer.name, seed: layer.maskSeed, pass: passes)
        : Tensor(repeating: 1, shape: shape)
      plan.setMask(mask, at: place, like: network.sources[index][0])
    }
  }

  /// Moves as a pass that a plan has run leaves it; see ``Network/move(after:)``.
  mutating func move<Scalar: PlanScalar>(by plan: Plan<Scalar>) {
    guard network.mode == .train else { return }
    for (index, norm) in plan.layout.norms {
      let layer = network.layers[index]
      guard case .normalisation(let normalisation) = layer.operation,
        case .batch(let momentum, true) = normalisation.scope, layer.mode == .train,
        let channels = statistics[index]?.mean.count
      else { continue }
      let batch = plan.statistics(of: normalisation, norm, count: channels)
      statistics[index]?.move(
        to: batch, size: layer.positionCount * plan.layout.samples, momentum: momentum)
      if Scalar.self != Double.self { statistics[index]?.round(to: .float32) }
    }
    if drops { passes += 1 }
  }

  /// Puts it into a network.
  func store(into network: inout Network) {
    for (index, running) in statistics {
      network.update(layer: index) { $0.statistics = running }
    }
    network.trainingPasses = passes
  }
}

extension Plan {
  /// Takes running statistics over.
  fileprivate mutating func setNorm(_ norm: PlanLayout.Norm, _ running: RunningStatistics) {
    write(running.mean.elements, to: norm.means, by: [.line(running.mean.count)])
    write(running.variance.elements, to: norm.variances, by: [.line(running.variance.count)])
  }

  /// Takes a mask over, [sample, …], for an activation.
  fileprivate mutating func setMask(_ mask: Tensor, at place: Int, like activation: Int) {
    write(
      mask.elements, to: place,
      by: [layout.arrangements[activation].copy(from: 0, rowOrderAt: 0)])
  }

  /// What a norm went by in the last run.
  fileprivate func statistics(
    of normalisation: Normalisation, _ norm: PlanLayout.Norm, count: Int
  ) -> NormalisationStatistics {
    var statistics = NormalisationStatistics(normalisation, sets: count)
    statistics.means = read(count, from: norm.means, [.line(count)])
    statistics.variances = read(count, from: norm.variances, [.line(count)])
    return statistics
  }
}
