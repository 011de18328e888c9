import CommandLanguage
import Datasets
import Glibc
import NeuralNetwork

extension Evaluator {
  /// The value of a function of its arguments.
  mutating func call(
    _ function: String, _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    switch function {
    case "contributions": return try contributions(arguments, at: range)
    case "unroll": return try unrolled(arguments, gradient: false, at: range)
    case "patches": return try patches(arguments, at: range)
    case "digit": return try digit(arguments, at: range)
    default: break
    }
    if let map = Self.elementwise[function] {
      try expect(1...1, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.mapElements(allowance, map) }
    }
    if let reduction = Tensor.Reduction(rawValue: function) {
      try expect(1...2, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      let axis =
        arguments.count == 2 ? try integer(arguments[1], for: "the axis of \(function)") : nil
      return try at(range) { () throws(Problem) in
        try value.reduced(by: reduction, along: axis, allowance)
      }
    }
    return try rearranged(function, arguments, at: range)
  }

  /// Functions that take each element by itself.
  private static let elementwise: [String: @Sendable (Double) -> Double] = [
    "abs": { $0.magnitude }, "exp": { Glibc.exp($0) }, "log": { Glibc.log($0) },
    "sqrt": { $0.squareRoot() }, "sigmoid": { Activation.sigmoid.value(at: $0) },
    "tanh": { Activation.tanh.value(at: $0) }, "relu": { Activation.relu.value(at: $0) },
    "round": { $0.rounded(.toNearestOrEven) },
  ]

  /// Functions that make or rearrange whole tensors.
  private mutating func rearranged(
    _ function: String, _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    switch function {
    case "softmax":
      try expect(1...1, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.softmaxAlongLastAxis(allowance) }
    case "transpose":
      try expect(1...1, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.transposed(allowance) }
    case "flatten":
      try expect(1...1, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      return value.reshaped(to: [value.count])
    case "shape":
      try expect(1...1, arguments, of: function, at: range)
      let shape = try evaluate(arguments[0]).shape
      return Tensor(shape: [shape.rank], elements: shape.extents.map(Double.init))
    case "rot180":
      try expect(1...1, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      return try at(range) { () throws(Problem) in try value.rotatedHalfTurn(allowance) }
    case "reshape": return try reshape(arguments, at: range)
    case "pad":
      try expect(2...2, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      let padding = try size(
        arguments[1], atLeast: -Tensor.elementBound, for: "the padding")
      return try at(range) { () throws(Problem) in try value.padded(by: padding, allowance) }
    case "spread":
      try expect(2...2, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      let stride = try size(arguments[1], atLeast: 1, for: "the stride")
      return try at(range) { () throws(Problem) in try value.spread(by: stride, allowance) }
    case "swap":
      try expect(3...3, arguments, of: function, at: range)
      let value = try evaluate(arguments[0])
      let first = try integer(arguments[1], for: "an axis of swap")
      let second = try integer(arguments[2], for: "an axis of swap")
      return try at(range) { () throws(Problem) in try value.swapped(first, second, allowance) }
    case "correlate", "convolve": return try correlate(function, arguments, at: range)
    case "allclose": return try allclose(arguments, at: range)
    default: return try created(function, arguments, at: range)
    }
  }

  /// Functions that make a tensor from numbers alone.
  private mutating func created(
    _ function: String, _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    switch function {
    case "zeros", "ones", "randn":
      let shape = try shape(arguments, for: function)
      let count = try at(range) { () throws(Problem) in try allowance.count(of: shape) }
      if function != "randn" {
        return Tensor(repeating: function == "ones" ? 1 : 0, shape: shape)
      }
      var generator = RandomGenerator(
        seed: session.seed, stream: "randn \(drawCount)", shape: shape)
      drawCount += 1
      var elements: [Double] = []
      elements.reserveCapacity(count)
      try at(range) { () throws(Problem) in
        try allowance.portions(of: count, costing: 8) {
          for _ in $0 { elements.append(generator.normal()) }
        }
      }
      return Tensor(shape: shape, elements: elements)
    case "eye":
      try expect(1...1, arguments, of: function, at: range)
      let side = try extent(arguments[0], for: "the side of eye")
      return try at(range) { () throws(Problem) in
        try allowance.tensor([side, side], costing: 4) { range, target in
          for place in range where place / side == place % side { target[place] = 1 }
        }
      }
    case "arange":
      try expect(1...2, arguments, of: function, at: range)
      let first =
        arguments.count == 1 ? 0 : try number(arguments[0], for: "the start of arange")
      let end = try number(arguments[arguments.count - 1], for: "the end of arange")
      return try progression(
        from: first, step: 1, count: (end - first).rounded(.up), of: function, at: range)
    case "linspace":
      try expect(3...3, arguments, of: function, at: range)
      let first = try number(arguments[0], for: "the start of linspace")
      let last = try number(arguments[1], for: "the end of linspace")
      let count = try extent(arguments[2], for: "the count of linspace")
      let step = count > 1 ? (last - first) / Double(count - 1) : 0
      var result = try progression(
        from: first, step: step, count: Double(count), of: function, at: range)
      if count > 1 { result.elements[count - 1] = last }
      return result
    default:
      throw Failure(
        .unknownFunction(function, candidates: Vocabulary.functions.map(\.name)), at: range)
    }
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

  private mutating func reshape(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    try expect(2...2, arguments, of: "reshape", at: range)
    let value = try evaluate(arguments[0])
    var extents = try extents(arguments[1], for: "the shape for reshape", atLeast: -1)
    if let open = extents.firstIndex(of: -1), extents.allSatisfy({ $0 != 0 }) {
      // A second −1 counts as 1 here and is refused below.
      let known = Shape(extents.map { abs($0) }).countIfRepresentable
      if let known, value.count.isMultiple(of: known) { extents[open] = value.count / known }
    }
    guard !extents.contains(-1), Shape(extents).countIfRepresentable == value.count else {
      throw Failure(
        .badArgument(
          function: "reshape",
          what:
            "keeps the number of elements: \(value.count) do not make \(Shape(extents.map { max($0, 0) }))"
        ),
        at: arguments[1].range)
    }
    return value.reshaped(to: Shape(extents))
  }

  private mutating func correlate(
    _ function: String, _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    try expect(2...5, arguments, of: function, at: range)
    let picture = try evaluate(arguments[0])
    var kernel = try evaluate(arguments[1])
    let stride = arguments.count > 2 ? try size(arguments[2], atLeast: 1, for: "the stride") : nil
    let padding = arguments.count > 3 ? try size(arguments[3], atLeast: 0, for: "the padding") : nil
    let dilation =
      arguments.count > 4 ? try size(arguments[4], atLeast: 1, for: "the dilation") : nil
    if function == "convolve" {
      kernel = try at(range) { () throws(Problem) in try kernel.rotatedHalfTurn(allowance) }
    }
    return try at(range) { () throws(Problem) in
      try picture.correlated(
        with: kernel, stride: stride ?? Size(square: 1), padding: padding ?? Size(square: 0),
        dilation: dilation ?? Size(square: 1), allowance)
    }
  }

  private mutating func allclose(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    try expect(2...3, arguments, of: "allclose", at: range)
    let left = try evaluate(arguments[0])
    let right = try evaluate(arguments[1])
    let tolerance =
      arguments.count == 3 ? try number(arguments[2], for: "the tolerance of allclose") : 1e-8
    let close = try at(range) { () throws(Problem) in
      try left.broadcast(with: right, "allclose", allowance) {
        $0 == $1 || ($0 - $1).magnitude <= tolerance ? 1 : 0
      }
    }
    return Tensor(close.elements.allSatisfy { $0 == 1 } ? 1 : 0)
  }

  private mutating func digit(
    _ arguments: [Expression], at range: SourceRange
  ) throws(Failure) -> Tensor {
    try expect(1...1, arguments, of: "digit", at: range)
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
