import Attribution
import CommandLanguage
import NeuralNetwork

/// Works out expressions over a session's values.
///
/// It reads the session and changes nothing; the draws that `randn` makes are counted in
/// ``drawCount`` for the caller to keep.
package struct Evaluator {
  /// The session whose names are read.
  let session: Session
  /// Asked now and then whether to stop.
  let interruption: Interruption
  /// How many draws were made, from the session's count on.
  package var drawCount: Int
  /// What the session holds, in bytes.
  private let held: Int
  /// What the parts of the present expression hold that were worked out so far.
  private var temporaries = 0

  /// What the next part may take.
  package var allowance: Allowance {
    Allowance(interruption: interruption, bound: session.memoryBound, held: held + temporaries)
  }

  /// Makes an evaluator over a session.
  package init(_ session: Session, interruption: Interruption) {
    self.session = session
    self.interruption = interruption
    drawCount = session.drawCount
    held = session.heldBytes
  }

  /// The value of an expression.
  package mutating func evaluate(_ expression: Expression) throws(Failure) -> Tensor {
    let before = temporaries
    do {
      let value = try value(of: expression)
      // What a name stands for is the session's already.
      temporaries = before + (expression.isName ? 0 : 8 * value.count)
      return value
    } catch {
      temporaries = before
      throw error.located(at: expression.range)
    }
  }

  /// The one number that an expression has to be.
  package mutating func number(_ expression: Expression, for use: String) throws(Failure) -> Double
  {
    let value = try evaluate(expression)
    guard let number = value.scalar else {
      throw Failure(
        .badArgument(function: use, what: "takes one number, not a \(value.shape)"),
        at: expression.range)
    }
    return number
  }

  /// The whole number that an expression has to be.
  mutating func integer(_ expression: Expression, for use: String) throws(Failure) -> Int {
    let number = try number(expression, for: use)
    return try integer(number, typed: expression.typedNumber, at: expression.range)
  }

  private mutating func value(of expression: Expression) throws(Failure) -> Tensor {
    try checkInterruption()
    switch expression.kind {
    case .number(let number): return Tensor(number)
    case .list(let entries): return try list(entries)
    case .negate(let operand):
      let value = try evaluate(operand)
      return try at(expression.range) { () throws(Problem) in
        try value.mapElements(allowance, costing: 1) { -$0 }
      }
    case .binary(let operation, let left, let right):
      return try binary(operation, left, right, at: expression.range)
    case .call(let function, let arguments):
      return try call(function, arguments, at: expression.range)
    case .name(let name):
      if let address = try session.address(expression) { return try session.value(of: address) }
      return try named(name, at: expression.range)
    case .field(let base, let field):
      if let gradient = try unrolledGradient(base, field: field) { return gradient }
      guard let address = try session.address(expression) else {
        throw Failure(
          .unknownField(field.rawValue, of: "a computed value", candidates: []), at: base.range)
      }
      return try session.value(of: address, evaluator: &self)
    case .index(let base, let subscripts):
      if let address = try session.address(expression) {
        return try session.value(of: address, evaluator: &self)
      }
      let whole = try evaluate(base)
      return try Selection(all: whole.shape)
        .narrowed(by: resolve(subscripts, in: whole.shape)).elements(of: whole)
    }
  }

  /// Runs through a chain such as `1 + 2 + 3` without a call for each link.
  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Failure) -> Tensor {
    var pending: [(operation: BinaryOperator, right: Expression, range: SourceRange)] = [
      (operation, right, range)
    ]
    var leftmost = left
    while case .binary(let operation, let left, let right) = leftmost.kind {
      pending.append((operation, right, leftmost.range))
      leftmost = left
    }
    var links = pending[...]
    let before = temporaries
    var result: Tensor
    if let first = links.last, first.operation == .matrixProduct,
      let product = try unrolledProduct(leftmost, first.right)
    {
      result = product
      links.removeLast()
    } else {
      result = try evaluate(leftmost)
    }
    for link in links.reversed() {
      let right = try evaluate(link.right)
      do {
        result = try result.combined(with: right, by: link.operation, allowance)
      } catch {
        throw Failure(error, at: link.range)
      }
      temporaries = before + 8 * result.count
    }
    return result
  }

  private mutating func list(_ entries: [Expression]) throws(Failure) -> Tensor {
    var elements: [Double] = []
    var inner: Shape?
    for entry in entries {
      let value = try evaluate(entry)
      if let inner, inner != value.shape {
        throw Failure(.raggedList(inner, value.shape), at: entry.range)
      }
      if inner == nil {
        let whole = value.shape.prepending(entries.count)
        _ = try at(entry.range) { () throws(Problem) in try allowance.count(of: whole) }
        inner = value.shape
      }
      elements += value.elements
    }
    return Tensor(shape: (inner ?? .scalar).prepending(entries.count), elements: elements)
  }

  /// `unroll(conv1).grad`, which is a field of a computed value.
  private mutating func unrolledGradient(
    _ base: Expression, field: Field
  ) throws(Failure) -> Tensor? {
    guard field == .gradient, case .call(.unroll, let arguments) = base.kind else { return nil }
    try expect(arguments, of: .unroll, at: base.range)
    return try unrolled(arguments, gradient: true, at: base.range)
  }

  /// Throws where the learner asked to stop.
  func checkInterruption() throws(Failure) {
    if interruption.isRaised { throw Failure(.interrupted) }
  }

  /// The indices between brackets with their numbers worked out and checked against a shape.
  mutating func resolve(
    _ subscripts: [Subscript], in shape: Shape
  ) throws(Failure) -> [Selection.Index] {
    guard subscripts.count <= shape.rank else {
      throw Failure(.tooManyIndices(given: subscripts.count, shape: shape))
    }
    var indices: [Selection.Index] = []
    for (axis, entry) in subscripts.enumerated() {
      let extent = shape[axis]
      switch entry {
      case .position(let expression):
        let index = try integer(expression, for: "an index")
        guard index >= -extent, index < extent else {
          throw Failure(
            .indexOutOfRange(index: index, axis: axis, extent: extent), at: expression.range)
        }
        indices.append(.position(index < 0 ? index + extent : index))
      case .slice(let from, let to, let step, _):
        var bounds = (lower: 0, upper: extent)
        if let from { bounds.lower = clamp(try integer(from, for: "a slice"), to: extent) }
        if let to { bounds.upper = clamp(try integer(to, for: "a slice"), to: extent) }
        var stride = 1
        if let step { stride = try self.step(step) }
        indices.append(.range(bounds.lower..<max(bounds.lower, bounds.upper), step: stride))
      }
    }
    return indices
  }

  /// A slice's step, which goes forward.
  private mutating func step(_ expression: Expression) throws(Failure) -> Int {
    let step = try integer(expression, for: "a slice's step")
    guard step >= 1 else {
      throw Failure(
        .badArgument(function: "a slice's step", what: "is at least 1, not \(step)"),
        at: expression.range)
    }
    return step
  }

  /// A slice's bound as NumPy takes it: counted from the end where negative, cut at the ends.
  private func clamp(_ bound: Int, to extent: Int) -> Int {
    min(max(bound < 0 ? bound + extent : bound, 0), extent)
  }
}

extension Expression {
  /// Whether it is the name of a value without indices, whose numbers it shares.
  fileprivate var isName: Bool {
    switch kind {
    case .name, .field: true
    default: false
    }
  }
}
