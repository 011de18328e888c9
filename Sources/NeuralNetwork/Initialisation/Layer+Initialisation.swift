extension Layer {
  /// Draws the weight and the bias anew.
  ///
  /// The draw depends on the seed, the layer's name and the tensors' shapes alone: other layers do
  /// not matter, and neither does the machine.
  public mutating func initialise(_ scheme: InitialisationScheme = .pytorchDefault, seed: UInt64) {
    guard let weight else { return }
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
    self.weight = draw(distribution, part: "weight", shape: weight.shape, seed: seed)
    if let bias {
      self.bias = draw(.uniform(bound: biasBound), part: "bias", shape: bias.shape, seed: seed)
    }
  }

  /// How many products an output sums: IN, or C/groups · rows · columns.
  package var fanIn: Int {
    if case .locallyConnected = operation {
      return weight?.shape.extents.dropFirst(3).reduce(1, *) ?? 0
    }
    return weight?.shape.droppingFirst().count ?? 0
  }

  /// How many outputs an input goes into at a stride of 1: OUT, or OUT · rows · columns.
  private var fanOut: Int {
    guard let weight else { return 0 }
    let receptive =
      if case .locallyConnected(let convolution) = operation {
        convolution.kernel.count
      } else {
        weight.shape.extents.dropFirst(2).reduce(1, *)
      }
    return weight.shape[0] * receptive
  }

  private enum Distribution {
    case uniform(bound: Double)
    case normal(deviation: Double)
  }

  private func draw(
    _ distribution: Distribution, part: String, shape: Shape, seed: UInt64
  ) -> Tensor {
    var tensor = Tensor(shape: shape)
    if case .uniform(0) = distribution { return tensor }
    var generator = RandomGenerator(seed: seed, stream: "\(name).\(part)", shape: shape)
    var elements = tensor.elements
    for place in elements.indices {
      switch distribution {
      case .uniform(let bound): elements[place] = bound * (2 * generator.unit() - 1)
      case .normal(let deviation): elements[place] = deviation * generator.normal()
      }
    }
    tensor.elements = elements
    return tensor
  }
}
