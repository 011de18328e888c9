import CommandLanguage
import Documents
import Explorer
import LineEditor
import Sessions
import Views

extension LineAppearance {
  /// How a line of statements looks.
  ///
  /// - Parameters:
  ///   - line: the line and the cursor's place.
  ///   - colours: the colours of its parts.
  ///   - settings: which of colours and suggestions are wanted.
  ///   - reader: the reader that waits for more, where the line goes on a statement.
  ///   - names: the names that exist.
  ///   - isAnswer: whether it may be the answer to a question, of which nothing is wrong by itself.
  init(
    of line: TypedLine, in colours: LineColours, _ settings: Settings,
    continuing reader: SourceReader?, names: CompletionNames, isAnswer: Bool
  ) {
    self.init(hintStyle: colours.hint)
    if settings.suggests, line.isCursorAtEnd, let rest = ReadlineReader.suggestion(for: line.text) {
      (hint, isHintTaken) = (rest, true)
    }
    guard settings.highlights else { return }
    if reader == nil, let shorthand = PromptShorthand(line.text) {
      if shorthand.isMeant {
        spans = [Span(0..<line.text.utf8.count, colours.style(of: .command))]
      }
      return
    }
    let reading = LineReading(
      of: line.text, cursor: line.cursor, continuing: reader, names: names)
    let mayGoOn = reader == nil && PromptShorthand.mayBegin(line.text)
    spans = reading.parts.compactMap { part in
      if isAnswer || mayGoOn, part.kind == .unknown { return nil }
      return Span(part.bytes, colours.style(of: part.kind))
    }
    if line.isCursorAtEnd, hint.isEmpty { hint = reading.usage }
  }
}

extension LineAppearance {
  /// How the lines of statements look that are typed at a prompt; `nil` where they are to be shown as
  /// they are.
  ///
  /// - Parameters:
  ///   - settings: what is wanted.
  ///   - printer: what knows the terminal's colours.
  ///   - names: the names that exist.
  ///   - isAnswer: whether a line may be the answer to a question.
  ///   - reader: gives the reader that waits for more, where a line goes on a statement.
  static func source(
    _ settings: Settings, _ printer: DocumentPrinter, names: @autoclosure () -> CompletionNames,
    isAnswer: Bool = false, continuing reader: @escaping () -> SourceReader?
  ) -> ((TypedLine) -> LineAppearance)? {
    guard settings.highlights || settings.suggests, !settings.speaks,
      let colours = LineColours(printer.colour(settings), theme: printer.theme(settings))
    else { return nil }
    let names = names()
    let isASCII = printer.glyphs(settings) == .ascii
    return { line in
      var appearance = LineAppearance(
        of: line, in: colours, settings, continuing: reader(), names: names, isAnswer: isAnswer)
      if isASCII, !appearance.isHintTaken {
        appearance.cutMark = "..."
        appearance.hint = ASCIISpelling.of(appearance.hint)
      }
      return appearance
    }
  }
}

extension PromptShorthand {
  /// Whether a line is the beginning of a shorthand that is a word.
  fileprivate static func mayBegin(_ line: String) -> Bool { "clear".hasPrefix(line) }

  /// Whether what is asked for by `?` is known, or the line is another shorthand.
  fileprivate var isMeant: Bool {
    guard case .help(let statement) = self else { return true }
    let word = statement.dropFirst("help".count).drop { $0 == " " }
    return word.isEmpty || HelpWords.explain(String(word))
  }
}
