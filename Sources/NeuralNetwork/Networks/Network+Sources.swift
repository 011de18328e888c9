/// Who reads what: the network as a graph.
extension Network {
  /// One way in which a layer reads an activation.
  package struct Reader: Hashable, Sendable {
    /// The layer's position.
    package let layer: Int
    /// Which of the layer's sources it is.
    package let slot: Int

    /// Makes a reader.
    package init(layer: Int, slot: Int) {
      self.layer = layer
      self.slot = slot
    }
  }

  /// Whether every layer reads the one before it and nothing else, with weights of its own.
  package var isChain: Bool {
    sources.indices.allSatisfy { sources[$0] == [$0] } && head == layers.count && owners.isEmpty
  }

  /// The shape of an activation of one sample.
  package func shape(ofActivation activation: Int) -> Shape {
    activation == 0 ? inputShape : layers[activation - 1].outputShape
  }

  /// `input`, or the name of the layer that made an activation.
  package func name(ofActivation activation: Int) -> String {
    activation == 0 ? "input" : layers[activation - 1].name
  }

  /// What reads an activation, the last layer first, as a backward pass meets them.
  package func readers(ofActivation activation: Int) -> [Reader] {
    layers.indices.reversed().flatMap { layer in
      sources[layer].indices.filter { sources[layer][$0] == activation }.map {
        Reader(layer: layer, slot: $0)
      }
    }
  }

  /// For each layer whether all that it sends back is all that what it reads gets: it reads one
  /// activation, and no other layer does.
  ///
  /// - Complexity: O(*layers* and what they read).
  package var onlyReaders: [Bool] {
    var counts = [Int](repeating: 0, count: layers.count + 1)
    for source in sources.joined() { counts[source] += 1 }
    return sources.map { $0.count == 1 && counts[$0[0]] == 1 }
  }

  /// The main way in which a layer reads.
  package func mainReader(ofLayer layer: Int) -> Reader {
    Reader(layer: layer, slot: layers[layer].operation.mainSlot)
  }

  /// The activation that a layer mainly reads: of a layer that joins several, the one that the layer
  /// before it made.
  package func mainSource(ofLayer layer: Int) -> Int {
    sources[layer][layers[layer].operation.mainSlot]
  }

  /// The first activation but the last that no layer reads; `nil` where there is none.
  package var deadEnd: Int? { (0..<layers.count).first { !isRead($0) } }

  /// All activations but the last that no layer reads, and the last where the next layer reads another.
  package var openEnds: [Int] {
    (0..<layers.count).filter { !isRead($0) } + (head == layers.count ? [] : [layers.count])
  }

  /// Whether a layer reads an activation.
  package func isRead(_ activation: Int) -> Bool {
    sources.contains { $0.contains(activation) }
  }

  /// The shape of what an operation reads, joined: channels, or features, one behind the other.
  ///
  /// - Throws: ``ShapeError/cannotJoin(operation:inputs:)``.
  package func inputShape(
    of operation: Operation, reading activations: [Int]
  ) throws(ShapeError) -> Shape {
    try operation.joined(activations.map(shape(ofActivation:)))
  }

  /// What a layer reads in a batch: an activation, or several joined.
  ///
  /// - Complexity: O(*elements*) for a layer that joins, else O(1).
  package func input<Tensors: RandomAccessCollection>(
    ofLayer layer: Int, from activations: Tensors
  ) -> Tensor where Tensors.Element == Tensor, Tensors.Index == Int {
    let read = sources[layer]
    if read.count == 1 { return activations[read[0]] }
    let samples = activations[read[0]].shape[0]
    var joined: [Double] = []
    joined.reserveCapacity(samples * layers[layer].inputShape.count)
    for sample in 0..<samples {
      for activation in read {
        let count = shape(ofActivation: activation).count
        joined += activations[activation].elements[sample * count..<(sample + 1) * count]
      }
    }
    return Tensor(shape: layers[layer].inputShape.prepending(samples), elements: joined)
  }

  /// The part of something shaped as a layer's input, [sample, …], that belongs to one source.
  package func share(_ joined: Tensor, ofLayer layer: Int, slot: Int) -> Tensor {
    let read = sources[layer]
    if read.count == 1 { return joined }
    let (start, shape) = (offset(ofSlot: slot, inLayer: layer), shape(ofActivation: read[slot]))
    let (samples, whole) = (joined.shape[0], layers[layer].inputShape.count)
    var part: [Double] = []
    part.reserveCapacity(samples * shape.count)
    for sample in 0..<samples {
      let first = sample * whole + start
      part += joined.elements[first..<first + shape.count]
    }
    return Tensor(shape: shape.prepending(samples), elements: part)
  }

  /// Where a source begins in what a layer reads of one sample.
  package func offset(ofSlot slot: Int, inLayer layer: Int) -> Int {
    sources[layer][..<slot].reduce(0) { $0 + shape(ofActivation: $1).count }
  }

  /// The source, and the offset in it, of an element of what a layer reads.
  package func place(ofInput offset: Int, inLayer layer: Int) -> (activation: Int, offset: Int) {
    var rest = offset
    for activation in sources[layer] {
      let count = shape(ofActivation: activation).count
      if rest < count { return (activation, rest) }
      rest -= count
    }
    preconditionFailure("the offset lies within what the layer reads")
  }
}

extension Operation {
  /// How many activations it reads.
  package var sourceCount: Int { kind.sourceForm.count }

  /// Which of its sources is the one that is read without being named.
  package var mainSlot: Int { kind.sourceForm.mainSlot }

  /// The shape of inputs that it reads, one behind the other.
  func joined(_ inputs: [Shape]) throws(ShapeError) -> Shape {
    let first = inputs[0]
    let form = kind.sourceForm
    let fits = inputs.allSatisfy { form.fits($0, with: first) }
    guard inputs.count == form.count, fits else {
      throw .cannotJoin(operation: self, inputs: inputs)
    }
    var channels = 0
    for shape in inputs {
      let (sum, isTooMany) = channels.addingReportingOverflow(shape[0])
      if isTooMany { throw .tooManyElements(shape: first) }
      channels = sum
    }
    return Shape([channels] + first.extents.dropFirst())
  }
}

extension ForwardPass {
  /// What a layer read: an activation, or several joined; see ``Network/input(ofLayer:from:)``.
  package func input(ofLayer layer: Int) -> Tensor {
    network.input(ofLayer: layer, from: activations)
  }
}
