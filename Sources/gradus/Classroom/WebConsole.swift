import ArgumentParser
import Documents
import Explorer
import Lessons
import Sessions
import LineEditor
import Platform

/// The terminal of a presentation in a browser: the teacher's own side, with the address that drives,
/// notes, what comes next, and how many have answered.
struct WebConsole {
  private let stage: WebStage
  private let period: Int32?
  private let notesFile = NotesFile()
  private let began = time(nil)

  /// How often it looks for what the pages did, in milliseconds.
  private static let glance: Int32 = 40

  /// Makes a console.
  ///
  /// - Parameter period: the milliseconds after which it goes on by itself; `nil` for never.
  init(_ stage: WebStage, period: Int32?) {
    (self.stage, self.period) = (stage, period)
  }

  /// Presents until the teacher leaves.
  func run() -> ExitCode {
    Interrupts.install(interactive: true)
    // Pages scroll by themselves: for the presentation nothing is ever out of sight.
    _ = take(.resized(columns: 100, rows: 1 << 20))
    stage.begin()
    defer {
      stage.end()
      notesFile?.remove(of: Int(getpid()))
    }
    guard Terminal.current.isInteractive else { return runWithoutTerminal() }
    while true {
      guard let screen = FullScreen() else { return runWithoutTerminal() }
      let effect = present(on: screen)
      _ = consume screen
      guard effect == .handOver else { return verdict }
      LivePrompt(stage.look { $0.presentation.interpreter }).run()
    }
  }

  private var verdict: ExitCode {
    guard let failure = stage.look({ $0.failure }) else { return .success }
    StandardStream.error.write("gradus: \(failure)\n")
    return ExitCode(1)
  }

  // MARK: On a terminal

  private func present(on screen: borrowing FullScreen) -> PresentationEffect {
    var waited: Int32 = 0
    stage.look { $0.isChanged = true }
    while true {
      let (isChanged, keys, isOver) = stage.look { state in
        defer { (state.isChanged, state.keys) = (false, []) }
        return (state.isChanged, state.keys, state.failure != nil)
      }
      if isOver { return .leave }
      if isChanged { draw(on: screen) }
      for event in keys.compactMap(Self.pageEvent) { screen.working { _ = take(event) } }
      let key = screen.next(within: Self.glance)
      var event = key.flatMap(Self.event)
      switch key {
      case nil:
        waited += Self.glance
        guard let period, waited >= period else { continue }
        event = .tick
      case .interrupt?, .endOfInput?: return .leave
      case .redraw?: stage.look { $0.isChanged = true }
      case .character?, .enter?, .tab?, .backspace?, .escape?, .up?, .down?, .left?, .right?,
        .pageUp?, .pageDown?, .home?, .end?, .controlG?, .unknown?:
        break
      }
      guard let event else { continue }
      waited = 0
      let effect = screen.working { take(event) }
      Interrupts.clear()
      if effect != .draw { return effect }
    }
  }

  private func take(_ event: PresentationEvent) -> PresentationEffect {
    stage.change { $0.presentation.take(event) }
  }

  private func draw(on screen: borrowing FullScreen) {
    let size = Terminal.size
    let (notes, head) = stage.look { state in (self.notes(state), self.head(state)) }
    let lines = DocumentPrinter(isInteractive: true)
      .renderer(Settings(), columns: min(size.columns, 100)).lines(of: head + notes.blocks)
    let rows = max(1, size.rows - 2)
    let body = ([""] + lines + Array(repeating: "", count: rows)).prefix(rows)
    screen.draw(
      title: notes.step.isEmpty ? notes.title : "\(notes.step)  \(notes.title)",
      body: Array(body), status: "PageDown on  PageUp back  . blank  ^G live  ^C leave")
    notesFile?.write(notes)
  }

  private func notes(_ state: borrowing WebStage.State) -> PresenterNotes {
    var notes = state.presentation.notes
    (notes.began, notes.process) = (began, Int(getpid()))
    notes.votes = state.presentation.isAsking ? state.presentation.answerCount : 0
    return notes
  }

  /// Where the pages are, and who looks on.
  private func head(_ state: borrowing WebStage.State) -> [Block] {
    guard state.port > 0 else { return [.paragraph("opening the door\u{2026}")] }
    var blocks: [Block] = [
      .paragraph(
        "\(.strong("page:")) \(.code(stage.door.pageAddress(port: state.port)))"
          + Text(
            state.pages > 0 ? "  open" : "  open it on the projector; it drives, keep it from view")
      )
    ]
    if stage.door.isShared, let join = state.join {
      blocks.append(
        .paragraph(
          "\(.strong("phones:")) \(.code(join.address))  \(state.phones.counted("phone"))"))
    }
    if let typed = state.presentation.typedStatement {
      blocks.append(.paragraph("\(.strong("typing:")) \(.code(typed))"))
    }
    return blocks
  }

  private static func event(_ key: Key) -> PresentationEvent? {
    switch key {
    case .pageDown, .right: .on
    case .pageUp, .left: .back
    case .enter: .enter
    case .backspace: .erase
    case .controlG: .live
    case .character(let character): .character(character)
    default: nil
    }
  }

  /// A key of the page: those that drive, and nothing that leaves or hands over.
  private static func pageEvent(_ key: String) -> PresentationEvent? {
    switch key {
    case "on": .on
    case "back": .back
    case "enter": .enter
    case "erase": .erase
    default:
      key.count == 1
        ? key.first.flatMap {
          $0.unicodeScalars.allSatisfy { $0.value >= 0x20 } ? .character($0) : nil
        }
        : nil
    }
  }

  // MARK: Without one

  /// The page alone drives; the addresses are printed, and a signal ends it.
  private func runWithoutTerminal() -> ExitCode {
    var isTold = false
    var waited: Int32 = 0
    while !Interrupts.isRequested {
      let (keys, port, address, failure) = stage.look { state in
        defer { state.keys = [] }
        return (state.keys, state.port, state.join?.address, state.failure)
      }
      if failure != nil { return verdict }
      if port > 0, !isTold {
        isTold = true
        StandardStream.output.write("page: \(stage.door.pageAddress(port: port))\n")
        if stage.door.isShared, let address { StandardStream.output.write("phones: \(address)\n") }
      }
      for event in keys.compactMap(Self.pageEvent) { _ = take(event) }
      if stage.look({ state in
        defer { state.isChanged = false }
        return state.isChanged
      }) {
        notesFile?.write(stage.look { self.notes($0) })
      }
      usleep(UInt32(Self.glance) * 1000)
      waited += Self.glance
      if let period, waited >= period {
        waited = 0
        if take(.tick) == .leave { return .success }
      }
    }
    return .success
  }
}
