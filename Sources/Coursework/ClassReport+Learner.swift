import Documents
import Lessons

extension ClassReport {
  /// A learner's section: every lesson that was begun, step by step, and the quiz by topic.
  func section(_ handIn: CheckedHandIn, number: Int) -> String {
    let lessons = handIn.parts.map { part in
      let rows = part.records.enumerated().map { step, record in
        let title = part.lesson?.steps[step].title ?? ""
        let guesses = record.guesses > 0 ? "\(record.rightGuesses) of \(record.guesses)" : ""
        let said = part.progress.records
        let seconds = said.indices.contains(step) ? said[step].seconds : 0
        let cells = [
          "\(step + 1)", title, record.ending == .open ? "" : record.ending.rawValue, guesses,
          Self.some(record.hints), Self.some(record.tries), WorkingTime.words(seconds),
          part.isChecked(step) ? "" : "not checked",
        ]
        return "<tr>\(cells.map { "<td>\(Self.escaped($0))</td>" }.joined())</tr>"
      }
      let state = part.isFinished ? "finished" : "step \(part.progress.step + 1)"
      let heads = [
        "step", "", "", "guessed right", "hints", "early done", "time", "",
      ].map { "<th scope=\"col\">\($0)</th>" }.joined()
      return """
        <h3>\(Self.escaped(part.progress.title)) <span class="muted">\(state)</span></h3>
        \(Self.wide("<table class=\"data\"><thead><tr>\(heads)</tr></thead><tbody>\(rows.joined(separator: "\n"))</tbody></table>"))
        """
    }
    let findings = handIn.findings.map { "<li>\(Self.escaped($0.words))</li>" }
    return """
      <section class="learner" id="l\(number)">
      <h2>\(Self.escaped(handIn.handIn.name))</h2>
      <p class="muted">\(Self.escaped(handIn.file))</p>
      \(findings.isEmpty ? "" : "<ul class=\"remarks\">\(findings.joined())</ul>")
      \(lessons.joined(separator: "\n"))
      \(quiz(handIn))
      <p><a href="#table">back to everybody</a></p>
      </section>
      """
  }

  private func quiz(_ handIn: CheckedHandIn) -> String {
    guard handIn.tally.total.asked > 0 else { return "" }
    let scores = handIn.tally.scores.sorted { $0.key < $1.key }.map {
      "<tr><td><code>\(Self.escaped($0.key))</code></td><td>\($0.value.right) of \($0.value.asked)</td></tr>"
    }
    return
      "<h3>Quiz</h3><table class=\"data\"><thead><tr><th scope=\"col\">topic</th><th scope=\"col\">right</th></tr></thead><tbody>\(scores.joined())</tbody></table>"
  }

  /// A count; nothing for none.
  private static func some(_ count: Int) -> String { count > 0 ? "\(count)" : "" }

  /// The look of what no other page has.
  static let style = """
    a { color: inherit; }
    .remarks { border-left: 4px solid var(--alarm); padding-left: 1.6rem; margin-left: 0; }
    table.data tbody th { text-align: left; font-weight: 600; border: 0; color: inherit; }
    table.map { font-size: 0.85rem; }
    table.map th { font-weight: 400; text-align: left; padding: 0.1rem 0.5rem 0.1rem 0; }
    table.map tbody th { position: sticky; left: 0; background: var(--ground); white-space: nowrap; }
    table.map thead th { font-size: 0.75rem; color: var(--muted); text-align: center; padding: 0 0.15rem; }
    .cell { text-align: center; min-width: 1.7rem; padding: 0.1rem 0.2rem; border: 1px solid var(--rule); }
    .legend span { white-space: nowrap; margin-right: 1rem; }
    .legend b.cell { display: inline-block; }
    .cell.well { background: #cfe3f7; color: #000; }
    .cell.helped { background: #fbe3bf; color: #000; }
    .cell.badly { background: #e08a2e; color: #000; font-weight: 700; }
    .hard, .learner { break-inside: avoid-page; }
    .learner { border-top: 1px solid var(--rule); margin-top: 2rem; }
    @media screen and (prefers-color-scheme: dark) {
      .cell.well { background: #1d4468; color: #fff; }
      .cell.helped { background: #5c4417; color: #fff; }
      .cell.badly { background: #d5842c; color: #000; }
    }
    @media print {
      .learner { break-before: page; }
      .cell { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      table.map tbody th { position: static; }
    }
    """
}
