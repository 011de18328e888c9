import CReadline
import Platform

/// Reads lines from a terminal with GNU readline: editing, completion, history, the user's inputrc.
///
/// Readline has one state for the whole process, so have one reader, and use it from one thread.
package struct ReadlineReader: LineReader {
  private let complete: (CompletionRequest) -> CompletionAnswer
  private var history: LineHistory?
  private var warning: String?

  /// How a line looks while it is typed; where there is none, it looks as readline shows it.
  package var appearance: LineAppearance.Source?

  /// Shows help on a line, below it, for F1 and Alt-h; the line is then given back as it was.
  package var help: ((TypedLine) -> Void)?

  /// Whether Ctrl-G ends the input, as Ctrl-D does on an empty line.
  package var leavesByCtrlG = false

  /// Whether a key that a person pressed at the prompt ended the latest line.
  package private(set) var isTyped = false

  /// Whether Ctrl-G may mean something of ours: the user's own inputrc comes first.
  package static var ownsCtrlG: Bool { gradus_editing_ctrl_g_is_ours(LineDefect.longestLine) }

  /// Makes a reader that recalls the lines of a history, if one is given.
  package init(
    history: LineHistory? = nil,
    complete: @escaping (CompletionRequest) -> CompletionAnswer = { _ in .nothing }
  ) {
    self.complete = complete
    self.history = history
    Terminal.prepareLocale()
    gradus_history_reset(Int32(LineHistory.limit))
    guard let loaded = self.history?.load() else { return }
    warning = loaded.warning
    for entry in loaded.entries {
      gradus_history_remember(entry)
    }
  }

  /// Shows the prompt and lets the user type a line.
  ///
  /// Pasted lines, and the lines of a recalled entry, are given out one by one. Ctrl-C drops what
  /// was typed and what waits of a paste.
  package mutating func readLine(prompt: Prompt) -> LineEvent {
    let (event, isTyped) = Self.read(
      prompt, leavesByCtrlG: leavesByCtrlG,
      EditingBridge(complete: complete, appearance: appearance?(), help: help))
    self.isTyped = isTyped
    return event
  }

  /// Asks for a line that is no command, as the answer to a question: it is edited like any other,
  /// nothing completes it, and it is not kept.
  package static func ask(_ prompt: Prompt) -> LineEvent {
    read(prompt, leavesByCtrlG: false, EditingBridge()).event
  }

  /// What follows a line in the latest remembered one that begins with it; `nil` where none does.
  package static func suggestion(for line: String) -> String? {
    guard !line.utf8.contains(0), let rest = gradus_history_rest(line, line.utf8.count) else {
      return nil
    }
    return String(validatingCString: rest)
  }

  private static func read(
    _ prompt: Prompt, leavesByCtrlG: Bool, _ bridge: EditingBridge
  ) -> (event: LineEvent, isTyped: Bool) {
    Terminal.prepareLocale()
    gradus_editing_ctrl_g_leaves(leavesByCtrlG)
    var bridge = bridge
    let line = bridge.lend { gradus_read_line(prompt.marked, LineDefect.longestLine, $0) }
    defer { free(line.bytes) }
    let event: LineEvent =
      switch line.kind {
      case GRADUS_LINE_INTERRUPTED: .interrupted
      case GRADUS_LINE_ENDED: .endOfInput
      case GRADUS_LINE_TOO_LONG: .invalid(LineDefect(reason: .tooLong))
      default: LineEvent(bytes: UnsafeRawBufferPointer(start: line.bytes, count: line.length))
      }
    return (event, line.is_typed)
  }

  /// Keeps an entry for the arrow keys and appends it to the history's file.
  ///
  /// A blank entry and a repetition of the latest one are not kept.
  package mutating func remember(_ entry: String) {
    guard entry.contains(where: { !$0.isWhitespace }), !entry.utf8.contains(0) else { return }
    gradus_history_remember(entry)
    if let trouble = history?.append(entry) { warning = trouble }
  }

  /// Takes the warning about the history's file; there is at most one while the reader lives.
  package mutating func takeWarning() -> String? {
    defer { warning = nil }
    return warning
  }
}
