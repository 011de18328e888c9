import CReadline
import Platform

/// The facts about the terminal, or the lack of one, that a program goes by.
package struct Terminal: Equatable, Sendable {
  /// Whether standard input is a terminal.
  package let inputIsTerminal: Bool

  /// Whether standard output is a terminal.
  package let outputIsTerminal: Bool

  /// Whether the terminal says that it can neither move the cursor nor show colours.
  package let isDumb: Bool

  /// How many colours it can show; judged by the environment even where there is no terminal.
  package let colourLevel: ColourLevel

  /// Whether the user's own locale is one of UTF-8, so that glyphs beyond ASCII will be seen.
  package let wantsUnicode: Bool

  /// Judges by the given facts; `environment` looks up a variable.
  package init(
    inputIsTerminal: Bool, outputIsTerminal: Bool, environment: (String) -> String?
  ) {
    self.inputIsTerminal = inputIsTerminal
    self.outputIsTerminal = outputIsTerminal
    isDumb = environment("TERM").map { $0 == "dumb" || $0.isEmpty } ?? true
    colourLevel = ColourLevel(environment: environment)
    let variables = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment($0) }
    let locale = variables.first { !$0.isEmpty } ?? ""
    let name = locale.lowercased()
    wantsUnicode = name.contains("utf-8") || name.contains("utf8")
  }

  /// The facts about this process, found out once: reading a line may change the locale's variables.
  package static let current = Self(
    inputIsTerminal: isatty(STDIN_FILENO) == 1, outputIsTerminal: isatty(STDOUT_FILENO) == 1
  ) { name in
    getenv(name).map { String(cString: $0) }
  }

  /// Makes the process read and write UTF-8, once the user's own wish is known.
  static func prepareLocale() {
    _ = current
    gradus_locale_prepare()
  }

  /// Whether a person sits here, whatever the terminal is able to do.
  package var isAttended: Bool { inputIsTerminal && outputIsTerminal }

  /// Whether a person can edit lines and page text here.
  package var isInteractive: Bool { isAttended && !isDumb }

  /// Whether the line to the terminal is so slow that each byte is waited for, as a serial one's.
  package var isSlow: Bool { gradus_terminal_is_slow() }

  /// The present size: the terminal's own, else `COLUMNS` and `LINES`, else 80×24.
  package static var size: TerminalSize {
    var columns: Int32 = 0
    var rows: Int32 = 0
    if gradus_terminal_size(&columns, &rows) {
      return TerminalSize(columns: Int(columns), rows: Int(rows))
    }
    func number(_ name: String) -> Int? {
      getenv(name).flatMap { Int(String(cString: $0)) }.flatMap { $0 > 0 ? $0 : nil }
    }
    return TerminalSize(columns: number("COLUMNS") ?? 80, rows: number("LINES") ?? 24)
  }

  /// The reader that suits this process: an editing one for a person, else a plain one.
  ///
  /// - Parameters:
  ///   - history: the lines that can be recalled.
  ///   - appearance: how a line looks while it is typed; not asked where the way to the terminal is
  ///     slow.
  ///   - help: shows help on a line.
  ///   - complete: answers the Tab key.
  package func makeReader(
    history: @autoclosure () -> LineHistory?, appearance: LineAppearance.Source? = nil,
    help: ((TypedLine) -> Void)? = nil,
    complete: @escaping (CompletionRequest) -> CompletionAnswer
  ) -> any LineReader {
    guard isInteractive else { return PlainReader() }
    var reader = ReadlineReader(history: history(), complete: complete)
    if !isSlow { reader.appearance = appearance }
    reader.help = help
    return reader
  }
}
