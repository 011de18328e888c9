import ArgumentParser
import Coursework
import Documents
import Exercises
import Explorer
import Lessons
import Platform
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson report`.
  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report",
      abstract: "Tell how far the learner at this account has come, or write it to hand in.",
      usage: "gradus lesson report [<options>] [<file>]",
      discussion: """
        With --name it writes a file to hand in: every lesson, step by step, with what was typed, \
        and the quiz. gradus lesson collect makes one table of many such files, and does \
        everything in them again, so that a number that somebody typed into one is seen.
        """)

    @OptionGroup var format: FormatOptions

    @Flag(help: "Write comma-separated values.")
    var csv = false

    @Option(help: "Whose it is; writes a file to hand in.")
    var name: String?

    @Argument(
      help: "The file to hand in; NAME.handin unless given, - is standard output.",
      completion: .file())
    var file: String?

    mutating func validate() throws {
      if format.json, csv { throw ValidationError("--json and --csv exclude one another") }
      guard let name else {
        if let file {
          throw ValidationError("say whose \(file) is: gradus lesson report --name WHO \(file)")
        }
        return
      }
      if format.json || csv {
        throw ValidationError("a file to hand in has one form: leave --json and --csv out")
      }
      if let defect = HandIn.defect(ofName: name) { throw ValidationError(defect) }
    }

    mutating func run() throws {
      let store = LessonProgressStore { getenv($0).map { String(cString: $0) } }
      let progress = store?.all ?? []
      if let name { return try write(progress, of: name) }
      let lessons = Shell.library.files.compactMap { try? LessonLibrary.lesson(at: $0) }
      guard !lessons.isEmpty else {
        StandardStream.error.write("gradus: \(LessonWordError.noLessons.report)\n")
        throw ExitCode.failure
      }
      let report = LessonReport(lessons, progress: progress)
      if csv { return StandardStream.output.write(report.csv) }
      guard format.json else { return Gradus.LessonCommand.print(report.document.blocks) }
      let envelope = JSONEnvelope(file: "", line: 1, statement: "lesson report")
      StandardStream.output.write(
        JSONRenderer().object(for: report.document, envelope: envelope) + "\n")
    }

    private func write(_ progress: [LessonProgress], of name: String) throws {
      let answers = TallyFile { getenv($0).map { String(cString: $0) } }?.answers() ?? []
      let lessons = progress.filter { !$0.actions.isEmpty }
      guard !lessons.isEmpty || !answers.isEmpty else {
        StandardStream.error.write(
          "gradus: there is nothing to hand in yet; gradus lesson 1 begins\n")
        throw ExitCode.failure
      }
      let handIn = HandIn(
        name: name, version: Version.number, lessons: lessons, answers: answers)
      let file = file ?? HandIn.file(of: name)
      if file == "-" { return StandardStream.output.write(handIn.bytes) }
      do {
        let written = try FileStore.write(handIn.bytes, to: file, keepsOthers: true)
        if let backup = written.backup {
          StandardStream.error.write("gradus: the \(file) that was there is kept as \(backup)\n")
        }
      } catch {
        StandardStream.error.write("gradus: \(file) cannot be written: \(error.reason)\n")
        throw ExitCode.failure
      }
      Gradus.LessonCommand.print(
        handIn.blocks + [.paragraph("written to \(.strong(file)), to be handed in")])
    }
  }
}
