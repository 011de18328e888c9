import ArgumentParser
import Documents
import Explorer
import Lessons
import NeuralNetwork

extension Gradus.LessonCommand {
  /// `gradus lesson test PATH…`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Test lessons: what must fail fails, what must pass passes, nobody is stuck.")

    @Flag(
      help: "Break the backward pass and the update in every way, and see which lessons notice.")
    var mutations = false

    @Argument(
      help: "Lessons, or folders of them; those of the course unless given.",
      completion: .file(extensions: ["md"]))
    var paths: [String] = []

    mutating func run() throws {
      let files = paths.isEmpty ? Shell.library.files : paths.flatMap(LessonLibrary.files)
      var lessons: [Lesson] = []
      var findings = 0
      for file in files {
        do {
          let bytes = try read(file)
          let test = try LessonTest(bytes, file: file, among: known(beside: file))
          findings += test.findings.count
          report(test.findings.map { $0.report(file: file) })
          lessons.append(test.lesson)
          if test.findings.isEmpty {
            StandardStream.output.write(
              "\(file): \(test.lesson.steps.count.counted("step")), all well\n")
          }
        } catch let error as LessonError {
          findings += error.findings.count
          report(error.reports)
        }
      }
      if lessons.isEmpty, findings == 0 {
        StandardStream.error.write("gradus: \(LessonWordError.noLessons.report)\n")
        throw ExitCode(2)
      }
      if mutations { findings += reportMutations(lessons) }
      if findings > 0 { throw ExitCode.failure }
    }

    /// The lessons that a learner may have taken before: those beside the file, and the course.
    private func known(beside file: String) -> Set<Int> {
      Shell.library.numbers.union(LessonLibrary.numbers(beside: file))
    }

    private func read(_ file: String) throws -> [UInt8] {
      do {
        return try FileStore.read(file, limit: LessonParser.longest)
      } catch {
        StandardStream.error.write("gradus: \(file) cannot be read: \(error.reason)\n")
        throw ExitCode(2)
      }
    }

    private func report(_ reports: [String]) {
      for report in reports { StandardStream.error.write(report + "\n") }
    }

    /// Writes which lessons notice which fault.
    ///
    /// - Returns: how many faults none of them notices.
    private func reportMutations(_ lessons: [Lesson]) -> Int {
      var unnoticed = 0
      let rows = Fault.allCases.map { fault -> [Text] in
        let noticing = lessons.compactMap { lesson in
          MutationTest.firstFailure(of: lesson, with: fault).map { step in
            "\(lesson.number.map(String.init) ?? lesson.name):\(step + 1)"
          }
        }
        if noticing.isEmpty { unnoticed += 1 }
        return [
          .code(fault.rawValue),
          noticing.isEmpty ? .strong("no lesson notices") : Text(noticing.joined(separator: " ")),
        ]
      }
      Gradus.LessonCommand.print([
        .table(Table(columns: [.init("fault"), .init("lesson:step that fails")], rows: rows))
      ])
      return unnoticed
    }
  }
}
