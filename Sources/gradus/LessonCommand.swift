import ArgumentParser
import Documents
import Explorer
import Glibc
import Lessons
import NeuralNetwork

extension Gradus {
  /// `gradus lesson …`.
  struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lesson", abstract: "Take, list and test lessons.",
      subcommands: [List.self, Test.self])

    /// The lessons that are found from here.
    static var library: LessonLibrary {
      LessonLibrary { getenv($0).map { String(cString: $0) } }
    }

    /// Writes a document as to a pipe.
    static func print(_ blocks: [Documents.Block]) {
      DocumentPrinter(isInteractive: false).print(
        Document(kind: "lesson", blocks: blocks), settings: Settings())
    }
  }
}

extension Gradus.LessonCommand {
  /// `gradus lesson list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the lessons there are.")

    mutating func run() throws {
      let library = Gradus.LessonCommand.library
      guard let folder = library.folder, !library.files.isEmpty else {
        StandardStream.error.write(
          "gradus: no lessons are found; GRADUS_LESSONS names the folder that has them\n")
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
        .heading("lessons in \(folder)"),
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
