import CommandLanguage
import Datasets
import NeuralNetwork

extension Evaluator {
  mutating func filled(
    _ arguments: [Expression], with number: Double, of name: String, at range: SourceRange
  ) throws(Failure) -> Tensor {
    let shape = try shape(arguments, for: name)
    _ = try at(range) { () throws(Problem) in try allowance.count(of: shape) }
    return Tensor(repeating: number, shape: shape)
  }

  mutating func drawn(_ arguments: [Expression], at range: SourceRange) throws(Failure) -> Tensor {
    let shape = try shape(arguments, for: "randn")
    let count = try at(range) { () throws(Problem) in try allowance.count(of: shape) }
    var generator = RandomGenerator(seed: session.seed, stream: "randn \(drawCount)", shape: shape)
    drawCount += 1
    var elements: [Double] = []
    elements.reserveCapacity(count)
    try at(range) { () throws(Problem) in
      try allowance.portions(of: count, costing: 8) {
        for _ in $0 { elements.append(generator.normal()) }
      }
    }
    return Tensor(shape: shape, elements: elements)
  }

  mutating func eye(_ arguments: [Expression], at range: SourceRange) throws(Failure) -> Tensor {
    let side = try extent(arguments[0], for: "the side of eye")
    return try at(range) { () throws(Problem) in
      try allowance.tensor([side, side], costing: 4) { range, target in
        for place in range where place / side == place % side { target[place] = 1 }
      }
    }
  }

  mutating func arange(_ arguments: [Expression], at range: SourceRange) throws(Failure) -> Tensor {
    let first = arguments.count == 1 ? 0 : try number(arguments[0], for: "the start of arange")
    let end = try number(arguments[arguments.count - 1], for: "the end of arange")
    return try progression(
      from: first, step: 1, count: (end - first).rounded(.up), of: "arange", at: range)
  }

  mutating func linspace(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    let first = try number(arguments[0], for: "the start of linspace")
    let last = try number(arguments[1], for: "the end of linspace")
    let count = try extent(arguments[2], for: "the count of linspace")
    let step = count > 1 ? (last - first) / Double(count - 1) : 0
    var result = try progression(
      from: first, step: step, count: Double(count), of: "linspace", at: range)
    if count > 1 { result.elements[count - 1] = last }
    return result
  }

  private func progression(
    from first: Double, step: Double, count: Double, of function: String, at range: SourceRange
  ) throws(Failure) -> Tensor {
    guard count <= Double(Tensor.elementBound) else {
      throw Failure(.tooLarge(elements: nil, shape: "result of \(function)"), at: range)
    }
    return try at(range) { () throws(Problem) in
      try allowance.tensor([Int(max(0, count))], costing: 2) { range, target in
        for place in range { target[place] = first + Double(place) * step }
      }
    }
  }

  mutating func digit(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    let numeral = try integer(arguments[0], for: "digit")
    guard (0...9).contains(numeral) else {
      throw Failure(
        .badArgument(function: "digit", what: "draws 0 to 9, not \(numeral)"),
        at: arguments[0].range)
    }
    return try picture(.digit(numeral), word: "digit", at: range)
  }

  /// A name that is no address: a picture or a filter.
  func named(_ name: String, at range: SourceRange) throws(Failure) -> Tensor {
    if let filter = Filter(rawValue: name) { return filter.kernel }
    if let picture = Picture(word: name) { return try self.picture(picture, word: name, at: range) }
    throw Failure(
      .unknownName(
        name, candidates: session.valueNames, remedy: session.layerRemedy(forField: name)),
      at: range)
  }

  private func picture(
    _ picture: Picture, word: String, at range: SourceRange
  ) throws(Failure) -> Tensor {
    guard let shape = session.network?.inputShape, shape.rank == 3 else {
      throw Failure(.pictureNeedsInput(word), at: range)
    }
    return picture.drawn(Size(rows: shape[1], columns: shape[2]))
  }
}
