/// A mistake that is made in backward passes and updates, put in on purpose so that it can be found.
///
/// Each is one that somebody has made. A gradient's fault is honoured by
/// ``ForwardPass/backward(interruption:fault:)``, one of the update by
/// ``Optimiser/step(_:after:weightGradients:biasGradients:frozen:fault:interruption:)``.
package enum Fault: String, Hashable, Sendable, CaseIterable {
  /// A kernel weight's gradient is the last pixel's term of each sample, not the sum.
  case noSum = "no-sum"
  /// A kernel weight's gradient is the mean over the pixels, not the sum.
  case mean
  /// A kernel's gradient comes out turned by 180°, as if the layer convolved.
  case flippedKernel = "flipped-kernel"
  /// A kernel's gradient reads the input as if the stride were 1.
  case strideIgnored = "stride-ignored"
  /// A kernel's gradient reads the input as if there were no padding.
  case paddingShifted = "padding-shifted"
  /// A convolution's bias gets the mean of the upstream gradient over the pixels, not the sum.
  case biasMean = "bias-mean"
  /// A convolution's input gradient is taken with the kernel not turned.
  case inputUnturned = "input-unturned"
  /// The input's gradient is the last channel's or unit's part, not the sum over them.
  case innerNoSum = "inner-no-sum"
  /// ReLU passes the gradient where it is closed, too.
  case reluOpen = "relu-open"
  /// A max pool shares the gradient out over its window, as an average would.
  case poolSpread = "pool-spread"
  /// What several layers read keeps the gradient of one of them, the last that a backward pass comes to.
  case skipLost = "skip-lost"
  /// A shared weight's gradient is that of one use, the last that a backward pass comes to.
  case sharedLastUse = "shared-last-use"
  /// The loss's gradient is not divided by the number of samples.
  case batchMeanForgotten = "batch-mean-forgotten"
  /// A normalisation's mean is taken for a constant: no gradient comes back through it.
  case normMeanConstant = "norm-mean-constant"
  /// A normalisation's variance is taken for a constant: no gradient comes back through it.
  case normVarianceConstant = "norm-variance-constant"
  /// Batch norm's way back goes by the running statistics, though the batch's own were used.
  case runningStatistics = "running-statistics"
  /// Dropout's way back lets through what stayed without its factor, 1 / (1 − rate).
  case dropoutUnscaled = "dropout-unscaled"
  /// Each layer is changed before its gradient passes down, which then goes through the new weights.
  case updateEarly = "update-early"
  /// The kernels are changed after each pixel's term, which moves the terms that follow.
  case updatePerPixel = "update-per-pixel"

  /// Whether the gradients are right and the change of the weights is not.
  package var isOfUpdate: Bool { self == .updateEarly || self == .updatePerPixel }

  /// Whether the sums of a weight's or a bias's gradient are changed.
  var breaksWeightSums: Bool {
    switch self {
    case .noSum, .mean, .flippedKernel, .strideIgnored, .paddingShifted, .biasMean,
      .runningStatistics, .sharedLastUse:
      true
    case .inputUnturned, .innerNoSum, .reluOpen, .poolSpread, .normMeanConstant,
      .normVarianceConstant, .dropoutUnscaled, .skipLost, .batchMeanForgotten, .updateEarly,
      .updatePerPixel:
      false
    }
  }

  /// The fault where a pass back can show it; `nil` where it is of the update, or the network has not
  /// what it breaks.
  func shown(in network: Network, samples: Int) -> Fault? {
    !isOfUpdate && affects(network, samples: samples) ? self : nil
  }

  /// Whether a network has what the fault breaks, so that it can show.
  package func affects(_ network: Network, samples: Int) -> Bool {
    switch self {
    // Of one sample the mean is over what its class counts.
    case .batchMeanForgotten:
      network.loss?.reduction == .mean && (samples > 1 || network.loss?.weighsClasses == true)
    case .skipLost:
      (0...network.layers.count).contains { activation in
        Set(network.readers(ofActivation: activation).map(\.layer)).count > 1
      }
    case .sharedLastUse: !network.owners.isEmpty
    case .updateEarly: network.layers.count { $0[.weight] != nil } > 1
    case .noSum, .mean, .flippedKernel, .strideIgnored, .paddingShifted, .biasMean, .inputUnturned,
      .innerNoSum, .reluOpen, .poolSpread, .normMeanConstant, .normVarianceConstant,
      .runningStatistics, .dropoutUnscaled, .updatePerPixel:
      network.layers.contains(where: affects)
    }
  }

  private func affects(_ layer: Layer) -> Bool {
    let output = layer.geometry?.output ?? Size(square: 1)
    var shared: Convolution?
    if case .kernels(let convolution) = layer.weightForm { shared = convolution }
    switch self {
    case .noSum, .mean, .updatePerPixel: return shared != nil && output.count > 1
    case .flippedKernel, .inputUnturned: return shared.map { $0.kernel.count > 1 } ?? false
    case .strideIgnored:
      guard let stride = shared?.stride else { return false }
      return (stride.rows > 1 && output.rows > 1) || (stride.columns > 1 && output.columns > 1)
    case .paddingShifted: return shared.map { $0.padding != Size(square: 0) } ?? false
    case .biasMean:
      return layer.outputsPerBias > 1
    case .innerNoSum:
      return layer.computation == .products && layer.outputShape[0] > layer.operation.groups
    case .reluOpen: return layer.operation == .activation(.relu)
    case .poolSpread:
      guard case .largest = layer.computation, let geometry = layer.geometry else { return false }
      return geometry.window.size.count > 1
    case .normMeanConstant, .normVarianceConstant:
      guard case .normalising(let normalisation) = layer.computation else { return false }
      return layer.normalisesByOwn(normalisation)
    case .runningStatistics: return layer.statistics != nil && layer.mixesSamples
    case .dropoutUnscaled:
      guard case .masking(let dropout) = layer.computation else { return false }
      return layer.mode == .train && dropout.scale != 1 && dropout.scale != 0
    // Of the loss, and of the network.
    case .batchMeanForgotten, .skipLost, .sharedLastUse, .updateEarly: return false
    }
  }
}
