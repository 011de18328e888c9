import NeuralNetwork

extension Stepper {
  /// One output of a layer on the way back: upstream × input into each weight's sum, upstream into
  /// the bias's, and upstream × weight into each input's.
  ///
  /// A fault is put in where it strikes: into the terms, or, where it is one of whole sums, behind
  /// the layer's last term.
  mutating func backward(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    if layer.isBlocked, layer.weight == nil { return }
    if case .normalising = layer.computation {
      return returnNormalised(index, unit: unit, terms: terms)
    }
    let upstream = state.activationGradients[index + 1].elements[unit]
    switch layer.computation {
    case .normalising: break
    case .masking:
      let factor = state.masks[index]?.elements[unit] ?? 1
      let isUnscaled = fault == .dropoutUnscaled && state.masks[index] != nil
      state.setInputGradient(
        ofLayer: index, from: unit,
        [isUnscaled ? (factor == 0 ? 0 : upstream) : upstream * factor])
    case .learnedSlope:
      let x = state.input(ofLayer: index)[unit]
      state.beginSums(ofLayer: index)
      if terms.contains(0) {
        state.weightGradients[index]?.elements[0] += x > 0 ? 0 : upstream * x
      }
      if terms.contains(1), !layer.isBlocked {
        let slope = layer.weight?.elements[0] ?? 0
        state.setInputGradient(
          ofLayer: index, from: unit, [x > 0 ? upstream : upstream * slope])
      }
    case .softmax:
      // The Jacobian is read by rows here: an input's entries, one for each output.
      let output = state.activations[index + 1].elements
      let gradient = state.activationGradients[index + 1].elements
      let taps = layer.taps(ofOutput: unit)
      var sum = state.inputGradient(ofLayer: index, at: unit)
      for tap in taps[terms.clamped(to: taps.indices)] {
        sum +=
          gradient[tap.input]
          * Layer.softmaxEntry(output[tap.input], output[unit], isSame: tap.input == unit)
      }
      state.setInputGradient(ofLayer: index, from: unit, [sum])
    case .products:
      addProducts(index, unit: unit, terms: terms)
      let isLast = unit == samples * layer.outputShape.count - 1
      if isLast, terms.contains(termCount(.backward(layer: index), unit: unit) - 1) {
        divideSums(index)
      }
    case .largest:
      if fault == .poolSpread {
        let taps = layer.taps(ofOutput: unit)
        let share = upstream / Double(max(taps.count, 1))
        state.addInputGradient(ofLayer: index, taps[...]) { _ in share }
        return
      }
      let winner = Int(state.winners[index][unit])
      if winner < 0 { return }
      let start = unit / layer.outputShape.count * layer.inputShape.count
      let tap = StepTap(input: start + winner, weight: 0)
      state.addInputGradient(ofLayer: index, [tap]) { _ in upstream }
    case .mean:
      let share = upstream * (1 / Double(layer.divisor(ofOutput: unit)))
      let taps = layer.taps(ofOutput: unit)
      state.addInputGradient(ofLayer: index, taps[terms.clamped(to: taps.indices)]) { _ in share }
    case .copying:
      state.addInputGradient(ofLayer: index, layer.taps(ofOutput: unit)[...]) { _ in upstream }
    case .function(let activation):
      let function = activation.function
      let x = state.input(ofLayer: index)[unit]
      let y = state.activations[index + 1].elements[unit]
      let isOpened = activation == .relu && fault == .reluOpen
      // An open ReLU hands the gradient on as it is: × 1 changes no bit.
      state.setInputGradient(
        ofLayer: index, from: unit,
        [
          isOpened
            ? upstream
            : function.isClosed(at: x) ? 0 : upstream * function.derivative(input: x, output: y)
        ])
    case .reshaping:
      state.setInputGradient(
        ofLayer: index, from: 0, state.activationGradients[index + 1].elements)
    case .sum:
      let taps = layer.taps(ofOutput: unit)
      state.addInputGradient(ofLayer: index, taps[terms.clamped(to: taps.indices)]) { _ in upstream
      }
    }
  }

  /// The products of a layer with weights: first those of the weights' sums, then the bias, then
  /// those that are scattered to the input.
  private mutating func addProducts(_ index: Int, unit: Int, terms: Range<Int>) {
    let layer = network.layers[index]
    guard let weight = layer.weight?.elements else { return }
    let upstream = state.activationGradients[index + 1].elements[unit]
    let input = state.input(ofLayer: index)
    let taps = layer.weightTaps(ofOutput: unit, fault: fault)
    let biasCount = layer.bias == nil ? 0 : 1
    let added = taps[terms.clamped(to: taps.indices)]
    let isShared = layer.operation.isSharedConvolution
    let owner = network.owner(ofLayer: index)
    state.beginSums(ofLayer: index)
    if fault == .noSum, isShared {
      if unit % layer.outputShape.count == 0, terms.lowerBound == 0 {
        state.earlierSamples[index] = state.weightGradients[owner]
      }
      let earlier = state.earlierSamples[index]?.elements ?? []
      state.weightGradients[owner]?.setEach(added) { tap in
        (tap.weight, earlier[tap.weight] + upstream * input[tap.input])
      }
    } else {
      let isTurned = fault == .flippedKernel && isShared
      state.weightGradients[owner]?.addEach(added) { tap in
        (isTurned ? layer.turned(tap.weight) : tap.weight, upstream * input[tap.input])
      }
    }
    if biasCount == 1, terms.contains(taps.count) {
      state.biasGradients[owner]?.elements[
        layer.bias(ofOutput: unit % layer.outputShape.count)] += upstream
    }
    // Nothing passes below a blocked layer.
    if layer.isBlocked { return }
    let first = taps.count + biasCount
    let read = layer.taps(ofOutput: unit)
    let scattered = terms.clamped(to: first..<first + read.count)
    let tail = read[scattered.lowerBound - first..<scattered.upperBound - first]
    let isTurned = fault == .inputUnturned && isShared
    let sent = fault == .innerNoSum && !layer.isLastOfGroup(output: unit) ? 0 : upstream
    state.addInputGradient(ofLayer: index, tail) { tap in
      weight[isTurned ? layer.turned(tap.weight) : tap.weight] * sent
    }
  }

  /// What a fault of whole sums does once the layer's last term is there.
  mutating func divideSums(_ index: Int) {
    let layer = network.layers[index]
    if fault == .mean, layer.operation.isSharedConvolution {
      state.weightGradients[index]?.divide(by: Double(layer.sharedPositions.count))
    }
    if fault == .biasMean {
      state.biasGradients[index]?.divide(by: Double(layer.outputsPerBias))
    }
  }

  /// Whether the walk's fault changes a layer's whole sums behind its last term.
  package func changesSumsAtEnd(ofLayer index: Int) -> Bool {
    let layer = network.layers[index]
    switch fault {
    case .mean: return layer.operation.isSharedConvolution
    case .biasMean: return layer.outputsPerBias > 1
    case nil, .noSum, .flippedKernel, .strideIgnored, .paddingShifted, .inputUnturned, .innerNoSum,
      .reluOpen, .poolSpread, .skipLost, .sharedLastUse, .batchMeanForgotten, .normMeanConstant,
      .normVarianceConstant, .runningStatistics, .dropoutUnscaled, .updateEarly, .updatePerPixel:
      return false
    }
  }
}

extension NeuralNetwork.Operation {
  /// Whether it is a convolution that has both its constraints.
  fileprivate var isSharedConvolution: Bool { if case .convolution = self { true } else { false } }
}

extension Layer {
  /// The taps of a weight's gradient: what the output reads, or what a fault has it read.
  package func weightTaps(ofOutput place: Int, fault: Fault?) -> [StepTap] {
    guard case .convolution = operation, let window = geometry?.window else {
      return taps(ofOutput: place)
    }
    switch fault {
    case .strideIgnored:
      return taps(
        ofOutput: place,
        through: Window(
          size: window.size, stride: Size(square: 1), padding: window.padding,
          dilation: window.dilation))
    case .paddingShifted:
      return taps(
        ofOutput: place,
        through: Window(size: window.size, stride: window.stride, dilation: window.dilation))
    case nil, .noSum, .mean, .flippedKernel, .biasMean, .inputUnturned, .innerNoSum, .reluOpen,
      .poolSpread, .skipLost, .sharedLastUse, .batchMeanForgotten, .normMeanConstant,
      .normVarianceConstant, .runningStatistics, .dropoutUnscaled, .updateEarly, .updatePerPixel:
      return taps(ofOutput: place)
    }
  }

  /// The weight on the other side of its kernel's middle.
  fileprivate func turned(_ weight: Int) -> Int {
    let cells = geometry?.window.size.count ?? 1
    return weight / cells * cells + cells - 1 - weight % cells
  }

  /// Whether an output is of the last channel of its group, or of the last unit.
  fileprivate func isLastOfGroup(output place: Int) -> Bool {
    let size = outputShape[0] / operation.groups
    return channel(ofOutput: place) % size == size - 1
  }
}

extension Tensor {
  /// Sets the element at each tap's place.
  fileprivate mutating func setEach(
    _ taps: ArraySlice<StepTap>, _ value: (StepTap) -> (place: Int, value: Double)
  ) {
    for tap in taps {
      let (place, value) = value(tap)
      elements[place] = value
    }
  }

  fileprivate mutating func divide(by divisor: Double) {
    for place in elements.indices { elements[place] /= divisor }
  }
}
