/// What a step of training moves beside weights: running statistics, and the number that masks are
/// drawn from.
struct MovingState: Sendable {
  /// The layers that normalise or drop, by their positions, with the statistics as they are now.
  private var layers: [Int: Layer] = [:]
  /// How many passes in training masks were drawn in.
  private var passes: Int

  init(_ network: Network) {
    passes = network.trainingPasses
    for (index, layer) in network.layers.enumerated() where !layer.operation.keepsNothingAside {
      layers[index] = layer
    }
  }

  /// Puts into a plan what a pass goes by: statistics that are not the batch's own, and masks.
  func begin<Scalar: PlanScalar>(in plan: inout Plan<Scalar>) {
    for (index, layer) in layers {
      if let place = plan.layout.masks[index] {
        // What comes out of it lies as what goes in.
        plan.write(
          mask(of: layer, samples: plan.layout.samples).elements, to: place,
          by: [plan.layout.arrangements[index + 1].copy(from: 0, rowOrderAt: 0)])
      } else if let norm = plan.layout.norms[index], let running = layer.statistics,
        layer.mode == .eval
      {
        plan.write(running.mean.elements, to: norm.means, by: [.line(running.mean.count)])
        plan.write(running.variance.elements, to: norm.variances, by: [.line(running.mean.count)])
      }
    }
  }

  /// What a layer that drops multiplies by, [sample, …]: 1 where it drops nothing.
  private func mask(of layer: Layer, samples: Int) -> Tensor {
    let shape = layer.inputShape.prepending(samples)
    guard case .dropout(let dropout) = layer.operation, layer.mode == .train else {
      return Tensor(repeating: 1, shape: shape)
    }
    return dropout.mask(of: shape, layer: layer.name, seed: layer.maskSeed, pass: passes)
  }

  /// Moves as a pass that a plan has run leaves it; see ``Network/move(after:)``.
  mutating func move<Scalar: PlanScalar>(by plan: Plan<Scalar>) {
    let precision = Scalar.self == Double.self ? Precision.float64 : .float32
    var hasDrawn = false
    for (index, layer) in layers where layer.mode == .train {
      if plan.layout.masks[index] != nil { hasDrawn = true }
      guard let norm = plan.layout.norms[index], let channels = layer.statistics?.mean.count,
        case .normalisation(let normalisation) = layer.operation
      else { continue }
      var batch = NormalisationStatistics(normalisation, sets: channels)
      batch.means = plan.read(channels, from: norm.means, [.line(channels)])
      batch.variances = plan.read(channels, from: norm.variances, [.line(channels)])
      layers[index]?.statistics = layer.statistics(
        after: batch, samples: plan.layout.samples, in: precision)
    }
    if hasDrawn { passes += 1 }
  }

  /// Puts it into a network.
  func store(into network: inout Network) {
    for (index, layer) in layers where layer.statistics != nil {
      network.update(layer: index) { $0.statistics = layer.statistics }
    }
    network.trainingPasses = passes
  }
}
