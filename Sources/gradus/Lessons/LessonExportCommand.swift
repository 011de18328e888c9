import ArgumentParser
import Documents
import Explorer
import Lessons
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson export NAME`.
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a lesson as a handout or a notebook, or all lessons as pages.",
      usage: "gradus lesson export [<options>] [<name>]",
      discussion: """
        A notebook is for the Jupyter kernel gradus, which the Python package gradus-shell brings. \
        One of a file of your own needs that file beside it. `gradus lesson export all` writes all \
        lessons, each to a file of its own in the folder that --output names, else here.
        """)

    @Option(help: "markdown, html or ipynb; else what the output's name says, else markdown.")
    var format: LessonFormat?

    @Flag(help: "The same as --format html.")
    var html = false

    @Option(
      help: """
        Where the answers stand: at the end, filled in where they are asked, or none. Unless given, none \
        on paper, and behind a click in a notebook.
        """)
    var answers: LessonAnswers?

    @Option(
      name: .shortAndLong, help: "The file to write; of all lessons, the folder.",
      completion: .file())
    var output: String?

    @Option(
      help: ArgumentHelp(
        "Write all lessons as pages into this folder, for a browser, without a server.",
        valueName: "folder"), completion: .directory)
    var site: String?

    @Argument(
      help: "The lesson's name, number or file, or all; with --site all of them unless given.",
      completion: .lessons)
    var name: String?

    mutating func validate() throws {
      if site == nil, name == nil {
        throw ValidationError("say which lesson, or --site FOLDER for all of them")
      }
      if site != nil, html || format != nil || output != nil || answers != nil {
        throw ValidationError(
          "--site writes pages already: leave --html, --format, --answers and --output out")
      }
      if let page = output?.pageForPDF {
        throw ValidationError(
          "Gradus writes no PDF: --output \(page) is made for paper, print it to a PDF from a browser"
        )
      }
      if html, let format, format != .html {
        throw ValidationError("--html and --format \(format.rawValue) exclude one another")
      }
    }

    mutating func run() throws {
      if let site { return try LessonSiteWriter(folder: site).write(name == "all" ? nil : name) }
      guard let name else { return }
      let library = Shell.library
      guard name == "all" else {
        let format = chosen ?? output.flatMap(LessonFormat.init(fileName:)) ?? .markdown
        return try write(try lesson(named: name, in: library), as: format, library, to: output)
      }
      guard !library.files.isEmpty else { throw Self.failed(LessonWordError.noLessons.report) }
      let format = chosen ?? .markdown
      if let output {
        do {
          try FileStore.makeFolder(output)
        } catch {
          throw Self.failed("\(output) cannot be made: \(error.reason)", ExitCode(1))
        }
      }
      for file in library.files {
        let lesson = try lesson(named: file, in: library)
        let page = lesson.fileStem + "." + format.ending
        try write(lesson, as: format, library, to: output.map { "\($0)/\(page)" } ?? page)
      }
    }

    private var chosen: LessonFormat? { html ? .html : format }

    private func lesson(named name: String, in library: LessonLibrary) throws -> Lesson {
      do throws(LessonWordError) {
        return try library.lesson(named: name)
      } catch .unreadable(let error) {
        for report in error.reports { StandardStream.error.write(report + "\n") }
        throw ExitCode.failure
      } catch {
        throw Self.failed(error.report)
      }
    }

    private func write(
      _ lesson: Lesson, as format: LessonFormat, _ library: LessonLibrary, to file: String?
    ) throws {
      let text = format.text(of: lesson, in: library, answers: answers ?? format.usualAnswers)
      guard let file else { return StandardStream.output.write(text) }
      do {
        let bytes = Array(text.utf8)
        let written = try FileStore.write(
          format.mark?.marked(bytes) ?? bytes, to: file, keepsOthers: true)
        if let backup = written.backup {
          StandardStream.error.write("gradus: the \(file) that was there is kept as \(backup)\n")
        }
      } catch {
        throw Self.failed("\(file) cannot be written: \(error.reason)", ExitCode(1))
      }
    }

    private static func failed(_ words: String, _ code: ExitCode = ExitCode(2)) -> ExitCode {
      StandardStream.error.write("gradus: \(words)\n")
      return code
    }
  }
}

extension LessonAnswers: ExpressibleByArgument {}
extension LessonFormat: ExpressibleByArgument {}
