/// Many training steps of one network and batch size, laid out once: the fast way to train.
///
/// In double precision it comes to the same bits as ``Network/forward(_:target:interruption:)``,
/// ``ForwardPass/backward(interruption:fault:)`` and ``Optimiser`` do. It is a value, and a step
/// allocates next to nothing. A large batch runs in portions, so that its activations stay near the
/// processor and take little memory; its sums, whose order is that of the samples, are the same.
///
/// ```
/// if var plan = TrainingPlan(network, optimiser: Optimiser(), samples: 32) {
///   while let loss = try plan.step(batch, target: target), loss > 0.1 {}
///   plan.store(into: &network)
/// }
/// ```
package struct TrainingPlan: Sendable {
  // One of the two, by precision.
  private(set) var double: Trainer<Double>?
  private(set) var single: Trainer<Float>?
  /// The network as it was; for its shapes.
  let network: Network
  /// A batch's shape, and how many classes there are: 0 where the output is no vector.
  private let inputShape: Shape
  private let classes: Int
  /// How many samples a step takes.
  package let samples: Int
  /// What it computes in.
  package let precision: Precision

  /// Lays a training out; `nil` where the network has a layer without a fast form, or where
  /// interrupted.
  ///
  /// - Parameters:
  ///   - network: the network as it is before the first step.
  ///   - optimiser: the rule, with what it remembers.
  ///   - frozen: which elements of which parameters stay as they are.
  ///   - samples: how many samples a step takes.
  ///   - precision: what to compute in.
  ///   - interruption: asked now and then.
  package init?(
    _ network: Network, optimiser: Optimiser, frozen: [ParameterName: [Bool]] = [:],
    samples: Int, precision: Precision = .float64, interruption: Interruption = .never
  ) {
    self.init(
      network, optimiser: optimiser, frozen: frozen, samples: samples,
      portion: network.portion(of: samples), precision: precision, interruption: interruption)
  }

  /// Lays a training out whose batch runs in portions, the sums going on from one to the next; in
  /// single precision, where sums have an order of their own, as a whole.
  package init?(
    _ network: Network, optimiser: Optimiser, frozen: [ParameterName: [Bool]], samples: Int,
    portion: Int, precision: Precision, kernels: PlanKernels = .best,
    interruption: Interruption = .never
  ) {
    // The layers themselves say what is wrong with a mask, or with a batch of one number.
    guard !network.lacksSpread(samples: samples),
      network.layers.allSatisfy({ $0.givenMask == nil })
    else { return nil }
    self.network = network
    inputShape = network.inputShape.prepending(samples)
    classes = network.outputShape.rank == 1 ? network.outputShape[0] : 0
    self.samples = samples
    self.precision = precision
    switch precision {
    case .float64:
      double = Trainer(
        network, optimiser: optimiser, frozen: frozen, samples: samples, portion: portion,
        kernels: kernels, interruption: interruption)
    case .float32:
      single = Trainer(
        network, optimiser: optimiser, frozen: frozen, samples: samples, portion: samples,
        kernels: kernels, interruption: interruption)
    }
    // Padding is multiplied as zeros, which is as good as left out for finite weights alone.
    guard double?.isTrustworthy ?? single?.isTrustworthy ?? false else { return nil }
  }

  /// Makes a step: forward, backward and update.
  ///
  /// - Parameters:
  ///   - input: the batch, [sample, …inputShape].
  ///   - target: what the output is held against, as the loss takes it.
  ///   - interruption: asked before the step, and within it where it takes long.
  /// - Returns: the loss before the update; `nil` where numbers are no longer finite, and the step
  ///   was not made.
  /// - Throws: ``PassError`` where input or target do not fit, there is no loss, or interrupted; the
  ///   step was not made.
  /// - Precondition: there are as many samples as laid out.
  package mutating func step(
    _ input: Tensor, target: Target, interruption: Interruption = .never
  ) throws(PassError) -> Double? {
    let target = try checked(input, target)
    if let loss = try double?.step(input.elements, target, interruption: interruption) {
      return loss
    }
    return try single?.step(input.elements, target, interruption: interruption) ?? nil
  }

  private func checked(_ input: Tensor, _ target: Target) throws(PassError) -> Target {
    if input.shape == inputShape, fits(target) { return target }
    precondition(input.shape[0] == samples, "as many samples as were laid out")
    guard network.loss != nil else { throw .noLoss }
    guard let target = try network.checked(input, target: target) else { throw .noTarget }
    return target
  }

  /// Whether a target is of class numbers that need no second look, which most are.
  private func fits(_ target: Target) -> Bool {
    guard case .classes(let labels) = target, case .classes(let loss)? = network.loss?.kind,
      loss.fits(classes: classes)
    else { return false }
    return labels.count == samples && labels.allSatisfy { $0 >= 0 && $0 < classes }
  }

  /// Goes on from another state of the same network, with the same rule.
  package mutating func load(_ network: Network, _ optimiser: Optimiser) {
    double?.load(network, optimiser)
    single?.load(network, optimiser)
  }

  /// Puts the weights that the steps came to into a network, or those of before the last step.
  package func store(into network: inout Network, beforeLastStep: Bool = false) {
    double?.store(into: &network, beforeLastStep: beforeLastStep)
    single?.store(into: &network, beforeLastStep: beforeLastStep)
  }

  /// The last step's output, [sample, …].
  package var output: Tensor {
    let shape = network.outputShape.prepending(samples)
    let output = double?.output ?? single?.output
    return output.map { Tensor(shape: shape, elements: $0) } ?? Tensor(shape: shape)
  }

  /// √(Σ g²) over the last step's gradients of a layer's weight and bias, in row order.
  package func gradientNorm(ofLayer index: Int) -> Double {
    double?.gradientNorm(ofLayer: index) ?? single?.gradientNorm(ofLayer: index) ?? 0
  }

  /// Whether clipping changed a gradient of the last step.
  package var wasClipped: Bool { double?.wasClipped ?? single?.wasClipped ?? false }

  /// The learning rate of the next step.
  package var learningRate: Double { double?.learningRate ?? single?.learningRate ?? 0 }

  /// The optimiser as the steps have left it.
  package var optimiser: Optimiser {
    double?.storedOptimiser ?? single?.storedOptimiser ?? Optimiser()
  }
}

extension Network {
  /// How many of a batch's samples a training runs at once: all, or a part of them where their
  /// activations are many.
  fileprivate func portion(of samples: Int) -> Int {
    // A norm's sets, and masks, are those of the whole batch.
    guard layers.allSatisfy(\.operation.keepsNothingAside) else { return samples }
    let each = layers.reduce(inputShape.count) { $0 + $1.outputShape.count }
    guard samples > Self.leastPortion, each > 0, samples > Self.portionBound / each else {
      return samples
    }
    let most = max(Self.leastPortion, Self.portionBound / each)
    return (Self.leastPortion...most).last { samples.isMultiple(of: $0) } ?? samples
  }

  /// The numbers that the activations of a portion have at most.
  private static let portionBound = 1 << 19
  /// Fewer samples than these would leave vectors empty.
  private static let leastPortion = 8
}
