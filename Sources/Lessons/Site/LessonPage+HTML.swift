import Documents
import NeuralNetwork

extension LessonPage {
  /// The page.
  ///
  /// - Parameters:
  ///   - before: the page and title of the lesson before it, if there is one.
  ///   - after: of the one behind it.
  func html(before: (file: String, title: String)?, after: (file: String, title: String)?) -> String
  {
    var sheet = HTMLSheet()
    let number = lesson.number.map { "Lesson \($0): " } ?? ""
    let size = "\(steps.count.counted("step")), about \(lesson.minutes.counted("minute"))"
    var main = """
      <h1>\(Markup.escaped(number + lesson.title))</h1>
      <p class="muted">\(size). Guess first, then look. What has a <strong>To do</strong> is typed in Gradus: \(copied("gradus lesson \(lesson.name)")) takes this lesson there.</p>
      \(lesson.introduction.map(\.html).joined(separator: "\n"))

      """
    for (index, step) in steps.enumerated() {
      let parts = step.parts.enumerated().map {
        html($0.element, &sheet, id: "\(index + 1)-\($0.offset + 1)", step: index + 1)
      }
      main += """
        <section class="step" id="step-\(index + 1)">
        <h2>\(index + 1). \(Markup.escaped(step.title))</h2>
        \(parts.joined(separator: "\n"))
        </section>

        """
    }
    return sheet.page(
      title: number + lesson.title, style: Self.style, main: main,
      footer: Self.navigation(before, after), script: Self.script)
  }

  private static func navigation(
    _ before: (file: String, title: String)?, _ after: (file: String, title: String)?
  ) -> String {
    func link(_ page: (file: String, title: String)?, _ words: String) -> String {
      page.map { "<a href=\"\(Markup.escaped($0.file))\">\(words) \(Markup.escaped($0.title))</a>" }
        ?? ""
    }
    return
      "<nav aria-label=\"Lessons\">\(link(before, "\u{2190}")) <a href=\"index.html\">All lessons</a> \(link(after, "\u{2192}"))</nav>"
  }

  /// A line to copy.
  private func copied(_ line: String) -> String {
    "<span class=\"copy\"><code>\(Markup.escaped(line))</code><button type=\"button\" hidden data-copy=\"\(Markup.escaped(line))\">copy</button></span>"
  }

  private func html(_ part: Part, _ sheet: inout HTMLSheet, id: String, step: Int) -> String {
    switch part {
    case .prose(let prose): return prose.html
    case .standing(let blocks):
      return
        "<div class=\"standing\">\n<p class=\"caption\">The network and its data</p>\n\(sheet.html(blocks))\n</div>"
    case .typed(let outcome):
      guard case .success(let document) = outcome.result else { return "" }
      return
        "<div class=\"typed\">\n<p class=\"command\"><span aria-hidden=\"true\">gradus&gt; </span><code>\(Markup.escaped(outcome.source.text))</code></p>\n\(sheet.html(document.blocks.filter { !$0.isSuggestion }))\n</div>"
    case .question(let outcome, let replies, let behind):
      return question(outcome, replies, behind, &sheet, id: id, step: step)
    case .task(let task, let solution):
      let body = solution.enumerated().map {
        html($0.element, &sheet, id: "\(id)-\($0.offset)", step: step)
      }
      return """
        <div class="task">
        \(task.parts.html(behind: "To do:"))
        <p class="muted">This needs typing: \(copied("gradus lesson \(lesson.name)")), then \(copied("lesson goto \(step)"))</p>
        <details class="reveal"><summary>Show what does it</summary>
        \(body.joined(separator: "\n"))
        </details>
        </div>
        """
    }
  }

  // MARK: Questions

  private func question(
    _ outcome: PredictionOutcome, _ replies: [Reply], _ behind: [Part], _ sheet: inout HTMLSheet,
    id: String, step: Int
  ) -> String {
    let prediction = outcome.prediction
    let kind: String
    let input: String
    switch prediction.kind {
    case .choice(let options):
      kind = "choice"
      let buttons = options.enumerated().map {
        "<li><label><input type=\"radio\" name=\"q\(id)\" value=\"\($0.offset + 1)\"> \(Prose.html($0.element))</label></li>"
      }
      input =
        "<fieldset><legend class=\"sr\">Your guess</legend><ol class=\"options\">\(buttons.joined(separator: "\n"))</ol></fieldset>"
    case .number, .sign, .shape:
      kind =
        switch prediction.kind {
        case .sign: "sign"
        case .shape: "shape"
        case .number, .choice: "number"
        }
      input =
        "<label>Your guess (\(Markup.escaped(prediction.invitation))): <input type=\"text\" name=\"q\(id)\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\"></label>"
    }
    var tolerance = ""
    if case .number(let bound?) = prediction.kind { tolerance = " data-tolerance=\"\(bound)\"" }
    let known = replies.map {
      "<li data-guess=\"\(Markup.escaped($0.guess))\">\(Prose.html($0.words))</li>"
    }
    let reason = outcome.reason.map { "<p>because \(sheet.html($0))</p>" } ?? ""
    let body = behind.enumerated().map {
      html($0.element, &sheet, id: "\(id)-\($0.offset)", step: step)
    }
    return """
      <form class="question" data-kind="\(kind)" data-answer="\(Markup.escaped(outcome.inScripts))"\(tolerance)>
      \(prediction.question.parts.html(behind: "Before you see:"))
      \(input)
      <p class="ask"><button type="submit" hidden>Check</button></p>
      <p class="verdict" aria-live="polite"></p>
      <ul class="replies" hidden>\(known.joined(separator: "\n"))</ul>
      <details class="reveal"><summary>Show the answer</summary>
      <p>The answer: <strong>\(answer(outcome, &sheet))</strong></p>
      \(reason)
      \(body.joined(separator: "\n"))
      </details>
      </form>
      """
  }

  private func answer(_ outcome: PredictionOutcome, _ sheet: inout HTMLSheet) -> String {
    sheet.html(Prose.styled(outcome.valueWords))
  }
}

extension PredictionOutcome {
  /// The answer as a page's script compares it.
  fileprivate var inScripts: String {
    let number = value.scalar ?? .nan
    switch prediction.kind {
    case .shape: return value.shape.extents.map(String.init).joined(separator: "x")
    case .sign: return number > 0 ? "1" : number < 0 ? "-1" : "0"
    case .choice: return "\(Int(exactly: number) ?? 0)"
    case .number: return "\(number)"
    }
  }
}
