import CommandLanguage
import Documents
import Explorer
import Lessons
import LineEditor
import Sessions

/// The line at the prompt: its marks, its colours, its help and its completion.
extension Shell {
  /// What the terminal is told beside what it shows; nothing where a screen reader reads it.
  var marks: TerminalMarks {
    present.settings.speaks ? TerminalMarks(.none) : .current
  }

  /// Sets the window's title to where the learner is, where that has changed.
  func tellTitle() {
    let title = lesson.map { "gradus: " + $0.prompt.dropLast(2) } ?? "gradus"
    guard title != shownTitle else { return }
    let marks = marks
    if shownTitle == nil { StandardStream.output.write(marks.keepTitle) }
    shownTitle = title
    StandardStream.output.write(marks.title(title))
  }

  var prompt: Prompt {
    let text = source.needsMore ? "   ...> " : lesson?.prompt ?? "gradus> "
    let isColoured = printer.colour(present.settings) != .none
    let shown = isColoured ? "\u{1B}[1m\(text.dropLast())\u{1B}[0m " : text
    // What goes on a statement is no prompt to jump to.
    let isMarked = marks.marksPrompts && !source.needsMore
    guard isColoured || isMarked else { return Prompt(text: text) }
    return Prompt(text: text, coloured: isMarked ? marks.marked(shown) : shown)
  }

  /// How the line looks that is typed next; `nil` where it is to be shown as it is.
  var lineAppearance: ((TypedLine) -> LineAppearance)? {
    LineAppearance.source(
      present.settings, printer, names: completionNames,
      isAnswer: lesson?.run.phase == .asking
    ) { [unowned self] in source.needsMore ? source : nil }
  }

  /// Shows help on the word under the cursor.
  func showHelp(on line: TypedLine) {
    var interpreter = present
    for statement in Parser.statements(in: HelpAtCursor(line).statement) {
      _ = interpreter.run(statement) { [printer, settings = present.settings] outcome in
        if case .success(let document) = outcome.result {
          printer.print(document, settings: settings)
        }
      }
    }
    Interrupts.clear()
  }

  private var completionNames: CompletionNames {
    var names = present.session.completionNames
    names.lessons = Self.library.completions
    return names
  }

  func complete(_ request: CompletionRequest) -> CompletionAnswer {
    .ofStatement(
      request, continuing: source.needsMore ? source : nil, names: completionNames)
  }
}
