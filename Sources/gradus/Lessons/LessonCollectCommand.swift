import ArgumentParser
import Coursework
import Documents
import Explorer
import Lessons
import Platform
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson collect FILE…`.
  struct Collect: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "collect",
      abstract: "Make one table of what a class handed in, and say what was hard.",
      usage: "gradus lesson collect [<options>] <files> ...",
      discussion: """
        Every file is checked: what was typed is done again, and where a number in it is not what \
        that gives, it is named. A file that cannot be read is named, too, and the rest goes on; \
        the exit status is 1 then.
        """)

    @Flag(help: "Write comma-separated values, a row for each file.")
    var csv = false

    @Flag(help: "Write a page: the table, a map of steps by learners, and a section for each.")
    var html = false

    @OptionGroup var format: FormatOptions

    @Option(
      name: .shortAndLong, help: "The file to write to, in place of standard output.",
      completion: .file())
    var output: String?

    @Option(
      name: .customLong("with"),
      help: "A lesson that is not one of the course; may be given more than once.",
      completion: .file(extensions: ["md"]))
    var own: [String] = []

    @Argument(help: "The files, or folders of them.", completion: .file())
    var files: [String]

    mutating func validate() throws {
      if [csv, html, format.json].count(where: { $0 }) > 1 {
        throw ValidationError("--csv, --html and --json exclude one another")
      }
    }

    mutating func run() throws {
      let lessons = try lessons()
      var checker = HandInChecker(lessons, version: Version.number)
      var handIns: [CheckedHandIn] = []
      var refused: [(file: String, problem: HandInProblem)] = []
      for file in files.flatMap(Self.files) {
        do throws(HandInProblem) {
          handIns.append(try checker.check(try Self.read(file), file: file))
        } catch {
          refused.append((file, error))
        }
      }
      let report = ClassReport(handIns, refused: refused, lessons: lessons)
      try write(report)
      for (file, problem) in refused {
        StandardStream.error.write("gradus: \(file) \(problem.words)\n")
      }
      for handIn in handIns where handIn.isForged {
        StandardStream.error.write(
          "gradus: \(handIn.file) does not hold: \(handIn.handIn.name)'s statements give other numbers\n"
        )
      }
      if !refused.isEmpty || handIns.contains(where: \.isForged) { throw ExitCode.failure }
    }

    /// The lessons of the course, and those that were named.
    private func lessons() throws -> [Lesson] {
      let course = Shell.library.files.compactMap { try? LessonLibrary.lesson(at: $0) }
      do {
        // Behind the course, but before a lesson of it that has the same name.
        let others = try own.map { try LessonLibrary.lesson(at: $0) }
        let names = Set(others.map(\.name))
        return course.filter { !names.contains($0.name) } + others
      } catch let error as LessonError {
        for report in error.reports { StandardStream.error.write(report + "\n") }
        throw ExitCode(2)
      }
    }

    /// The files at a path: a folder's hand-ins, or the file itself.
    private static func files(at path: String) -> [String] {
      guard FileStore.isFolder(path), let names = try? FileStore.names(inFolder: path) else {
        return [path]
      }
      return names.filter { $0.hasSuffix(HandIn.ending) }
        .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    private static func read(_ file: String) throws(HandInProblem) -> [UInt8] {
      do {
        return try FileStore.read(file, limit: HandIn.longest, isRegular: true)
      } catch {
        throw .notReadable(error.reason)
      }
    }

    private func write(_ report: ClassReport) throws {
      let text: String
      if csv {
        text = report.csv
      } else if html {
        text = report.html
      } else if format.json {
        let envelope = JSONEnvelope(file: "", line: 1, statement: "lesson collect")
        text = JSONRenderer().object(for: report.document, envelope: envelope) + "\n"
      } else if output == nil {
        return Gradus.LessonCommand.print(report.document.blocks)
      } else {
        text = TerminalRenderer().render(report.document)
      }
      guard let output else { return StandardStream.output.write(text) }
      do {
        try FileStore.write(Array(text.utf8), to: output)
        StandardStream.error.write("written to \(output)\n")
      } catch {
        StandardStream.error.write("gradus: \(output) cannot be written: \(error.reason)\n")
        throw ExitCode.failure
      }
    }
  }
}
