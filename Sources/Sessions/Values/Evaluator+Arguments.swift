import CommandLanguage
import NeuralNetwork
import Platform

extension Evaluator {
  /// Throws unless a function was given as many arguments as it takes.
  func expect(
    _ arguments: [Expression], of function: Function, at range: SourceRange
  ) throws(Failure) {
    let specification = function.specification
    guard specification.arguments.contains(arguments.count) else {
      throw Failure(
        .argumentCount(
          function: function.rawValue, usage: specification.signature, given: arguments.count),
        at: range)
    }
  }

  /// Runs something that does not know where it was written.
  package func at<Result>(
    _ range: SourceRange, _ body: () throws(Problem) -> Result
  ) throws(Failure) -> Result {
    do {
      return try body()
    } catch {
      throw Failure(error, at: range)
    }
  }

  /// The whole number that a number is: by its digits where it was typed, so that none is rounded.
  func integer(
    _ number: Double, typed digits: String?, at range: SourceRange
  ) throws(Failure) -> Int {
    guard let integer = digits.flatMap(Int.init) ?? Int(exactly: number) else {
      throw Failure(.notAnInteger(number, written: digits ?? number.shortest), at: range)
    }
    return integer
  }

  /// A whole number of at least 0.
  mutating func extent(_ expression: Expression, for use: String) throws(Failure) -> Int {
    let extent = try integer(expression, for: use)
    guard extent >= 0 else {
      throw Failure(
        .badArgument(function: use, what: "is not negative, as \(extent) is"), at: expression.range)
    }
    return extent
  }

  /// The shape that arguments give: `(2, 3)`, or one list `([2, 3])`.
  mutating func shape(_ arguments: [Expression], for function: String) throws(Failure) -> Shape {
    if arguments.count == 1 {
      return Shape(try extents(arguments[0], for: "the shape of \(function)", atLeast: 0))
    }
    var extents: [Int] = []
    for argument in arguments {
      extents.append(try extent(argument, for: "an extent of \(function)"))
    }
    return Shape(extents)
  }

  /// The whole numbers of a vector, or a single one.
  mutating func extents(
    _ expression: Expression, for use: String, atLeast bound: Int
  ) throws(Failure) -> [Int] {
    let value = try evaluate(expression)
    guard value.shape.rank <= 1, value.count <= 16 else {
      throw Failure(
        .badArgument(function: use, what: "is a list of at most 16 whole numbers"),
        at: expression.range)
    }
    var extents: [Int] = []
    let parts = expression.entries
    for (place, element) in value.elements.enumerated() {
      let typed = parts.count == value.count ? parts[place].typedNumber : nil
      let extent = try integer(element, typed: typed, at: expression.range)
      guard extent >= bound else {
        throw Failure(
          .badArgument(function: use, what: "cannot hold \(extent)"), at: expression.range)
      }
      guard extent <= Tensor.elementBound else {
        throw Failure(.tooLarge(elements: extent, shape: "\(extent)"), at: expression.range)
      }
      extents.append(extent)
    }
    return extents
  }

  /// Rows and columns: one number for both, or a list of two.
  mutating func size(
    _ expression: Expression, atLeast bound: Int, for use: String
  ) throws(Failure) -> Size {
    let extents = try extents(expression, for: use, atLeast: bound)
    switch extents.count {
    case 1: return Size(square: extents[0])
    case 2: return Size(rows: extents[0], columns: extents[1])
    default:
      throw Failure(
        .badArgument(function: use, what: "is one number or [rows, columns]"), at: expression.range)
    }
  }
}

extension Expression {
  /// The entries of a list; of anything else itself.
  fileprivate var entries: [Expression] {
    if case .list(let entries) = kind { entries } else { [self] }
  }
}

extension Tensor {
  /// Softmax along the last axis, stable for logits of any size.
  func softmaxAlongLastAxis(_ allowance: Allowance) throws(Problem) -> Tensor {
    guard let extent = shape.extents.last, extent > 0 else {
      return try mapElements(allowance) { $0.isNaN ? $0 : 1 }
    }
    _ = try allowance.count(of: shape)
    if extent > Interruption.pace { return try softmaxOfLongLines(extent, allowance) }
    var result: [Double] = []
    result.reserveCapacity(count)
    try allowance.portions(of: count / extent, costing: 16 * extent) { lines in
      let part = Array(elements[lines.lowerBound * extent..<lines.upperBound * extent])
      result +=
        Softmax.probabilities(
          of: Tensor(shape: [lines.count, extent], elements: part)
        ).elements
    }
    return Tensor(shape: shape, elements: result)
  }

  /// The same, looking within a line whether to stop.
  private func softmaxOfLongLines(
    _ extent: Int, _ allowance: Allowance
  ) throws(Problem) -> Tensor {
    var result = elements
    for start in stride(from: 0, to: count, by: extent) {
      var (largest, sum) = (result[start], 0.0)
      try allowance.portions(of: extent) {
        for place in $0 where result[start + place] > largest { largest = result[start + place] }
      }
      try allowance.portions(of: extent, costing: 8) {
        for place in $0 {
          result[start + place] = Platform.exp(result[start + place] - largest)
          sum += result[start + place]
        }
      }
      try allowance.portions(of: extent, costing: 4) {
        for place in $0 { result[start + place] /= sum }
      }
    }
    return Tensor(shape: shape, elements: result)
  }
}

extension Session {
  /// Every name that stands for a value, for did-you-mean and completion.
  package var valueNames: [String] {
    NamedValue.allCases.map(\.rawValue) + layerNames + definitions.keys.sorted()
      + Vocabulary.pictures.map(\.name) + Vocabulary.filters.map(\.name)
      + Vocabulary.functions.map(\.name)
  }
}
