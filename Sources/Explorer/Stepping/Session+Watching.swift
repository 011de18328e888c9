import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `watch EXPR`.
  mutating func watch(_ call: TypedCall<WatchCommand>, interruption: Interruption) throws(Failure)
    -> Document
  {
    guard let value = call.value?.value else { return watchState }
    let watch = Watch(expression: value)
    watches.removeAll { $0.text == watch.text }
    watches.append(watch)
    changeCount += 1
    var document = Document(kind: "watch", facts: [Fact("watched", .text(watch.text))])
    addWatches(
      to: &document, before: watchedValues(interruption: interruption), interruption: interruption)
    // Stepping is there in double precision alone.
    if stepping == nil, precision == .float64 { document.blocks += next(["step"], needing: .input) }
    return document
  }

  /// `unwatch`, or one expression of it.
  mutating func unwatch(_ call: TypedCall<WatchCommand>) throws(Failure) -> Document {
    let count = watches.count
    if let expression = call.value?.value {
      watches.removeAll { $0.text == expression.sourceText }
      if watches.count == count {
        throw Failure(
          .notApplicable(
            command: "unwatch", reason: "\(expression.sourceText) is not watched",
            remedy: "unwatch"), at: expression.range)
      }
    } else {
      watches = []
    }
    changeCount += 1
    let gone = count - watches.count
    return Document(
      kind: "unwatch",
      blocks: [
        .paragraph(
          gone == 0 ? "nothing was watched" : "\(gone) no longer shown after every step")
      ], facts: [Fact("removed", .integer(gone))])
  }

  /// The present values of what is watched; `nil` where there is none yet.
  func watchedValues(interruption: Interruption) -> [Tensor?] {
    watches.map { watch in
      var evaluator = Evaluator(self, interruption: interruption)
      return try? evaluator.evaluate(watch.expression)
    }
  }

  /// Adds the values of what is watched, those that changed marked, with what they were.
  func addWatches(to document: inout Document, before: [Tensor?], interruption: Interruption) {
    guard !watches.isEmpty else { return }
    let values = watchedValues(interruption: interruption)
    var rows: [[Text]] = []
    var facts: [Fact] = []
    for (position, watch) in watches.enumerated() {
      let value = values[position]
      let old = position < before.count ? before[position] : nil
      facts.append(
        Fact(
          "watch\(position)",
          .record([
            Fact("expression", .text(watch.text)),
            Fact("value", value.map { .tensor($0) } ?? .none),
          ])))
      rows.append([
        .code(watch.text), value.map(Self.short) ?? .muted("no value yet"),
        value == old ? .muted("as before") : old.map { "was \(Self.short($0))" } ?? "",
      ])
    }
    let table = Block.table(
      Table(columns: [.init("watched"), .init("value"), .init("", name: "before")], rows: rows))
    let end = document.blocks.lastIndex { block in
      if case .note = block { false } else { !block.isSuggestion }
    }
    document.blocks.insert(table, at: end.map { $0 + 1 } ?? 0)
    document.facts += facts
  }

  /// A value in the room of a table's cell: its first numbers.
  private static func short(_ value: Tensor) -> Text {
    if let number = value.scalar { return .number(number) }
    var text: Text = ""
    for (position, number) in value.elements.prefix(5).enumerated() {
      text += position == 0 ? Text.number(number) : " \(number)"
    }
    return value.count > 5 ? text + " \(.muted("… \(value.shape.description)"))" : text
  }
}
