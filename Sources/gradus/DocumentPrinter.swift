import CommandLanguage
import Documents
import Explorer
import LineEditor
import Sessions

/// Writes documents for a person: chooses width, colour and glyphs, pages what is tall, and lets
/// frames be stepped through.
struct DocumentPrinter {
  /// Whether a person sits at the terminal and can press keys.
  let isInteractive: Bool

  /// Writes a document.
  func print(_ document: Document, settings: Settings) {
    let document = settings.speaks ? document.spoken(digits: settings.digits) : document
    guard isInteractive else {
      renderer(settings).write(document, isStopped: Interrupts.sinceNow()) {
        StandardStream.output.write($0)
      }
      return
    }
    guard let place = document.blocks.firstIndex(where: { $0.isFrames }),
      case .frames(let frames) = document.blocks[place]
    else { return page(document.blocks, settings) }
    page(Array(document.blocks[..<place]), settings)
    FrameViewer(usesUnicode: glyphs(settings) == .unicode)
      .show(count: frames.count, startingAt: frames.opening) { index, columns, _ in
        renderer(settings, columns: columns).lines(of: frames, at: index)
      }
    page(Array(document.blocks[(place + 1)...]), settings)
  }

  private func page(_ blocks: [Block], _ settings: Settings) {
    guard !blocks.isEmpty else { return }
    Pager(usesUnicode: glyphs(settings) == .unicode).show { columns in
      renderer(settings, columns: columns).linesOnDemand(of: blocks)
    }
  }

  /// The renderer for the settings and the terminal at hand.
  func renderer(_ settings: Settings, columns: Int? = nil) -> TerminalRenderer {
    var options = RenderingOptions(
      width: settings.width ?? columns ?? Terminal.size.columns, digits: settings.digits,
      colour: colour(settings), glyphs: glyphs(settings),
      theme: theme(settings),
      showsHints: settings.showsHints && isInteractive)
    // A program that reads has all of it.
    options.abridgesValues = isInteractive || Terminal.current.outputIsTerminal
    return TerminalRenderer(options: options)
  }

  /// The colours' background: the terminal's own where it was asked and has answered.
  func theme(_ settings: Settings) -> RenderingOptions.Theme {
    switch settings.theme {
    case .dark: .dark
    case .light: .light
    case .auto: TerminalBackground.isLight == true ? .light : .dark
    }
  }

  /// The glyphs for the settings and the user's locale.
  func glyphs(_ settings: Settings) -> RenderingOptions.Glyphs {
    switch settings.glyphs {
    case .auto: Terminal.current.wantsUnicode ? .unicode : .ascii
    case .unicode: .unicode
    case .ascii: .ascii
    }
  }

  /// The report on a statement that failed, in the glyphs that the settings and the user's locale
  /// allow, and for a person wrapped as the views are; what was typed stays as it was.
  func errorReport(_ outcome: StatementOutcome, _ settings: Settings) -> String? {
    if settings.speaks, isInteractive, let report = outcome.spokenErrorReport {
      return renderer(settings).lines(of: report.map { .paragraph(Text($0)) })
        .filter { !$0.isEmpty }.joined(separator: "\n")
    }
    let isASCII = glyphs(settings) == .ascii
    let mayRespell = !isASCII || outcome.source.text.utf8.allSatisfy { $0 < 0x80 }
    // Somebody reads a terminal that knows no keys, too.
    let isRead = isInteractive || Terminal.current.isAttended
    guard mayRespell, isASCII || isRead else { return outcome.errorReport }
    // Notes are set in by two columns; without a person nothing is wrapped.
    let width = isRead ? settings.width ?? Terminal.size.columns : .max
    let columns = min(width, Diagnostic.usualColumns)
    return outcome.errorReport(columns: columns) { text in
      guard text.count > width - 2 else { return [isASCII ? ASCIISpelling.of(text) : text] }
      return renderer(settings, columns: width - 2).lines(of: [.paragraph(Text(text))])
    }
  }

  /// The colours for the settings and the terminal; `always` means at least the 16 of any terminal.
  func colour(_ settings: Settings) -> RenderingOptions.ColourLevel {
    let terminal = Terminal.current
    switch settings.colour {
    case .never: return .none
    case .auto: if !terminal.outputIsTerminal { return .none }
    case .always: if terminal.colourLevel == .none { return .ansi16 }
    }
    return switch terminal.colourLevel {
    case .none: .none
    case .basic: .ansi16
    case .palette: .ansi256
    case .trueColour: .trueColour
    }
  }
}

extension Block {
  fileprivate var isFrames: Bool {
    if case .frames = self { return true }
    return false
  }
}
