import NeuralNetwork

extension BackwardPass {
  /// The inner sum: what each unit of the next layer that reads an activation passes back to it.
  ///
  /// In the order in which the engine adds; the products' running sum from 0 is the stored gradient
  /// to the last bit (a zero may differ in its sign). A convolution's terms run over output channel,
  /// output row and output column, as a walk over the output scatters them, which is from the
  /// kernel's last tap to its first, relaxed or not; a dense layer's over its units; a pool's over the
  /// windows in row order that the activation lies in, those it lost with derivative 0. A blocked
  /// layer's products are 0, whatever arrives.
  ///
  /// - Parameters:
  ///   - activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  ///   - sample: the sample.
  ///   - index: the element's index in the activation, without the sample.
  public func innerTerms(ofActivation activation: Int, sample: Int, index: [Int]) -> [InnerTerm] {
    let terms = openTerms(ofActivation: activation, sample: sample, index: index)
    guard activation < forward.network.layers.count,
      forward.network.layers[activation].isBlocked
    else { return terms }
    return terms.map { term in
      InnerTerm(
        layer: term.layer, unit: term.unit, upstream: term.upstream, derivative: term.derivative,
        product: 0, weightOffset: term.weightOffset)
    }
  }

  /// The terms as they would be were no layer blocked.
  private func openTerms(
    ofActivation activation: Int, sample: Int, index: [Int]
  ) -> [InnerTerm] {
    let shape = activationGradients[activation].shape.droppingFirst()
    let offset = shape.offset(of: index)
    guard activation < forward.network.layers.count else {
      let gradient = activationGradients[activation].elements[sample * shape.count + offset]
      return [InnerTerm(layer: nil, unit: [], upstream: 1, derivative: gradient)]
    }
    let layer = forward.network.layers[activation]
    switch layer.operation {
    case .convolution(let convolution), .locallyConnected(let convolution):
      return terms(of: convolution, at: activation, sample: sample, index: index)
    case .dense, .unrolledConvolution:
      guard let weight = layer.weight else { return [] }
      return (0..<layer.outputShape.count).map { output in
        let place = output * layer.inputShape.count + offset
        let unit = layer.outputShape.index(at: output)
        return InnerTerm(
          layer: activation, unit: unit,
          upstream: upstream(at: activation, sample: sample, unit: unit),
          derivative: weight.elements[place], weightOffset: place)
      }
    case .maxPooling, .averagePooling, .globalAveragePooling:
      return poolTerms(at: activation, sample: sample, index: index, offset: offset)
    case .activation(let function):
      let place = sample * shape.count + offset
      let input = forward.activations[activation].elements[place]
      let output = forward.activations[activation + 1].elements[place]
      let arriving = upstream(at: activation, sample: sample, unit: index)
      let isClosed = function == .relu && input <= 0
      return [
        InnerTerm(
          layer: activation, unit: index, upstream: arriving,
          derivative: function.derivative(input: input, output: output),
          product: isClosed ? 0 : nil)
      ]
    case .flatten:
      return [
        InnerTerm(
          layer: activation, unit: [offset],
          upstream: upstream(at: activation, sample: sample, unit: [offset]), derivative: 1)
      ]
    }
  }

  /// The gradient arriving at a unit of a layer's output.
  func upstream(at layer: Int, sample: Int, unit: [Int]) -> Double {
    let shape = forward.network.layers[layer].outputShape
    return activationGradients[layer + 1].elements[sample * shape.count + shape.offset(of: unit)]
  }

  private func terms(
    of convolution: Convolution, at position: Int, sample: Int, index: [Int]
  ) -> [InnerTerm] {
    let layer = forward.network.layers[position]
    guard let weight = layer.weight, let geometry = layer.geometry else { return [] }
    let isShared = layer.operation == .convolution(convolution)
    let groupInputs = layer.inputShape[0] / convolution.groups
    let (group, groupInput) = index[0].quotientAndRemainder(dividingBy: groupInputs)
    let groupOutputs = convolution.outputChannels / convolution.groups
    let size = convolution.kernel
    var terms: [InnerTerm] = []
    for channel in group * groupOutputs..<(group + 1) * groupOutputs {
      for tapRow in (0..<size.rows).reversed() {
        guard let row = geometry.outputRow(reading: index[1], tap: tapRow) else { continue }
        for tapColumn in (0..<size.columns).reversed() {
          guard let column = geometry.outputColumn(reading: index[2], tap: tapColumn) else {
            continue
          }
          let unit = [channel, row, column]
          let tap = [groupInput, tapRow, tapColumn]
          let place = weight.shape.offset(of: (isShared ? [channel] : unit) + tap)
          terms.append(
            InnerTerm(
              layer: position, unit: unit,
              upstream: upstream(at: position, sample: sample, unit: unit),
              derivative: weight.elements[place], weightOffset: place))
        }
      }
    }
    return terms
  }

  private func poolTerms(
    at position: Int, sample: Int, index: [Int], offset: Int
  ) -> [InnerTerm] {
    let layer = forward.network.layers[position]
    guard let geometry = layer.geometry else { return [] }
    return geometry.positions(reading: index[1], index[2]).map { row, column in
      let unit = [index[0], row, column]
      let arriving = upstream(at: position, sample: sample, unit: unit)
      if let averaging = layer.averaging {
        let divisor = averaging.cells(row: row, column: column, geometry: geometry).divisor
        return InnerTerm(
          layer: position, unit: unit, upstream: arriving, derivative: 1 / Double(divisor))
      }
      let isWinner = forward.winner(ofLayer: position, sample: sample, unit: unit) == offset
      return InnerTerm(
        layer: position, unit: unit, upstream: arriving, derivative: isWinner ? 1 : 0,
        product: isWinner ? arriving : 0)
    }
  }
}
