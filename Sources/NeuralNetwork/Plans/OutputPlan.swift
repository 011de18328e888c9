/// Many passes forward of one network over batches of one size, of which the output alone is wanted:
/// laid out once, nothing is kept of them.
///
/// In double precision the output is the one of ``Network/forward(_:target:interruption:)`` to the bit.
package struct OutputPlan: Sendable {
  // One of the two, by precision.
  private var double: Plan<Double>?
  private var single: Plan<Float>?
  private let inputShape: Shape
  private let outputShape: Shape

  /// Lays the passes out; `nil` where the network has no plan, or where interrupted.
  ///
  /// - Parameters:
  ///   - network: the network, in `eval` where it has layers that mind.
  ///   - samples: how many samples a batch has.
  ///   - precision: what to compute in.
  ///   - interruption: asked now and then.
  package init?(
    _ network: Network, samples: Int, precision: Precision, interruption: Interruption = .never
  ) {
    guard network.mode == .eval || network.layers.allSatisfy(\.operation.keepsNothingAside),
      !network.lacksSpread(samples: samples)
    else { return nil }
    inputShape = network.inputShape.prepending(samples)
    outputShape = network.outputShape.prepending(samples)
    switch precision {
    case .float64: double = Plan(outputsOf: network, samples: samples, interruption)
    case .float32: single = Plan(outputsOf: network, samples: samples, interruption)
    }
    if double == nil, single == nil { return nil }
  }

  /// Runs a batch, [sample, …inputShape].
  ///
  /// - Returns: the output, [sample, …outputShape].
  /// - Throws: ``PassError/interrupted``.
  /// - Precondition: there are as many samples as were laid out.
  package mutating func output(
    of input: Tensor, interruption: Interruption = .never
  ) throws(PassError) -> Tensor {
    precondition(input.shape == inputShape, "a batch as it was laid out")
    try double?.runForward(input.elements, interruption: interruption)
    try single?.runForward(input.elements, interruption: interruption)
    return (double?.output ?? single?.output ?? Tensor(shape: outputShape))
      .reshaped(to: outputShape)
  }
}

extension Plan {
  fileprivate init?(
    outputsOf network: Network, samples: Int, _ interruption: Interruption
  ) {
    self.init(network, samples: samples, purpose: .output, interruption: interruption)
    // Padding is multiplied as zeros, which is as good as left out for finite weights alone.
    guard isFinite(layout.values) else { return nil }
    MovingState(network).begin(in: &self)
  }

  fileprivate mutating func runForward(
    _ input: [Double], interruption: Interruption
  ) throws(PassError) {
    setInput(input)
    try run([\.forward], interruption: interruption)
  }

  fileprivate var output: Tensor { activation(layout.arrangements.count - 1) }
}
