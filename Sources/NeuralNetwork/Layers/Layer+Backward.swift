extension Layer {
  /// The gradients that one layer computes on the way back.
  struct Gradients {
    /// The gradient of the layer's input, [sample, …].
    var input: Tensor
    /// The gradient of the weight, where there is one.
    var weight: Tensor?
    /// The gradient of the bias, where there is one.
    var bias: Tensor?

    /// Adds what a layer with the same weights has summed.
    mutating func add(weight other: Tensor?, bias otherBias: Tensor?) {
      if let other, var sum = weight {
        for place in sum.elements.indices { sum.elements[place] += other.elements[place] }
        weight = sum
      }
      if let otherBias, var sum = bias {
        for place in sum.elements.indices { sum.elements[place] += otherBias.elements[place] }
        bias = sum
      }
    }

    /// Rounds every number.
    mutating func round(to precision: Precision) {
      input = input.rounded(to: precision)
      weight = weight?.rounded(to: precision)
      bias = bias?.rounded(to: precision)
    }
  }

  /// Takes the gradient of a batch's output, [sample, …output], back through this layer.
  ///
  /// - Parameter earlier: the sums that another layer with the same weights has begun, to go on with.
  func backward(
    _ upstream: Tensor, input: Tensor, output: Tensor, context: LayerContext,
    after earlier: (weight: Tensor?, bias: Tensor?) = (nil, nil), interruption: Interruption
  ) throws(PassError) -> Gradients {
    try interruption.check()
    let record = LayerRecord(input: input, output: output, context: context)
    var sums = LayerSums(
      input: [Double](repeating: 0, count: input.count),
      weight: earlier.weight?.elements ?? [Double](repeating: 0, count: weight?.count ?? 0))
    var biasSums = earlier.bias?.elements ?? [Double](repeating: 0, count: bias?.count ?? 0)
    let arriving = upstream.elements
    if bias != nil { biasGradient(arriving, into: &biasSums, samples: record.samples) }
    if !isBlocked || weight != nil {
      try operation.kind.backward(
        arriving, through: self, from: record, into: &sums, interruption: interruption)
    }
    return Gradients(
      input: Tensor(shape: input.shape, elements: sums.input),
      weight: weight.map { Tensor(shape: $0.shape, elements: sums.weight) },
      bias: bias.map { Tensor(shape: $0.shape, elements: biasSums) })
  }

  /// The gradient of the bias: one running sum from 0 over sample and, where a channel shares it,
  /// output row and output column of the upstream gradient.
  private func biasGradient(
    _ upstream: UnsafePointer<Double>, into sums: UnsafeMutablePointer<Double>, samples: Int
  ) {
    let positions = outputsPerBias
    var place = 0
    for _ in 0..<samples {
      for bias in 0..<outputShape.count / positions {
        var sum = sums[bias]
        let end = place + positions
        while place < end {
          sum += upstream[place]
          place &+= 1
        }
        sums[bias] = sum
      }
    }
  }

  /// How many outputs of a sample add the same bias, one behind the other.
  package var outputsPerBias: Int { bias.map { outputShape.count / $0.count } ?? 1 }

  /// Which bias an output of a sample adds.
  package func bias(ofOutput output: Int) -> Int { output / outputsPerBias }

  /// The outputs of a sample that add a bias.
  package func outputs(ofBias bias: Int) -> Range<Int> {
    bias * outputsPerBias..<(bias + 1) * outputsPerBias
  }
}
