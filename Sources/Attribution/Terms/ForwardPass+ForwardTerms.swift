import NeuralNetwork

extension ForwardPass {
  /// What an output value is the sum of, in the order in which the engine adds.
  ///
  /// For a convolution and a dense layer the products' running sum from 0 is the output to the last
  /// bit: over input channel, kernel row and kernel column, or over the inputs, and last the bias. A
  /// max pool's winner has weight 1 and the others 0. An average's products are value × 1/divisor,
  /// whose sum is the output within rounding, for the engine divides once. A function of each element
  /// has one term, whose product is the output.
  ///
  /// - Parameters:
  ///   - layer: the layer's position in the network.
  ///   - sample: the sample.
  ///   - index: the output's index, without the sample.
  public func forwardTerms(ofLayer layer: Int, sample: Int, index: [Int]) -> [ForwardTerm] {
    let description = network.layers[layer]
    let input = activations[layer].slice(at: sample)
    switch description.operation {
    case .convolution(let convolution), .locallyConnected(let convolution):
      return terms(of: convolution, in: description, input: input, index: index)
    case .dense, .unrolledConvolution:
      guard let weight = description.weight else { return [] }
      let row = description.outputShape.offset(of: index)
      let terms = input.elements.enumerated().map { place, value in
        let offset = row * input.count + place
        let factor = weight.elements[offset]
        return ForwardTerm(
          source: .input(input.shape.index(at: place)), value: value, weight: factor,
          weightOffset: offset,
          product: factor * value)
      }
      return terms + biasTerms(of: description, unit: index[0])
    case .maxPooling:
      let winner = winner(ofLayer: layer, sample: sample, unit: index)
      return windowTerms(in: description, input: input, index: index) { offset, value in
        offset == winner ? (1, value) : (0, 0)
      }
    case .averagePooling, .globalAveragePooling:
      guard let averaging = description.averaging, let geometry = description.geometry else {
        return []
      }
      let cells = averaging.cells(row: index[1], column: index[2], geometry: geometry)
      let share = 1 / Double(cells.divisor)
      return windowTerms(in: description, input: input, index: index) { _, value in
        (share, value * share)
      }
    case .activation:
      let value = input[index]
      let output = activations[layer + 1].slice(at: sample)[index]
      return [ForwardTerm(source: .input(index), value: value, weight: nil, product: output)]
    case .flatten:
      let value = input.elements[index[0]]
      return [
        ForwardTerm(
          source: .input(input.shape.index(at: index[0])), value: value, weight: 1, product: value)
      ]
    }
  }

  private func biasTerms(of layer: Layer, unit: Int) -> [ForwardTerm] {
    guard let bias = layer.bias?.elements[unit] else { return [] }
    return [ForwardTerm(source: .bias, value: 1, weight: bias, weightOffset: unit, product: bias)]
  }

  private func terms(
    of convolution: Convolution, in layer: Layer, input: Tensor, index: [Int]
  ) -> [ForwardTerm] {
    guard let weight = layer.weight else { return [] }
    let groupOutputs = convolution.outputChannels / convolution.groups
    let groupInputs = layer.inputShape[0] / convolution.groups
    let firstInput = index[0] / groupOutputs * groupInputs
    var terms: [ForwardTerm] = []
    // A locally connected layer has the kernels of all positions one after the other.
    let kernel =
      layer.operation == .convolution(convolution) ? index[0] : layer.outputShape.offset(of: index)
    var offset = kernel * groupInputs * convolution.kernel.count
    for groupInput in 0..<groupInputs {
      terms += cells(of: layer, channel: firstInput + groupInput, index: index).map { cell in
        defer { offset += 1 }
        let factor = weight.elements[offset]
        guard let cell else {
          return ForwardTerm(
            source: .padding, value: 0, weight: factor, weightOffset: offset, product: 0)
        }
        let value = input[cell]
        return ForwardTerm(
          source: .input(cell), value: value, weight: factor, weightOffset: offset,
          product: factor * value)
      }
    }
    return terms + biasTerms(of: layer, unit: index[0])
  }

  private func windowTerms(
    in layer: Layer, input: Tensor, index: [Int],
    factor: (_ offset: Int, _ value: Double) -> (weight: Double, product: Double)
  ) -> [ForwardTerm] {
    cells(of: layer, channel: index[0], index: index).map { cell in
      guard let cell else {
        return ForwardTerm(source: .padding, value: 0, weight: 0, product: 0)
      }
      let value = input[cell]
      let (weight, product) = factor(input.shape.offset(of: cell), value)
      return ForwardTerm(source: .input(cell), value: value, weight: weight, product: product)
    }
  }

  /// The cells under the window at one position in row order; `nil` stands for padding.
  private func cells(of layer: Layer, channel: Int, index: [Int]) -> [[Int]?] {
    guard let geometry = layer.geometry else { return [] }
    let size = geometry.window.size
    return (0..<size.rows).flatMap { tapRow in
      (0..<size.columns).map { tapColumn -> [Int]? in
        let row = geometry.inputRow(outputRow: index[1], tap: tapRow)
        let column = geometry.inputColumn(outputColumn: index[2], tap: tapColumn)
        let isInside =
          row >= 0 && row < geometry.input.rows && column >= 0 && column < geometry.input.columns
        return isInside ? [channel, row, column] : nil
      }
    }
  }
}
