import ArgumentParser
import Documents
import Lessons
import LineEditor
import Platform
import Sessions

/// `gradus notes`: what the teacher sees on a second terminal while presenting.
struct NotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notes",
    abstract: "Show the teacher's notes of the presentation that runs in another terminal.",
    discussion: """
      Beside the notes of the present step it shows what comes next, the answer to a question before \
      the class sees it, what a class will probably say, and the time that is left. It waits for a presentation, and for the next one; q leaves.
      """)

  /// How often it looks, in milliseconds.
  private static let period: Int32 = 250

  mutating func run() throws {
    guard let file = NotesFile() else {
      StandardStream.error.write("gradus: there is no folder for notes; HOME is not set\n")
      throw ExitCode(1)
    }
    Interrupts.install(interactive: true)
    guard let screen = FullScreen() else { return try printPlainly(file) }
    var shown: [String] = []
    while true {
      let notes = file.read()
      let page = page(notes)
      if page != shown {
        shown = page
        screen.draw(title: page[0], body: Array(page[2...]), status: page[1])
      }
      let key = screen.next(within: Self.period)
      if key == .character("q") || key == .interrupt || key == .endOfInput { return }
      if key == .redraw { shown = [] }
    }
  }

  /// The title, the status and the rows between.
  private func page(_ notes: PresenterNotes?) -> [String] {
    guard let notes else {
      return ["notes", "q leaves", "", "no presentation runs; this waits for one"]
    }
    let clock = notes.clock(at: time(nil))
    let size = Terminal.size
    let lines = DocumentPrinter(isInteractive: true)
      .renderer(Settings(), columns: min(size.columns, 100)).lines(of: notes.blocks)
    let rows = [""] + lines
    let body = (rows + Array(repeating: "", count: size.rows)).prefix(max(1, size.rows - 2))
    return [notes.step.isEmpty ? notes.title : notes.step, "\(clock)  \(notes.title)  q leaves"]
      + body
  }

  /// For a pipe, or a terminal that cannot move its cursor: each change, until the presentation ends.
  private func printPlainly(_ file: NotesFile) throws {
    guard var notes = file.read() else {
      StandardStream.error.write("gradus: no presentation runs\n")
      throw ExitCode(1)
    }
    var shown: PresenterNotes?
    while !Interrupts.isRequested {
      if notes != shown {
        let document = Document(kind: "notes", blocks: [.heading(Text(notes.step))] + notes.blocks)
        DocumentPrinter(isInteractive: false).print(document, settings: Settings())
        StandardStream.output.write("\n")
        shown = notes
      }
      usleep(UInt32(Self.period) * 1000)
      guard let next = file.read() else { return }
      notes = next
    }
  }
}
