extension Optimiser {
  /// Makes one step as ``step(_:weightGradients:biasGradients:frozen:)`` does, or with a
  /// fault of the update in it.
  ///
  /// - Parameters:
  ///   - network: the network to change.
  ///   - pass: the backward pass that the gradients come from.
  ///   - weightGradients: the stored gradient of each layer's weight.
  ///   - biasGradients: the same for the biases.
  ///   - frozen: which elements of which parameters stay as they are.
  ///   - fault: what is broken; a fault of the gradients changes nothing here.
  ///   - interruption: asked now and then by a broken update, which may run the network once for
  ///     each pixel.
  /// - Throws: ``PassError/interrupted``; network and optimiser are as before then.
  /// - Precondition: the network's layers are those of the pass.
  package mutating func step(
    _ network: inout Network, after pass: BackwardPass, weightGradients: [Tensor?],
    biasGradients: [Tensor?], frozen: [ParameterName: [Bool]] = [:], fault: Fault?,
    interruption: Interruption = .never
  ) throws(PassError) {
    var (optimiser, changed) = (self, network)
    // A mistake moves the gradients, not what is held to be too much of them.
    let limit = limit(
      network, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen)
    switch fault {
    case .updateEarly:
      let early = try pass.gradientsUpdatingEarly(network, interruption: interruption) {
        index, gradients in
        var (probe, layers) = (self, network)
        probe.step(
          &layers, weightGradients: layers.layers.only(index, gradients.weight),
          biasGradients: layers.layers.only(index, gradients.bias), frozen: frozen,
          limit: limit)
        return layers.layers[index]
      }
      optimiser.step(
        &changed,
        weightGradients: Self.shifted(weightGradients, early.weights, pass.weightGradients),
        biasGradients: Self.shifted(biasGradients, early.biases, pass.biasGradients),
        frozen: frozen, limit: limit)
    case .updatePerPixel:
      let kernels = network.layers.indices.filter {
        if case .kernels = network.layers[$0].weightForm { true } else { false }
      }
      var moved: [Int: Layer] = [:]
      for index in kernels {
        var moving = network
        for position in 0..<network.layers[index].outputShape.droppingFirst().count {
          let gradients = try pass.gradients(
            ofLayer: index, atPosition: position, in: moving, interruption: interruption)
          optimiser.stepInPart(
            &moving, weightGradients: moving.layers.only(index, gradients.weight),
            biasGradients: moving.layers.only(index, gradients.bias), frozen: frozen,
            limit: limit)
        }
        moved[index] = moving.layers[index]
      }
      var (weights, biases) = (weightGradients, biasGradients)
      for index in kernels { (weights[index], biases[index]) = (nil, nil) }
      optimiser.step(
        &changed, weightGradients: weights, biasGradients: biases, frozen: frozen, limit: limit)
      for (index, layer) in moved { changed.update(layer: index) { $0 = layer } }
    default:
      optimiser.step(
        &changed, weightGradients: weightGradients, biasGradients: biasGradients, frozen: frozen,
        limit: limit)
    }
    (self, network) = (optimiser, changed)
  }

  /// The stored gradients, which may sum several passes, moved by what the fault does to the latest.
  private static func shifted(
    _ stored: [Tensor?], _ faulty: [Tensor?], _ right: [Tensor?]
  ) -> [Tensor?] {
    stored.indices.map { index in
      guard let stored = stored[index], let faulty = faulty[index], let right = right[index] else {
        return stored[index]
      }
      if stored == right { return faulty }
      return Tensor(
        shape: stored.shape,
        elements: stored.elements.indices.map {
          stored.elements[$0] + (faulty.elements[$0] - right.elements[$0])
        })
    }
  }
}

extension [Layer] {
  /// A tensor for one layer and none for the others.
  fileprivate func only(_ index: Int, _ tensor: Tensor?) -> [Tensor?] {
    var result = [Tensor?](repeating: nil, count: count)
    result[index] = tensor
    return result
  }
}

extension BackwardPass {
  /// The gradients where each layer is changed before its own gradient passes down.
  fileprivate func gradientsUpdatingEarly(
    _ network: Network, interruption: Interruption,
    update: (Int, Layer.Gradients) -> Layer
  ) throws(PassError) -> (weights: [Tensor?], biases: [Tensor?]) {
    var weights = weightGradients
    var biases = biasGradients
    var sums = GradientSums(
      of: network, upstream: activationGradients[network.layers.count],
      samples: forward.batchSize)
    for index in network.layers.indices.reversed() {
      func back(_ layer: Layer) throws(PassError) -> Layer.Gradients {
        try layer.backward(
          sums.ofActivation(index + 1), input: forward.input(ofLayer: index),
          output: forward.activations[index + 1], context: forward.contexts[index],
          interruption: interruption)
      }
      var gradients = try back(network.layers[index])
      let owner = network.owner(ofLayer: index)
      if owner == index {
        (weights[index], biases[index]) = (gradients.weight, gradients.bias)
        if gradients.weight != nil { gradients = try back(update(index, gradients)) }
      }
      sums.add(gradients.input, ofLayer: index)
    }
    return (weights, biases)
  }

  /// What one position of a layer's feature map adds to its gradients, over the batch, in a network
  /// whose kernels in that layer have moved already.
  fileprivate func gradients(
    ofLayer index: Int, atPosition position: Int, in network: Network, interruption: Interruption
  ) throws(PassError) -> Layer.Gradients {
    let start = activationGradients[activationGradients.count - 1]
    let isGiven = start != forward.lossGradient
    var activations = Array(forward.activations)
    var contexts = forward.contexts
    for place in index..<network.layers.count {
      (activations[place + 1], contexts[place]) = try network.layers[place].forward(
        network.input(ofLayer: place, from: activations),
        as: LayerRun(again: forward, layer: place),
        interruption: interruption)
    }
    var arriving = start
    if !isGiven, let loss = network.loss, let target = forward.target {
      arriving = loss.gradient(of: activations[network.layers.count], target: target)
    }
    var sums = GradientSums(of: network, upstream: arriving, samples: forward.batchSize)
    for place in network.layers.indices.reversed() where place > index {
      let gradients = try network.layers[place].backward(
        sums.ofActivation(place + 1), input: network.input(ofLayer: place, from: activations),
        output: activations[place + 1], context: contexts[place], interruption: interruption)
      sums.add(gradients.input, ofLayer: place)
    }
    let layer = network.layers[index]
    var upstream = sums.ofActivation(index + 1)
    let plane = layer.outputShape.droppingFirst().count
    for place in upstream.elements.indices where place % plane != position {
      upstream.elements[place] = 0
    }
    return try layer.backward(
      upstream, input: network.input(ofLayer: index, from: activations),
      output: activations[index + 1], context: contexts[index], interruption: interruption)
  }
}
