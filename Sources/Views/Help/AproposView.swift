import CommandLanguage
import Documents
import NeuralNetwork

/// What `apropos` answers: the commands, functions and other words whose help speaks of a word.
package struct AproposView {
  package let word: String

  /// Makes an apropos view of its parts.
  package init(word: String) {
    self.word = word
  }

  /// A word that was found, with what it means.
  private struct Finding {
    let word: String
    let kind: String
    let summary: String
    /// Whether the word itself matches, and not only its description.
    let isNamed: Bool
  }

  package var document: Document {
    let sought = word.trimmingSpaces.lowercased()
    let findings = sought.isEmpty ? [] : findings(sought)
    let sorted = findings.filter(\.isNamed) + findings.filter { !$0.isNamed }
    let facts = [
      Fact("word", .text(word)),
      Fact(
        "matches",
        .list(
          sorted.map {
            .record([
              Fact("word", .text($0.word)), Fact("kind", .text($0.kind)),
              Fact("summary", .text($0.summary)),
            ])
          })),
    ]
    guard !sorted.isEmpty else {
      return Document(
        kind: "apropos",
        blocks: [
          .paragraph("no help speaks of \(.code(DisplayText.shortened(word)))"), .next("help all"),
        ], facts: facts)
    }
    return Document(
      kind: "apropos",
      blocks: [
        .heading(
          "\(sorted.count.counted("word has", "words have")) to do with \(word)"),
        .table(
          Table(
            columns: [.init("word"), .init("is"), .init("what it does")],
            rows: sorted.map { [.code($0.word), .muted($0.kind), Text($0.summary)] })),
        .next("help \(sorted[0].word)"),
      ], facts: facts)
  }

  private func findings(_ sought: String) -> [Finding] {
    var findings: [Finding] = []
    func add(_ word: String, _ kind: String, _ summary: String, more: [String] = []) {
      let isNamed = word.lowercased().contains(sought)
      guard isNamed || ([summary] + more).contains(where: { $0.lowercased().contains(sought) })
      else { return }
      findings.append(Finding(word: word, kind: kind, summary: summary, isNamed: isNamed))
    }
    for command in Vocabulary.commands {
      add(
        command.word, "command", command.summary,
        more: command.abbreviations + command.usage + command.discussion
          + command.options.flatMap { [$0.name, $0.summary] })
    }
    for function in Vocabulary.functions {
      add(function.name, "function", function.summary, more: [function.signature])
    }
    for (kind, words) in [
      ("value", Vocabulary.namedValues), ("field", Vocabulary.fields),
      ("picture", Vocabulary.pictures.filter { Vocabulary.callable($0.name) == nil }),
      ("filter", Vocabulary.filters),
    ] {
      for word in words where Vocabulary.command(word.name) == nil {
        add(word.name, kind, word.summary)
      }
    }
    for word in ForeignWords.summaries(about: sought) {
      add(word.name, "of PyTorch, Keras, NumPy", word.summary)
    }
    for option in Vocabulary.settings { add(option.name, "option of set", option.summary) }
    return findings
  }
}

extension String {
  /// The string without the spaces at its ends.
  fileprivate var trimmingSpaces: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
