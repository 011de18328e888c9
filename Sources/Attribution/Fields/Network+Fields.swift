import NeuralNetwork

extension Network {
  /// What an activation sees: a set of elements in every activation from the network's input up to
  /// itself.
  ///
  /// An element is in it where some way through the wires leads from it to the activation, whatever
  /// the weights are: the pattern of the Jacobian.
  ///
  /// - Parameters:
  ///   - activation: 0 for the network's input, `k` for the output of layer `k − 1`.
  ///   - index: the element's index, without the sample.
  /// - Returns: the sets, that of the network's input first and the element itself last.
  package func receptiveField(ofActivation activation: Int, index: [Int]) -> [Region] {
    receptiveField(
      ofActivation: activation, units: [shape(ofActivation: activation).offset(of: index)])
  }

  /// What some elements of an activation see together, given by their offsets.
  package func receptiveField(ofActivation activation: Int, units: [Int]) -> [Region] {
    receptiveField(of: [activation: units])
  }

  /// What some elements of several activations see together, given by their offsets.
  ///
  /// - Precondition: there is at least one activation.
  package func receptiveField(of units: [Int: [Int]]) -> [Region] {
    let last = units.keys.max() ?? 0
    var marks = (0...last).map {
      [Bool](repeating: false, count: shape(ofActivation: $0).count)
    }
    for (activation, units) in units { for unit in units { marks[activation][unit] = true } }
    for position in (0..<last).reversed() where marks[position + 1].contains(true) {
      let read = layers[position].wiring.inputs(readBy: marks[position + 1])
      for slot in sources[position].indices {
        let start = offset(ofSlot: slot, inLayer: position)
        let source = sources[position][slot]
        for place in marks[source].indices where read[start + place] { marks[source][place] = true }
      }
    }
    return regions(marks, from: 0)
  }

  /// What sees an activation: a set of elements in every activation from itself up to the network's
  /// output.
  ///
  /// - Returns: the sets, the element itself first and that of the network's output last.
  package func projectiveField(ofActivation activation: Int, index: [Int]) -> [Region] {
    projectiveField(
      ofActivation: activation, units: [shape(ofActivation: activation).offset(of: index)])
  }

  /// What sees some elements of an activation, given by their offsets.
  package func projectiveField(ofActivation activation: Int, units: [Int]) -> [Region] {
    projectiveField(of: [activation: units])
  }

  /// What sees some elements of several activations, given by their offsets.
  ///
  /// - Returns: the sets, that of the first of the activations first.
  /// - Precondition: there is at least one activation.
  package func projectiveField(of units: [Int: [Int]]) -> [Region] {
    let first = units.keys.min() ?? layers.count
    var marks = (0...layers.count).map {
      [Bool](repeating: false, count: shape(ofActivation: $0).count)
    }
    for (activation, units) in units { for unit in units { marks[activation][unit] = true } }
    for position in first..<layers.count {
      let read = sources[position].flatMap { marks[$0] }
      if read.contains(true) {
        let reached = layers[position].wiring.outputs(reading: read)
        for place in reached.indices where reached[place] { marks[position + 1][place] = true }
      }
    }
    return regions(Array(marks[first...]), from: first)
  }

  /// The extent of what an element of a layer's output sees in the network's input, were that
  /// without borders; `nil` behind a layer that reads all positions, behind one whose outputs do not all
  /// read as much (a transposed convolution, upsampling, adaptive pooling), and where ways of different
  /// strides meet.
  ///
  /// ```
  /// extent = extent before + dilation · (window − 1) · the strides before, multiplied
  /// ```
  ///
  /// What several ways lead to sees all that each of them sees.
  package func receptiveExtent(ofLayer layer: Int) -> Size? {
    guard inputShape.rank == 3 else { return nil }
    var extents: [FieldExtent?] = [FieldExtent()]
    for (position, layer) in layers[...layer].enumerated() {
      let read = sources[position].map { extents[$0] }
      let readsAlike = read.count > 1 || layer.wiring.readsAlike
      let joined = read.dropFirst().reduce(read[0]) { joined, next in
        next.flatMap { joined?.joined($0) }
      }
      extents.append(readsAlike ? joined?.behind(layer) : nil)
    }
    return extents[layer + 1]?.size
  }

  private func regions(_ marks: [[Bool]], from first: Int) -> [Region] {
    marks.enumerated().map { place, marks in
      Region(
        activation: first + place, shape: shape(ofActivation: first + place), marks: marks)
    }
  }
}
