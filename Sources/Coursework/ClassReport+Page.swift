import Documents
import Lessons

extension ClassReport {
  /// The class as a page that stands alone: the table, a map of steps by learners, what was hard, and
  /// a section a learner.
  package var html: String {
    let sections = handIns.enumerated().map { section($0.element, number: $0.offset) }
    return HTMLPage(
      title: "The class: \(counts)", style: HTMLRenderer.style + Self.style,
      main: """
        <h1>The class</h1>
        <p>\(escaped(counts)). Numbers are those that the statements in each file give when they are done again; times are as the file says.</p>
        \(remarksList)
        <h2 id="table">Everybody</h2>
        \(everybody)
        <h2 id="map">Steps by learners</h2>
        \(legend)
        \(map)
        <h2 id="hard">What was hard, the worst first</h2>
        \(troubles.isEmpty ? "<p>Nothing.</p>" : troubles.map(Self.html).joined(separator: "\n"))
        \(sections.joined(separator: "\n"))
        """,
      footer: "<span>made by Gradus</span>"
    ).text
  }

  private func escaped(_ text: String) -> String { Self.escaped(text) }

  static func escaped(_ text: String) -> String {
    Markup.escaped(TerminalRenderer().line(Text(text)))
  }

  // MARK: Everybody

  private var remarksList: String {
    let lines =
      handIns.enumerated().flatMap { number, handIn in
        handIn.findings.map {
          "<li><a href=\"#l\(number)\">\(escaped(handIn.handIn.name))</a> (\(escaped(handIn.file))): \(escaped($0.words))</li>"
        }
      }
      + refused.map {
        "<li><strong>\(escaped($0.file))</strong> \(escaped($0.problem.words))</li>"
      }
    return lines.isEmpty
      ? ""
      : "<h2>To be looked at</h2>\n<ul class=\"remarks\">\n\(lines.joined(separator: "\n"))\n</ul>"
  }

  private var everybody: String {
    let table = table
    let head = table.columns.map { "<th scope=\"col\">\(escaped($0.title))</th>" }.joined()
    let rows = table.rows.enumerated().map { number, cells in
      let name =
        "<th scope=\"row\"><a href=\"#l\(number)\">\(escaped(cells[0].exactString))</a></th>"
      return "<tr>\(name)"
        + cells.dropFirst().map { "<td>\(escaped($0.exactString))</td>" }.joined() + "</tr>"
    }
    return Self.wide(
      "<table class=\"data\"><thead><tr>\(head)</tr></thead>\n<tbody>\(rows.joined(separator: "\n"))</tbody></table>"
    )
  }

  static func wide(_ table: String) -> String {
    "<div class=\"wide\" tabindex=\"0\">\(table)</div>"
  }

  // MARK: The map

  private var legend: String {
    let signs = StepStanding.allCases.map {
      "<span><b class=\"cell \($0.rawValue)\">\($0.sign)</b> \($0.meaning)</span>"
    }
    return
      "<p class=\"legend\">\(signs.joined(separator: " ")) <span><b>?</b> not checked</span></p>"
  }

  private var map: String {
    let head = steps.map {
      "<th scope=\"col\" title=\"\(escaped($0.title))\">\(escaped($0.place))</th>"
    }
    let rows = handIns.enumerated().map { number, handIn in
      "<tr><th scope=\"row\"><a href=\"#l\(number)\">\(escaped(handIn.handIn.name))</a></th>"
        + steps.map { cell(handIn, $0) }.joined() + "</tr>"
    }
    return Self.wide(
      "<table class=\"map\"><thead><tr><td></td>\(head.joined())</tr></thead>\n<tbody>\(rows.joined(separator: "\n"))</tbody></table>"
    )
  }

  private func cell(_ handIn: CheckedHandIn, _ step: Step) -> String {
    guard let (record, isChecked) = record(handIn, step) else { return "<td></td>" }
    let standing = StepStanding(record)
    let mark = isChecked || standing == .none ? "" : "?"
    return "<td class=\"cell \(standing.rawValue)\">\(standing.sign)\(mark)</td>"
  }

  // MARK: Hard steps

  private static func html(_ trouble: StepTrouble) -> String {
    var lines: [String] = []
    for question in trouble.questions {
      let wrong =
        question.wrong.map { "\($0.words) (\($0.count))" }
        + (question.unguessed > 0 ? ["no guess (\(question.unguessed))"] : [])
      lines.append(
        "<li>\(escaped(question.words)) <strong>\(escaped(question.answer))</strong>: \(question.right) of \(question.asked) right\(wrong.isEmpty ? "" : "; said: " + escaped(wrong.joined(separator: "; ")))</li>"
      )
    }
    let task =
      "the task: \(trouble.skipped) of \(trouble.reached) skipped it, \(trouble.hints) hints, \(trouble.tries) times done too early"
    lines.append("<li>\(escaped(task))</li>")
    lines += trouble.slips.map { "<li>\(escaped($0.words)) (\($0.count))</li>" }
    let title = "\(trouble.step.place) \(trouble.step.title)"
    return
      "<section class=\"hard\"><h3>\(escaped(title))</h3>\n<ul>\(lines.joined(separator: "\n"))</ul></section>"
  }
}
