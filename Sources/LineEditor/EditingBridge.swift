import CReadline
import Platform

/// Stands between the caller's closures and the C target while a line is being read.
struct EditingBridge {
  private var completion: CompletionBridge
  private var painter = LinePainter()
  private let appearance: ((TypedLine) -> LineAppearance)?
  private let help: ((TypedLine) -> Void)?

  init(
    complete: @escaping (CompletionRequest) -> CompletionAnswer = { _ in .nothing },
    appearance: ((TypedLine) -> LineAppearance)? = nil, help: ((TypedLine) -> Void)? = nil
  ) {
    completion = CompletionBridge(complete: complete)
    self.appearance = appearance
    self.help = help
  }

  /// Lends the C target what it calls, for as long as it reads a line.
  mutating func lend<Result>(_ body: (UnsafePointer<gradus_callbacks>) -> Result) -> Result {
    let (paints, help) = (appearance != nil, help)
    return withUnsafeMutablePointer(to: &self) { bridge in
      var callbacks = gradus_callbacks(
        context: bridge, complete: Self.complete, list: Self.list,
        help: help == nil ? nil : Self.showHelp, suggest: paints ? Self.suggest : nil,
        follow: paints ? Self.follow : nil, paint: paints ? Self.paint : nil,
        wipe: paints ? Self.wipe : nil, forget: paints ? Self.forget : nil)
      return body(&callbacks)
    }
  }

  private static func at(_ context: UnsafeMutableRawPointer) -> UnsafeMutablePointer<Self> {
    context.assumingMemoryBound(to: Self.self)
  }

  // MARK: Completion

  private typealias Completer =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int, Int, OpaquePointer?
    ) -> Void
  private typealias Lister =
    @convention(c) (UnsafeMutableRawPointer?, Int32, Int32) -> UnsafeMutablePointer<CChar>?

  private static let complete: Completer = { context, line, length, cursor, receiver in
    guard let context, let line, let receiver else { return }
    let bytes = UnsafeRawBufferPointer(start: line, count: length)
    guard let line = String(validating: bytes, as: UTF8.self) else { return }
    let folding = CompletionFolding(
      ignoresCase: gradus_completion_ignores_case(), mapsCase: gradus_completion_maps_case())
    let request = CompletionRequest(line: line, cursor: cursor, folding: folding)
    EditingBridge.at(context).pointee.completion.answer(request, to: receiver)
  }

  private static let list: Lister = { context, columns, rows in
    guard let context else { return nil }
    let listing = CompletionListing(columns: Int(columns), rows: Int(rows))
    let lines = listing.lines(for: EditingBridge.at(context).pointee.completion.candidates)
    return strdup(lines.map { $0 + "\n" }.joined())
  }

  // MARK: Keys

  private typealias Helper =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int, Int) -> Void
  private typealias Suggester =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int
    ) -> UnsafeMutablePointer<CChar>?

  private static let showHelp: Helper = { context, line, length, cursor in
    guard let context, let line else { return }
    let text = String(decoding: UnsafeRawBufferPointer(start: line, count: length), as: UTF8.self)
    // What it shows may need the painter.
    let help = EditingBridge.at(context).pointee.help
    help?(TypedLine(text: text, cursor: cursor))
  }

  private static let suggest: Suggester = { context, line, length in
    guard let context, let line else { return nil }
    let text = String(decoding: UnsafeRawBufferPointer(start: line, count: length), as: UTF8.self)
    let appearance = EditingBridge.at(context).pointee.appearance?(
      TypedLine(text: text, cursor: length))
    guard let appearance, appearance.isHintTaken, !appearance.hint.isEmpty else { return nil }
    return strdup(appearance.hint)
  }

  // MARK: Painting

  private typealias Follower =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, Int) -> Void
  private typealias Painter =
    @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<gradus_shown_line>?) -> Void
  private typealias Wiper = @convention(c) (UnsafeMutableRawPointer?) -> Void
  private typealias Forgetter = @convention(c) (UnsafeMutableRawPointer?, Int32) -> Void

  private static let follow: Follower = { context, bytes, length in
    guard let context else { return }
    EditingBridge.at(context).pointee.painter.follow(
      UnsafeRawBufferPointer(start: bytes, count: length))
  }

  private static let paint: Painter = { context, line in
    guard let context, let line else { return }
    let painting = EditingBridge.at(context).pointee.paint(line.pointee)
    write(painting.bytes, by: painting.isInstead ? gradus_painting_replace : gradus_painting_write)
  }

  private static let wipe: Wiper = { context in
    guard let context else { return }
    write(EditingBridge.at(context).pointee.painter.wipe())
  }

  private static let forget: Forgetter = { context, columns in
    guard let context else { return }
    EditingBridge.at(context).pointee.painter.forget(columns: Int(columns))
  }

  private static func write(
    _ bytes: [UInt8],
    by writer: (UnsafePointer<CChar>?, Int) -> Void = { gradus_painting_write($0, $1) }
  ) {
    bytes.withUnsafeBytes { bytes in
      guard let base = bytes.bindMemory(to: CChar.self).baseAddress, !bytes.isEmpty else { return }
      writer(base, bytes.count)
    }
  }

  private mutating func paint(_ line: gradus_shown_line) -> LinePainter.Painting {
    let bytes = UnsafeRawBufferPointer(start: line.line, count: line.length)
    let prompt = TerminalText.width(Prompt.unmarked(String(cString: line.prompt)))
    guard let appearance, line.length <= TypedLine.longestPainted,
      let text = String(validating: bytes, as: UTF8.self),
      var shown = ShownLine(
        promptWidth: prompt, line: bytes, cursor: line.cursor, columns: Int(line.columns),
        breaks: !line.scrolls)
    else { return LinePainter.Painting(bytes: painter.wipe(), isInstead: false) }
    if line.scrolls { shown.scroll(cursorColumn: painter.cursorColumn ?? 0) }
    return painter.paint(
      shown, as: appearance(TypedLine(text: text, cursor: line.cursor)),
      isAtEnd: line.cursor == line.length, height: Int(line.rows), held: line.held,
      shifts: line.shifts)
  }
}
