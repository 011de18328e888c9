import ArgumentParser
import Documents
import Lessons
import Platform
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson new NAME`.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "new",
      abstract: "Write the commented beginning of a lesson.")

    @Argument(help: "Its name, as 17-my-lesson; the file is NAME.md, here.")
    var name: String

    mutating func run() throws {
      let file = name.hasSuffix(".md") ? name : name + ".md"
      guard access(file, F_OK) != 0 else {
        StandardStream.error.write("gradus: \(file) is there already and stays as it is\n")
        throw ExitCode.failure
      }
      let title = Lesson.title(fromFile: file)
      do {
        try FileStore.write(Array(LessonStart.text(title: title).utf8), to: file)
      } catch {
        StandardStream.error.write("gradus: \(file) cannot be written: \(error.reason)\n")
        throw ExitCode.failure
      }
      StandardStream.output.write(
        "\(file)\ngradus lesson test \(file) tests it, gradus lesson \(file) runs it\n")
    }
  }

  /// `gradus lesson export NAME`.
  struct Export: ParsableCommand {
    /// Where the answers stand.
    enum Answers: String, ExpressibleByArgument, CaseIterable {
      case end, none
    }

    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a handout of a lesson to standard output, or all lessons as pages.",
      usage: "gradus lesson export [<options>] [<name>]")

    @Flag(help: "Write a page in HTML.")
    var html = false

    @Option(help: "Where the answers stand: at the end, or not at all (unless given).")
    var answers = Answers.none

    @Option(
      help: ArgumentHelp(
        "Write all lessons as pages into this folder, for a browser, without a server.",
        valueName: "folder"), completion: .directory)
    var site: String?

    @Argument(
      help: "The lesson's name, number or file; with --site all of them unless given.",
      completion: .lessons)
    var name: String?

    mutating func validate() throws {
      if site == nil, name == nil {
        throw ValidationError("say which lesson, or --site FOLDER for all of them")
      }
      if site != nil, html {
        throw ValidationError("--site writes pages already: leave --html out")
      }
    }

    mutating func run() throws {
      if let site { return try LessonSiteWriter(folder: site).write(name) }
      guard let name else { return }
      let file: String
      do throws(LessonWordError) {
        file = try Shell.lessonFile(named: name)
      } catch {
        StandardStream.error.write("gradus: \(error.report)\n")
        throw ExitCode(2)
      }
      do {
        let handout = LessonHandout(
          of: try LessonLibrary.lesson(at: file), withAnswers: answers == .end)
        StandardStream.output.write(html ? handout.html : handout.markdown)
      } catch {
        for report in error.reports { StandardStream.error.write(report + "\n") }
        throw ExitCode.failure
      }
    }
  }
}
