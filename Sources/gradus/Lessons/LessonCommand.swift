import ArgumentParser
import Documents
import Lessons
import NeuralNetwork
import Sessions

extension Gradus {
  /// `gradus lesson …`.
  struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lesson", abstract: "Take, list and test lessons.",
      subcommands: [
        Take.self, List.self, Test.self, New.self, Report.self, Collect.self, Export.self,
      ],
      defaultSubcommand: Take.self)

    /// Writes a document as to a pipe.
    static func print(_ blocks: [Documents.Block]) {
      DocumentPrinter(isInteractive: false).print(
        Document(kind: "lesson", blocks: blocks), settings: Settings())
    }
  }
}

extension Gradus.LessonCommand {
  /// `gradus lesson NAME`.
  struct Take: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "take", abstract: "Take a lesson, in the shell (the default).")

    @Argument(
      help: "The lesson's name, number or file; without one, the lessons are listed.",
      completion: .lessons)
    var name: String?

    @OptionGroup var startup: StartupOptions

    mutating func run() throws {
      guard let name else {
        var list = try List.parse([])
        return try list.run()
      }
      throw Shell(readsStartupFile: !startup.noInit).run(lesson: name)
    }
  }

  /// `gradus lesson list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the lessons there are.")

    mutating func run() throws {
      let library = Shell.library
      guard let place = library.place, !library.files.isEmpty else {
        StandardStream.error.write("gradus: \(LessonWordError.noLessons.report)\n")
        throw ExitCode.failure
      }
      var rows: [[Text]] = []
      var failed = false
      for file in library.files {
        do {
          let lesson = try LessonLibrary.lesson(at: file)
          rows.append([
            "\(lesson.number.map(String.init) ?? "")", .code(lesson.name), Text(lesson.title),
            "\(lesson.steps.count)", "\(lesson.minutes)",
          ])
        } catch {
          for report in error.reports { StandardStream.error.write(report + "\n") }
          failed = true
        }
      }
      Gradus.LessonCommand.print([
        .heading("lessons in \(place)"),
        .table(
          Table(
            columns: [
              .init("", .trailing), .init("name"), .init("title"), .init("steps", .trailing),
              .init("minutes", .trailing),
            ], rows: rows)),
      ])
      if failed { throw ExitCode.failure }
    }
  }
}
