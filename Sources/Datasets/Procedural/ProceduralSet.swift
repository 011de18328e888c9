import NeuralNetwork

/// A set of samples that is drawn, not read: the same ones for the same seed on every machine.
package enum ProceduralSet: String, Sendable, CaseIterable {
  /// Edges and bars, told apart by their orientation.
  case edges
  /// Outlines of simple shapes.
  case shapes
  /// The numerals 0 to 9, shifted, noisy, with strokes of different thickness.
  case digits
  /// Points around the corners of a square, of which opposite ones belong together.
  case xor
  /// Points on two rings, one inside the other.
  case rings

  /// Whether its samples are pictures and not points of the plane.
  package var hasPictures: Bool { self != .xor && self != .rings }

  /// How many samples are drawn unless told otherwise.
  package var usualCount: Int {
    switch self {
    case .edges: 400
    case .shapes: 600
    case .digits: 2000
    case .xor, .rings: 200
    }
  }

  /// The shape of a sample where no network asks for another.
  package var usualShape: Shape { hasPictures ? [1, 8, 8] : [2] }

  /// The fewest rows and columns in which its classes can be told apart.
  package var smallestSize: Size {
    switch self {
    case .edges: Size(square: 5)
    case .shapes: Size(square: 7)
    case .digits: Size(rows: 7, columns: 5)
    case .xor, .rings: Size(square: 0)
    }
  }

  /// A word on each class, by its number.
  package var classNames: [String] {
    switch self {
    case .edges: ["vertical", "horizontal", "falling", "rising"]
    case .shapes: ["square", "ring", "cross", "triangle"]
    case .digits: (0...9).map(String.init)
    case .xor: ["same", "different"]
    case .rings: ["inner", "outer"]
    }
  }

  /// Whether samples of this shape can be drawn: one channel of enough rows and columns, or two
  /// numbers.
  package func fits(_ shape: Shape) -> Bool {
    guard hasPictures else { return shape == [2] }
    return shape.rank == 3 && shape[0] == 1 && shape[1] >= smallestSize.rows
      && shape[2] >= smallestSize.columns
  }

  /// Draws the set.
  ///
  /// Sample k depends on the seed, on k and on the shape alone, and its class goes round by turns:
  /// a larger set begins like a smaller one.
  ///
  /// - Precondition: the shape ``fits(_:)`` and `count` is positive.
  package func drawn(count: Int, shape: Shape, seed: UInt64) -> Dataset {
    precondition(fits(shape), "the samples fit the shape")
    let names = classNames
    var labels: [Int] = []
    var elements: [Double] = []
    labels.reserveCapacity(count)
    elements.reserveCapacity(count * shape.count)
    for sample in 0..<count {
      var generator = RandomGenerator(
        seed: seed, stream: "data \(rawValue)", shape: shape.prepending(sample))
      let label = sample % names.count
      labels.append(label)
      elements += draw(label, shape, &generator)
    }
    return Dataset(
      name: rawValue, classNames: names,
      inputs: SampleTensor(Tensor(shape: shape.prepending(count), elements: elements)),
      labels: labels)
  }

  private func draw(
    _ label: Int, _ shape: Shape, _ generator: inout RandomGenerator
  ) -> [Double] {
    guard hasPictures else { return PlanePoint.drawn(self, label: label, &generator) }
    var canvas = Canvas(Size(rows: shape[1], columns: shape[2]))
    switch self {
    case .edges: canvas.drawEdge(orientation: label, &generator)
    case .shapes: canvas.drawShape(label, &generator)
    default: canvas.drawNumeral(label, &generator)
    }
    canvas.addNoise(&generator)
    return canvas.brightness
  }
}
