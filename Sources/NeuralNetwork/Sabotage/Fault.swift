/// A mistake that is made in backward passes and updates, put in on purpose so that it can be found.
///
/// Each is one that somebody has made. A gradient's fault is honoured by
/// ``ForwardPass/backward(interruption:fault:)``, one of the update by
/// ``Optimiser/step(_:after:weightGradients:biasGradients:frozen:fault:interruption:)``.
public enum Fault: String, Hashable, Sendable, CaseIterable {
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
  /// The loss's gradient is not divided by the number of samples.
  case batchMeanForgotten = "batch-mean-forgotten"
  /// Each layer is changed before its gradient passes down, which then goes through the new weights.
  case updateEarly = "update-early"
  /// The kernels are changed after each pixel's term, which moves the terms that follow.
  case updatePerPixel = "update-per-pixel"

  /// Whether the gradients are right and the change of the weights is not.
  public var isOfUpdate: Bool { self == .updateEarly || self == .updatePerPixel }

  /// Whether a network has what the fault breaks, so that it can show.
  public func affects(_ network: Network, samples: Int) -> Bool {
    switch self {
    case .batchMeanForgotten: samples > 1 && network.loss?.reduction == .mean
    case .updateEarly: network.layers.count { $0.weight != nil } > 1
    default: network.layers.contains(where: affects)
    }
  }

  private func affects(_ layer: Layer) -> Bool {
    let positions = layer.operation.convolution == nil ? 1 : layer.geometry?.output.count ?? 1
    if case .convolution(let convolution) = layer.operation, let output = layer.geometry?.output {
      let (kernel, stride) = (convolution.kernel, convolution.stride)
      switch self {
      case .noSum, .mean, .updatePerPixel: return positions > 1
      case .flippedKernel, .inputUnturned: return kernel.count > 1
      case .strideIgnored:
        return (stride.rows > 1 && output.rows > 1) || (stride.columns > 1 && output.columns > 1)
      case .paddingShifted: return convolution.padding != Size(square: 0)
      default: break
      }
    }
    switch (self, layer.operation) {
    case (.biasMean, _):
      return layer.bias != nil && layer.operation.convolution != nil
        && layer.outputShape[1] * layer.outputShape[2] > 1
    case (.innerNoSum, _):
      return layer.weight != nil
        && layer.outputShape[0] > (layer.operation.convolution?.groups ?? 1)
    case (.reluOpen, .activation(.relu)): return true
    case (.poolSpread, .maxPooling(let pooling)): return pooling.window.count > 1
    default: return false
    }
  }
}
