import ArgumentParser
import Documents
import Explorer
import Lessons
import LineEditor
import Platform

/// Takes a presentation's keys from the terminal and draws its frames there.
struct PresentationScreen {
  private var presentation: Presentation
  /// The milliseconds after which it goes on by itself; `nil` where it waits for keys.
  private let period: Int32?
  private let notesFile = NotesFile()
  private let began = time(nil)

  /// Makes a screen for a presentation.
  init(_ presentation: Presentation, period: Int32?) {
    self.presentation = presentation
    self.period = period
  }

  /// Presents until the teacher leaves.
  ///
  /// - Returns: 2 where the terminal cannot do it.
  mutating func run() -> ExitCode {
    Interrupts.install(interactive: true)
    defer { notesFile?.remove(of: Int(getpid())) }
    while true {
      guard let screen = FullScreen() else {
        StandardStream.error.write(
          "gradus: present needs a terminal that can move its cursor, as its input and output\n")
        return ExitCode(2)
      }
      guard present(on: screen) == .handOver else { return .success }
      // The screen goes before the prompt comes, and is taken anew behind it.
      _ = consume screen
      LivePrompt(presentation.interpreter).run()
    }
  }

  /// Takes keys until something other than drawing is asked for.
  private mutating func present(on screen: borrowing FullScreen) -> PresentationEffect {
    takeSize()
    while true {
      draw(on: screen)
      let key = screen.next(within: period ?? -1)
      guard let event = event(for: key) else {
        if key == .interrupt || key == .endOfInput { return .leave }
        continue
      }
      if key == .redraw { takeSize() }
      let effect = screen.working { presentation.take(event) }
      Interrupts.clear()
      if effect != .draw { return effect }
    }
  }

  private mutating func takeSize() {
    let size = Terminal.size
    _ = presentation.take(.resized(columns: size.columns, rows: size.rows))
  }

  private func draw(on screen: borrowing FullScreen) {
    let frame = presentation.frame
    screen.draw(title: frame.title, body: frame.body, status: frame.status)
    var notes = presentation.notes
    (notes.began, notes.process) = (began, Int(getpid()))
    notesFile?.write(notes)
  }

  private func event(for key: Key?) -> PresentationEvent? {
    switch key {
    case nil: .tick
    case .pageDown, .right: .on
    case .pageUp, .left: .back
    case .enter: .enter
    case .backspace: .erase
    case .up: .up
    case .down: .down
    case .controlG: .live
    case .character(let character): .character(character)
    case .redraw:
      .resized(columns: Terminal.size.columns, rows: Terminal.size.rows)
    default: nil
    }
  }
}
