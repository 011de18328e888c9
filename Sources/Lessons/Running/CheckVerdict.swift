import CommandLanguage
import Explorer
import NeuralNetwork
import Sessions

/// What became of one check.
package struct CheckVerdict: Sendable {
  /// What was found where it does not hold.
  package enum Finding: Sendable {
    /// A part of the check by its text, and its value.
    case value(of: String, Tensor)
    /// A part of the check by its text, whose shape is not the one that is asked for.
    case shape(of: String, Shape, asked: AskedShape?)
    /// A name that nothing has yet.
    case noName(String)
    /// A layer that the learner has taken out of the network.
    case goneLayer(String)
    /// Why the check cannot be worked out, as where a name has no value yet.
    case problem(Diagnostic)
    /// The command was not used.
    case notUsed(String)
    /// Nothing that would not give the answer away.
    case nothing
  }

  /// A shape that is asked for.
  package enum AskedShape: Sendable {
    /// This one.
    case exactly(Shape)
    /// Any of so many numbers.
    case count(Int)
  }

  /// What a task says that something has to be.
  package struct Goal: Sendable {
    /// How it is compared.
    package let operation: BinaryOperator
    /// With what.
    package let value: Tensor
  }

  /// The check.
  package let check: Lesson.Check
  /// Its place among the step's checks, from 1.
  package let number: Int
  /// Whether it holds.
  package let holds: Bool
  /// What was found.
  package private(set) var finding = Finding.nothing
  /// Whether what was found is what was there when the learner's turn began.
  package private(set) var isUnchanged = false
  /// What that has in common with what is right.
  package private(set) var deviation: Deviation?
  /// What it has to be, where the task itself says so.
  package private(set) var goal: Goal?
  /// What was expected, where the learner has had all hints.
  package private(set) var expected: (text: String, value: Tensor)?

  /// Whether it names a shape that is asked for.
  package var asksForShape: Bool { if case .shape(_, _, _?) = finding { true } else { false } }
}

extension CheckVerdict {
  /// Judges a check by a session.
  ///
  /// A check holds where no element of its value is zero, nor not a number.
  ///
  /// - Parameters:
  ///   - start: the session in which the learner's turn began.
  ///   - names: the names that the learner is to make, but for those that another check finds right.
  init(
    _ check: Lesson.Check, number: Int, in interpreter: Interpreter, from start: Interpreter,
    used: Set<String>, names: [String], task: Prose?, revealing: Bool
  ) {
    (self.check, self.number) = (check, number)
    let expression: Expression
    switch check.kind {
    case .used(let word):
      holds = used.contains(word)
      if !holds { finding = .notUsed(word) }
      return
    case .holds(let held): expression = held
    }
    let result = interpreter.value(of: expression)
    holds = (try? result.get())?.elements.allSatisfy { $0 != 0 && !$0.isNaN } ?? false
    if holds { return }
    let session = interpreter.session
    if let layer = expression.namesRead.first(where: {
      session.layer(named: $0) != nil && session.network?[$0] == nil
    }) {
      finding = .goneLayer(layer)
      return
    }
    if case .failure(let diagnostic) = result {
      if let name = names.first(where: {
        session.definitions[$0] == nil && expression.names($0)
      }) {
        finding = .noName(name)
        return
      }
      finding = .problem(diagnostic)
    }
    if let sides = CheckComparison(expression, names: names) {
      compare(
        sides, in: interpreter, from: start, names: names, task: task, revealing: revealing)
    }
  }

  /// Tells what the learner has, of what a check compares, and how it differs.
  private mutating func compare(
    _ sides: CheckComparison, in interpreter: Interpreter, from start: Interpreter,
    names: [String], task: Prose?, revealing: Bool
  ) {
    func value(_ expression: Expression) -> Tensor? {
      try? interpreter.value(of: expression).get()
    }
    let asked = value(sides.expected)
    if revealing, let asked, let text = check.text(of: sides.expected) {
      expected = (text, asked)
    }
    guard let found = value(sides.found), let text = check.text(of: sides.found) else { return }
    // What is worked out of the learner's one name may tell the answer, and says less than the name.
    let own = names.filter(sides.found.names)
    if own.count == 1, !sides.found.isAddress {
      guard let value = interpreter.session.definitions[own[0]] else { return }
      finding = .value(of: own[0], value)
      return
    }
    finding = .value(of: text, found)
    isUnchanged = (try? start.value(of: sides.found).get()) == found
    guard let asked, sides.operation == .equal || sides.expected.isLiteral else { return }
    if let shape = sides.shapeAsked(of: found, asked) {
      finding = .shape(of: text, found.shape, asked: shape)
    }
    if sides.operation == .equal, sides.aspect == .value || sides.aspect == .numbers,
      !isUnchanged, !sides.isOfOneLayer
    {
      deviation = Deviation(of: found, from: asked)
      // Only what the learner has written down can be taken off a screen.
      if deviation == .rounded, own.isEmpty { deviation = nil }
    }
    if sides.aspect == .value, own.isEmpty, task?.tells(asked) == true {
      goal = Goal(operation: sides.operation, value: asked)
    }
  }
}

extension CheckComparison {
  /// The shape that is asked for, where what was found has another one.
  fileprivate func shapeAsked(of found: Tensor, _ asked: Tensor) -> CheckVerdict.AskedShape? {
    func plain(_ shape: Shape) -> [Int] { shape.extents.filter { $0 != 1 } }
    switch aspect {
    case .shape: return .exactly(Shape(asked.elements.map { Int($0) }))
    case .count: return asked.elements.first.map { .count(Int($0)) }
    case .numbers: return found.count == asked.count ? nil : .count(asked.count)
    case .value:
      // One number is held against each of several.
      let isWide = asked.count == 1 && operation == .equal && found.count > 1
      if isWide, expected.isLiteral { return nil }
      return plain(found.shape) == plain(asked.shape) ? nil : .exactly(asked.shape)
    }
  }
}

extension Prose {
  /// Whether all numbers of a value stand in it.
  fileprivate func tells(_ value: Tensor) -> Bool {
    let words = text.split { !($0.isNumber || $0.isLetter || "+-.\u{2212}".contains($0)) }
    let numbers = Set(
      words.compactMap { word in
        var plain = word.replacing("\u{2212}", with: "-")
        while plain.hasSuffix(".") || plain.hasSuffix("-") { plain.removeLast() }
        return Double(plain)
      })
    return value.elements.allSatisfy(numbers.contains)
  }
}

extension Lesson.Check {
  /// The text of a part of the check; `nil` where it goes over several lines.
  fileprivate func text(of expression: Expression) -> String? {
    guard expression.range.line == line else { return nil }
    let characters = Array(text)
    let start = expression.range.column - column
    guard start >= 0, start + expression.range.length <= characters.count else { return nil }
    return String(characters[start..<start + expression.range.length])
  }
}
