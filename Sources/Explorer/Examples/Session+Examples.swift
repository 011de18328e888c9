import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `example NAME`, or the list of them.
  mutating func example(
    _ call: TypedCall<ExampleCommand>, interruption: Interruption
  ) throws(Failure) -> Document {
    guard let name = call.name?.value else {
      return Document(
        kind: "example",
        blocks: [
          .table(
            Table(
              columns: [.init("example"), .init("shows")],
              rows: Example.all.map { [.code($0.name), Text($0.summary)] })),
          .next("example sum"),
        ], facts: [Fact("examples", .list(Example.all.map { .text($0.name) }))])
    }
    guard let example = Example.all.first(where: { $0.name == name }) else {
      throw Failure(
        .unknownExample(name, candidates: Example.all.map(\.name)), at: call.name?.range)
    }
    // An example brings its own input; data of the network before would be trained on instead.
    dataset = nil
    // So does it bring an optimizer, unless the learner's own stands.
    let hasOwn = optimiserOrigin == .chosen
    let lines = example.lines + (hasOwn ? [] : [example.optimizer])
    for line in lines {
      for source in ScriptParser.statements(in: line) {
        guard case .success(let statement) = source.result else {
          preconditionFailure("the example \(name) does not parse: \(line)")
        }
        try apply(statement, interruption: interruption)
      }
    }
    if !hasOwn { optimiserOrigin = .example }
    return Document(
      kind: "example",
      blocks: [
        .heading("example \(name): \(example.summary)"),
        .verbatim(lines.map { .code($0) }), .note(Note(.remark, optimiserRemark)),
        .next(example.next.joined(separator: "; ")),
      ],
      facts: [Fact("example", .text(name)), Fact("lines", .list(lines.map { .text($0) }))])
  }

  /// Whose optimizer an example trains by.
  private var optimiserRemark: Text {
    let rule: Text = "\(.strong(optimiser.rule.word)) \(optimiser.rule.sentence)"
    return optimiserOrigin == .chosen
      ? "your optimizer stays: \(rule)"
      : "no optimizer was chosen: the example brings \(rule)"
  }

  /// Runs a statement that builds, gives values, or runs.
  mutating func apply(
    _ statement: Statement, interruption: Interruption
  ) throws(Failure) {
    switch statement.kind {
    case .command(let call): _ = try perform(call, interruption: interruption, ask: nil)
    case .assignment(let target, let operation, let value):
      _ = try assign(value, to: target, by: operation, interruption: interruption)
    case .expression(let expression): _ = try print(expression, interruption: interruption)
    }
  }
}
