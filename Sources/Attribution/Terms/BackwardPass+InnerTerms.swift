import NeuralNetwork

extension BackwardPass {
  /// The inner sum: what each unit of the next layer that reads an activation passes back to it.
  ///
  /// In the order in which the engine adds; the products' running sum from 0 is the stored gradient
  /// to the last bit (a zero may differ in its sign). A convolution's terms run over output channel,
  /// output row and output column, as a walk over the output scatters them, which is from the
  /// kernel's last tap to its first, relaxed or not; a dense layer's over its units; a pool's over the
  /// windows in row order that the activation lies in, those it lost with derivative 0. A
  /// normalisation has three at most: through the number itself, the mean and the variance. A blocked
  /// layer's products are 0, whatever arrives. Where several layers read the activation, the last
  /// one's terms come first; each reader's own sum is to the last bit what it sends back.
  ///
  /// - Parameters:
  ///   - activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  ///   - sample: the sample.
  ///   - index: the element's index in the activation, without the sample.
  package func innerTerms(ofActivation activation: Int, sample: Int, index: [Int]) -> [InnerTerm] {
    innerTerms(
      ofActivation: activation, through: NextLayer.all(forward, behindActivation: activation),
      sample: sample, index: index)
  }

  /// What one reader passes back to an element of what it reads; see
  /// ``innerTerms(ofActivation:sample:index:)``.
  package func innerTerms(
    through reader: Network.Reader, sample: Int, index: [Int]
  ) -> [InnerTerm] {
    innerTerms(
      ofActivation: forward.network.sources[reader.layer][reader.slot],
      through: [NextLayer(forward, reader: reader)], sample: sample, index: index)
  }

  /// The inner sum, where the layers that read the activation were prepared before.
  func innerTerms(
    ofActivation activation: Int, through readers: [NextLayer], sample: Int, index: [Int]
  ) -> [InnerTerm] {
    let shape = activationGradients[activation].shape.droppingFirst()
    let offset = shape.offset(of: index)
    let place = sample * shape.count + offset
    if activation == forward.network.layers.count {
      let gradient = activationGradients[activation].elements[place]
      return [InnerTerm(layer: nil, unit: [], upstream: 1, derivative: gradient)]
    }
    var terms: [InnerTerm] = []
    for next in readers {
      let layer = next.layer
      let upstream = activationGradients[next.index + 1].elements
      let start = sample * layer.outputShape.count
      var isClosed = layer.isBlocked
      if case .function(let kind) = layer.computation,
        kind.function.isClosed(at: forward.activations[activation].elements[place])
      {
        isClosed = true
      }
      if case .normalising = layer.computation {
        if !isClosed { terms += normalisedTerms(ofLayer: next.index, place: place, index: index) }
        continue
      }
      var isPool = false
      if case .largest = layer.computation { isPool = true }
      next.forEachWay(sample: sample, from: offset) { way in
        let isLost = isClosed || (isPool && way.derivative == 0)
        terms.append(
          InnerTerm(
            layer: next.index, unit: layer.outputShape.index(at: way.unit),
            upstream: upstream[start + way.unit], derivative: way.derivative,
            product: isLost ? 0 : nil, weightOffset: way.weightOffset))
      }
    }
    return terms
  }
}
