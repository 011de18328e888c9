import Documents
import Explorer

/// A question as a part of a page: asked, or with its answer and how the class answered.
struct QuestionMarkup {
  let prediction: Lesson.Prediction
  private let renderer = HTMLRenderer()

  init(_ prediction: Lesson.Prediction) { self.prediction = prediction }

  /// The question itself.
  var question: String { renderer.part(prediction.question.blocks) }

  /// The options of a choice, each as markup.
  var options: [String] {
    guard case .choice(let options) = prediction.kind else { return [] }
    return options.map { renderer.part(Prose.styled($0)) }
  }

  /// The card of a question whose answer is hidden: nothing of it goes into this.
  func asked(answers: Int, isClosed: Bool) -> String {
    var parts = [question]
    if !options.isEmpty {
      parts.append("<ol class=\"options\">\(options.map { "<li>\($0)</li>" }.joined())</ol>")
    }
    let count = answers == 1 ? "1 answer" : "\(answers) answers"
    let words = isClosed ? "answered before" : "an answer is \(prediction.invitation)"
    parts.append(
      "<p class=\"tally\"><strong>\(count)</strong> <span class=\"muted\">\(Markup.escaped(words))</span></p>"
    )
    return card("Question", parts)
  }

  /// The card of a question with its answer.
  func answered(_ outcome: PredictionOutcome?, vote: ClassVote) -> String {
    let spread = AnswerSpread(vote.entries, of: prediction, outcome: outcome)
    var parts = [question]
    if spread.total > 0 {
      parts.append(table(spread))
    } else if !options.isEmpty {
      parts.append("<ol class=\"options\">\(options.map { "<li>\($0)</li>" }.joined())</ol>")
    }
    parts.append(answer(outcome))
    return card("Question, answered", parts)
  }

  /// The answer and its reason.
  func answer(_ outcome: PredictionOutcome?) -> String {
    guard let outcome else {
      return renderer.part([.note(Note(.warning, "the answer cannot be worked out here"))])
    }
    var blocks: [Documents.Block] = [
      .note(Note(.check, "\(.strong("answer:")) \(QuestionCard.words(for: outcome))"))
    ]
    if let reason = outcome.reason { blocks.append(.paragraph("because \(reason)")) }
    return renderer.part(blocks)
  }

  private func card(_ name: String, _ parts: [String]) -> String {
    "<section class=\"card\" aria-label=\"\(name)\">\n\(parts.joined(separator: "\n"))\n</section>"
  }

  /// The answers as bars: a table to those who do not see them.
  private func table(_ spread: AnswerSpread) -> String {
    let most = max(1, spread.rows.map(\.count).max() ?? 1)
    var rows = ""
    for (place, row) in spread.rows.enumerated() {
      let bar =
        "<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        + "<rect width=\"\(row.count * 1000 / most)\" height=\"10\"/></svg>"
      let head =
        options.isEmpty
        ? "<th scope=\"row\">\(Markup.escaped(row.label))</th><td class=\"length\">\(bar)</td>"
        : "<th scope=\"row\"><b>\(place + 1)</b> \(options[place])\(bar)</th>"
      rows +=
        "<tr\(row.isRight ? " class=\"right\"" : "")>\(head)<td class=\"end\">\(row.count)</td>"
        + "<td>\(row.isRight ? "<strong>\u{2713} right</strong>" : "")</td></tr>\n"
    }
    return
      "<table class=\"spread\(options.isEmpty ? " short" : "")\"><caption>\(summary(spread))</caption>\n<tbody>\n\(rows)</tbody></table>"
  }

  private func summary(_ spread: AnswerSpread) -> String {
    var words: Text =
      "\(spread.total) \(spread.total == 1 ? "answer" : "answers"), \(spread.right) right"
    if let median = spread.median, median.isFinite { words += "; the middle one is \(median)" }
    return renderer.part(words)
  }
}
