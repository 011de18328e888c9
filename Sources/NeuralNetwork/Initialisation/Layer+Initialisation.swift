extension Layer {
  /// Draws the weight and the bias anew; masks are drawn from that seed from now on, and running
  /// statistics are those of no pass yet.
  ///
  /// The draw depends on the seed, the layer's name and the tensors' shapes alone: other layers do
  /// not matter, and neither does the machine.
  ///
  /// - Throws: ``PassError/interrupted``.
  package mutating func initialise(
    _ scheme: InitialisationScheme = .pytorchDefault, seed: UInt64, interruption: Interruption
  ) throws(PassError) {
    if computation.isMasking { maskSeed = seed }
    if statistics != nil { statistics = RunningStatistics(channels: inputShape[0]) }
    guard let weight else { return }
    if let usual = weightForm.usualWeight {
      // A factor has no fan-in to draw by: it begins where it changes least.
      let value = scheme == .zeros ? 0 : usual
      self.weight = Tensor(repeating: value, shape: weight.shape)
      bias = bias.map { Tensor(shape: $0.shape) }
      return
    }
    let fanIn = Double(fanIn)
    let fanOut = Double(fanOut)
    var biasBound = 0.0
    let distribution: Distribution
    switch scheme {
    case .pytorchDefault:
      biasBound = 1 / fanIn.squareRoot()
      distribution = .uniform(bound: biasBound)
    case .he:
      distribution = .normal(deviation: (2 / fanIn).squareRoot())
    case .xavier:
      distribution = .uniform(bound: (6 / (fanIn + fanOut)).squareRoot())
    case .zeros:
      distribution = .uniform(bound: 0)
    case .normal(let deviation):
      distribution = .normal(deviation: deviation)
    }
    let drawn = try draw(
      distribution, part: "weight", shape: weight.shape, seed: seed, interruption)
    if let bias {
      self.bias = try draw(
        .uniform(bound: biasBound), part: "bias", shape: bias.shape, seed: seed, interruption)
    }
    self.weight = drawn
  }

  /// Draws the weight and the bias anew, to the end.
  package mutating func initialise(_ scheme: InitialisationScheme = .pytorchDefault, seed: UInt64) {
    do {
      try initialise(scheme, seed: seed, interruption: .never)
    } catch {
      preconditionFailure("nothing interrupts it")
    }
  }

  /// How many products an output sums: IN, or C/groups · rows · columns; of a transposed convolution,
  /// as PyTorch counts, how many products an input goes into at a stride of 1.
  package var fanIn: Int { weight.map { $0.shape.extents.dropFirst(outputAxes).reduce(1, *) } ?? 0 }

  /// How many outputs an input goes into at a stride of 1: OUT, or OUT · rows · columns.
  private var fanOut: Int {
    guard let weight else { return 0 }
    return weight.shape[0] * weight.shape.extents.dropFirst(outputAxes + 1).reduce(1, *)
  }

  /// How many of the weight's axes say for which output it is.
  private var outputAxes: Int {
    switch weightForm {
    case .ownKernels: 3
    case .none, .kernels, .unrolled, .transposedKernels, .matrix, .scaleAndShift, .slope: 1
    }
  }

  /// How many simple operations a drawn number takes.
  private static let costOfDraw = 32

  private enum Distribution {
    case uniform(bound: Double)
    case normal(deviation: Double)
  }

  private func draw(
    _ distribution: Distribution, part: String, shape: Shape, seed: UInt64,
    _ interruption: Interruption
  ) throws(PassError) -> Tensor {
    if case .uniform(0) = distribution { return Tensor(shape: shape) }
    var generator = RandomGenerator(seed: seed, stream: "\(name).\(part)", shape: shape)
    var elements: [Double] = []
    elements.reserveCapacity(shape.count)
    try interruption.portions(of: shape.count, costing: Self.costOfDraw) { places in
      for _ in places {
        switch distribution {
        case .uniform(let bound): elements.append(bound * (2 * generator.unit() - 1))
        case .normal(let deviation): elements.append(deviation * generator.normal())
        }
      }
    }
    return Tensor(shape: shape, elements: elements)
  }
}
