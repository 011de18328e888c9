import NeuralNetwork

extension ForwardPass {
  /// What an output value is the sum of, in the order in which the engine adds.
  ///
  /// For a convolution and a dense layer the products' running sum from 0 is the output to the last
  /// bit: over input channel, kernel row and kernel column, or over the inputs, and last the bias. A
  /// max pool's winner has weight 1 and the others 0. An average's products are value × 1/divisor,
  /// whose sum is the output within rounding, for the engine divides once. A function of each element
  /// has one term, whose product is the output. A normalisation has the normalised number times its
  /// factor, and the shift. A softmax has the numbers that it is taken over, each with weight 1.
  ///
  /// - Parameters:
  ///   - layer: the layer's position in the network.
  ///   - sample: the sample.
  ///   - index: the output's index, without the sample.
  package func forwardTerms(ofLayer layer: Int, sample: Int, index: [Int]) -> [ForwardTerm] {
    let description = network.layers[layer]
    let input = self.input(ofLayer: layer).slice(at: sample)
    switch description.computation {
    case .products:
      guard let weight = description.weight else { return [] }
      let terms = cells(of: description, index: index).map { cell in
        let offset = cell.weight ?? 0
        let factor = weight.elements[offset]
        guard let place = cell.input else {
          return ForwardTerm(
            source: .padding, value: 0, weight: factor, weightOffset: offset, product: 0)
        }
        let value = input.elements[place]
        return ForwardTerm(
          source: .input(input.shape.index(at: place)), value: value, weight: factor,
          weightOffset: offset, product: factor * value)
      }
      return terms
        + biasTerms(of: description, output: description.outputShape.offset(of: index))
    case .largest:
      let winner = winner(ofLayer: layer, sample: sample, unit: index)
      return windowTerms(in: description, input: input, index: index) { offset, value in
        offset == winner ? (1, value) : (0, 0)
      }
    case .mean:
      let output = description.outputShape.offset(of: index)
      let share = 1 / Double(description.divisor(ofOutput: output))
      return windowTerms(in: description, input: input, index: index) { _, value in
        (share, value * share)
      }
    case .copying:
      return windowTerms(in: description, input: input, index: index) { _, value in (1, value) }
    case .function:
      let value = input[index]
      let output = activations[layer + 1].slice(at: sample)[index]
      return [ForwardTerm(source: .input(index), value: value, weight: nil, product: output)]
    case .normalising: return normalisedForwardTerms(description, layer, sample, index)
    case .masking:
      let value = input[index]
      var factor = 1.0
      if case .mask(let mask) = contexts[layer] { factor = mask[[sample] + index] }
      return [
        ForwardTerm(source: .input(index), value: value, weight: factor, product: value * factor)
      ]
    case .learnedSlope:
      let value = input[index]
      let slope = value > 0 ? 1 : description.weight?.elements[0] ?? 0
      return [
        ForwardTerm(
          source: .input(index), value: value, weight: slope,
          weightOffset: value > 0 ? nil : 0, product: value > 0 ? value : slope * value)
      ]
    case .softmax:
      // One number over a sum: what is added are the powers that it is divided by.
      return windowTerms(in: description, input: input, index: index) { _, value in (1, value) }
    case .reshaping:
      let offset = description.outputShape.offset(of: index)
      let value = input.elements[offset]
      return [
        ForwardTerm(
          source: .input(input.shape.index(at: offset)), value: value, weight: 1, product: value)
      ]
    case .sum:
      return cells(of: description, index: index).compactMap { cell in
        cell.input.map { place in
          let value = input.elements[place]
          return ForwardTerm(
            source: .input(input.shape.index(at: place)), value: value, weight: 1, product: value)
        }
      }
    }
  }

  /// A normalised number times its factor, and the shift.
  private func normalisedForwardTerms(
    _ layer: Layer, _ position: Int, _ sample: Int, _ index: [Int]
  ) -> [ForwardTerm] {
    let place = sample * layer.outputShape.count + layer.outputShape.offset(of: index)
    let value = multiplicands(ofLayer: position).elements[place]
    guard let weight = layer.weight, let offset = layer.scalingWeight(at: place) else {
      return [ForwardTerm(source: .input(index), value: value, weight: nil, product: value)]
    }
    let factor = weight.elements[offset]
    let own = ForwardTerm(
      source: .input(index), value: value, weight: factor, weightOffset: offset,
      product: value * factor)
    return [own] + biasTerms(of: layer, output: layer.outputShape.offset(of: index))
  }

  private func biasTerms(of layer: Layer, output: Int) -> [ForwardTerm] {
    guard let biases = layer.bias?.elements else { return [] }
    let offset = layer.bias(ofOutput: output)
    let bias = biases[offset]
    return [
      ForwardTerm(source: .bias, value: 1, weight: bias, weightOffset: offset, product: bias)
    ]
  }

  private func windowTerms(
    in layer: Layer, input: Tensor, index: [Int],
    factor: (_ offset: Int, _ value: Double) -> (weight: Double, product: Double)
  ) -> [ForwardTerm] {
    cells(of: layer, index: index).map { cell in
      guard let place = cell.input else {
        return ForwardTerm(source: .padding, value: 0, weight: 0, product: 0)
      }
      let value = input.elements[place]
      let (weight, product) = factor(place, value)
      return ForwardTerm(
        source: .input(input.shape.index(at: place)), value: value, weight: weight,
        product: product)
    }
  }

  /// The cells that one output has, padding among them.
  private func cells(of layer: Layer, index: [Int]) -> [Wiring.Cell] {
    layer.wiring.cells(ofOutput: layer.outputShape.offset(of: index))
  }
}
