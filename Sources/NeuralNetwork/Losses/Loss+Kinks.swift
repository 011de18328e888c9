extension Loss {
  /// Whether its slope jumps somewhere.
  package var hasKinks: Bool {
    switch kind {
    case .classes(.hinge), .elements(.absoluteError), .elements(.huber),
      .elements(.binaryCrossEntropy):
      true
    case .classes(.crossEntropy), .elements(.meanSquaredError), .elements(.squaredError),
      .elements(.binaryCrossEntropyOfLogits):
      false
    }
  }

  /// The kink between two outputs of a network of so many layers, if there is one: an element that
  /// stands on different sides of it.
  func kink(from before: Tensor, to after: Tensor, target: Target, layers: Int) -> Kink? {
    guard hasKinks else { return nil }
    let size = before.shape.droppingFirst().count
    for place in before.elements.indices {
      let sides = [before, after].map { side(of: place, in: $0, size: size, target: target) }
      guard let side = sides[0], side.piece != sides[1]?.piece || side.isBound else { continue }
      return Kink(layer: layers, branch: .loss, isExact: side.isExact)
    }
    return nil
  }

  /// On which side of its kink an element stands.
  private struct Side {
    /// Which piece of the loss it is on.
    let piece: Int
    /// Whether it stands on the kink itself.
    var isExact = false
    /// Whether the gradient that PyTorch gives there is none of the piece's slope.
    var isBound = false
  }

  private func side(of place: Int, in output: Tensor, size: Int, target: Target) -> Side? {
    let value = output.elements[place]
    switch (kind, target) {
    case (.classes(.hinge(let margin)), .classes(let labels)):
      let sample = place / size
      guard place % size != labels[sample] else { return nil }
      let excess = ClassLoss.excess(
        of: place, in: output.elements[sample * size..<(sample + 1) * size],
        label: labels[sample], margin: margin)
      return Side(piece: excess > 0 ? 1 : 0, isExact: excess == 0)
    case (.elements(.absoluteError), .values(let wanted)):
      let difference = value - wanted.elements[place]
      return Side(piece: difference > 0 ? 1 : difference < 0 ? -1 : 0, isExact: difference == 0)
    case (.elements(.huber(let delta)), .values(let wanted)):
      let difference = value - wanted.elements[place]
      let piece = difference > delta ? 1 : difference < -delta ? -1 : 0
      return Side(piece: piece, isExact: abs(difference) == delta)
    case (.elements(.binaryCrossEntropy), _):
      let isBound = (1 - value) * value < ElementLoss.leastSpread
      return Side(piece: isBound ? 1 : 0, isExact: isBound, isBound: isBound)
    case (.classes, _), (.elements, _): return nil
    }
  }
}

extension Loss {
  /// A magnitude that its rounding goes by where its value is smaller: logarithms are taken of
  /// numbers near 1, however small the loss is.
  var leastRounding: Double {
    switch kind {
    case .classes(.crossEntropy), .elements(.binaryCrossEntropy),
      .elements(.binaryCrossEntropyOfLogits):
      1
    case .classes(.hinge), .elements(.meanSquaredError), .elements(.squaredError),
      .elements(.absoluteError), .elements(.huber):
      0
    }
  }
}
