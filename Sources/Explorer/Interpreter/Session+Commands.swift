import CommandLanguage
import Documents
import NeuralNetwork

extension Session {
  /// Runs a command that changes the session.
  ///
  /// - Precondition: the word is in the vocabulary and is neither a view nor one of the session's
  ///   own (`undo`, `save`, …).
  mutating func perform(
    _ call: CommandCall, interruption: Interruption, ask: (@Sendable (String) -> String?)?,
    progress: ((Text?) -> Void)? = nil
  ) throws(Failure) -> Document {
    switch call.word {
    case "input": return try startNetwork(call)
    case "example": return try example(call, interruption: interruption)
    case "conv", "dense", "maxpool", "avgpool", "globalavgpool", "relu", "leakyrelu", "sigmoid",
      "tanh", "flatten":
      return try appendLayer(call, interruption: interruption)
    case "loss": return try chooseLoss(call)
    case "insert": return try insertLayers(call, interruption: interruption)
    case "replace": return try replaceLayer(call, interruption: interruption)
    case "remove": return try removeLayer(call, interruption: interruption)
    case "rename": return try renameLayer(call)
    case "reset": return reset()
    case "seed": return try reseed(call, interruption: interruption)
    case "init": return try initialise(call, interruption: interruption)
    case "forward": return try runForward(call, interruption: interruption)
    case "backward": return try runBackward(call, interruption: interruption)
    case "step", "next", "finish", "back", "restart":
      return try walk(call, interruption: interruption)
    case "watch": return try watch(call, interruption: interruption)
    case "unwatch": return try unwatch(call)
    case "update": return try runUpdate(call, interruption: interruption)
    case "optimizer": return try chooseOptimiser(call)
    case "train":
      return try train(call, interruption: interruption, progress: progress)
    case "schedule": return try chooseSchedule(call)
    case "freeze", "unfreeze": return try setFrozen(call, to: call.word == "freeze")
    case "set": return try setPrecision(call)
    case "data": return try loadData(call, interruption: interruption)
    case "load": return try loadFile(call)
    case "sample": return try takeSample(call)
    case "relax": return try relax(call)
    case "tie": return try tie(call)
    case "block": return try setBlocked(call, to: true)
    case "unblock": return try setBlocked(call, to: false)
    case "sabotage" where call.word("fault") != nil: return try breakPass(call)
    case "guess": return try guessFault(call)
    case "predict": return try predict(call, interruption: interruption, ask: ask)
    case "print": return try print(try call.required("value"), interruption: interruption)
    case "let": return try define(call, interruption: interruption)
    default: preconditionFailure("the vocabulary has a command that nothing runs: \(call.word)")
    }
  }

  /// Prints a value, exact.
  mutating func print(
    _ expression: Expression, interruption: Interruption
  ) throws(Failure) -> Document {
    if case .name(let word) = expression.kind, !valueNames.contains(word) {
      throw Failure(
        .unknownWord(word, values: valueNames, commands: Vocabulary.commands.map(\.word)),
        at: expression.range)
    }
    let value: Tensor
    do {
      value = try evaluate(expression, interruption: interruption)
    } catch {
      guard case .unknownName = error.problem,
        let answer = ForeignWords.answer(toHyphenated: expression)
      else { throw error }
      throw Failure(.foreignWord(answer), at: expression.range)
    }
    return Document(
      kind: "value", blocks: staleNote(for: expression) + [.value(value)])
  }

  /// Works out an expression and keeps the count of the draws it made.
  mutating func evaluate(
    _ expression: Expression, interruption: Interruption
  ) throws(Failure) -> Tensor {
    var evaluator = Evaluator(self, interruption: interruption)
    let value = try evaluator.evaluate(expression)
    if evaluator.drawCount != drawCount {
      drawCount = evaluator.drawCount
      changeCount += 1
    }
    return value
  }

  /// `let NAME = EXPR`.
  private mutating func define(
    _ call: CommandCall, interruption: Interruption
  ) throws(Failure) -> Document {
    let name = try requireFreeName(call, "name", for: .value)
    let value = try evaluate(try call.required("value"), interruption: interruption)
    definitions[name] = value
    changeCount += 1
    return Document(
      kind: "let",
      blocks: [.paragraph("\(.code(name)) = \(Text.summary(of: value))")],
      facts: [Fact("name", .text(name))] + Fact.tensor(value))
  }

  /// A name that may be given: not a word of the language, and no layer's.
  func requireFreeName(
    _ call: CommandCall, _ parameter: String, for use: Vocabulary.NameUse
  ) throws(Failure) -> String {
    guard let name = call.word(parameter) else {
      preconditionFailure("the parser reads a new name for \(call.word)")
    }
    let range = call[parameter]?.range
    if let meaning = Vocabulary.reservedMeaning(name, for: use) {
      throw Failure(.reservedName(name, use: meaning), at: range)
    }
    if network?[name] != nil { throw Failure(.nameTaken(name), at: range) }
    return name
  }
}

extension CommandCall {
  /// The expression of a parameter that the parser requires.
  func required(_ name: String) throws(Failure) -> Expression {
    guard let expression = expression(name) else {
      preconditionFailure("the parser requires \(name) of \(word)")
    }
    return expression
  }
}

extension Fact {
  /// The shape and the flat data of a value, as `print` gives them to programs.
  static func tensor(_ value: Tensor) -> [Fact] {
    [
      Fact("shape", .list(value.shape.extents.map { .integer($0) })),
      Fact("data", .numbers(value.elements)),
    ]
  }
}
