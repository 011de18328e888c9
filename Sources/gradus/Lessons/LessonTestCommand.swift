import ArgumentParser
import Documents
import Lessons
import NeuralNetwork
import Platform
import Storage

extension Gradus.LessonCommand {
  /// `gradus lesson test PATH…`.
  struct Test: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Test lessons: what must fail fails, what must pass passes, nobody is stuck.")

    @Flag(
      help: "Break the backward pass and the update in every way, and see which lessons notice.")
    var mutations = false

    @Flag(
      help: "List what was tried in place of work of the learner's own, and the steps without such."
    )
    var attacks = false

    @Flag(help: "List what does not fit on a screen of 80 columns and 24 lines at once.")
    var screens = false

    @Argument(
      help:
        "Lessons by file, name or number, or folders of them; those of the course unless given.",
      completion: .file(extensions: ["md"]))
    var paths: [String] = []

    mutating func run() throws {
      let files = paths.isEmpty ? Shell.library.files : paths.flatMap(Self.files)
      var lessons: [Lesson] = []
      var attacked: [[Text]] = []
      var tall: [[Text]] = []
      var findings = 0
      for file in files {
        do {
          let bytes = try read(file)
          let test = try LessonTest(bytes, file: file, among: known(beside: file))
          findings += test.findings.count
          report(test.findings.map { $0.report(file: file) })
          lessons.append(test.lesson)
          if screens { tall += Self.screens(of: test) }
          if attacks { attacked += Self.rows(of: test) }
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
      if screens { Self.printScreens(tall) }
      if attacks { Self.printAttacks(attacked) }
      if mutations { findings += reportMutations(lessons) }
      if findings > 0 { throw ExitCode.failure }
    }

    /// The lessons at a path, or the one of that name or number where nothing is there.
    private static func files(_ word: String) -> [String] {
      let isThere = access(word, F_OK) == 0
      return LessonLibrary.files(at: isThere ? word : Shell.library.file(of: word) ?? word)
    }

    /// The lessons that a learner may have taken before: those beside the file, and the course.
    private func known(beside file: String) -> Set<Int> {
      Shell.library.numbers.union(LessonLibrary.numbers(beside: file))
    }

    private func read(_ file: String) throws -> [UInt8] {
      do {
        return try LessonLibrary.bytes(at: file)
      } catch {
        StandardStream.error.write("gradus: \(file) cannot be read: \(error.reason)\n")
        throw ExitCode(2)
      }
    }

    private func report(_ reports: [String]) {
      for report in reports { StandardStream.error.write(report + "\n") }
    }

    /// A line for each step with something to do: what is worked out there, and what was tried.
    private static func rows(of test: LessonTest) -> [[Text]] {
      test.lesson.steps.indices.filter { !test.lesson.steps[$0].isReading }.map { step in
        let own = test.lesson.steps[step].ownWork
        let names = own.flatMap(\.nameTexts).joined(separator: " ")
        func tried(_ kind: LessonAttack.Kind) -> Text {
          let attacks = test.attacks.filter { $0.step == step && $0.kind == kind }
          if attacks.isEmpty { return "" }
          let noticed = attacks.count { $0.isNoticed }
          return noticed == attacks.count
            ? "\(noticed) noticed"
            : .strong("\(attacks.count - noticed) of \(attacks.count) pass")
        }
        return [
          Text(place(step, in: test.lesson)), Text(test.lesson.steps[step].title),
          own.isEmpty ? .muted("none") : .code(names), tried(.copy), tried(.number),
        ]
      }
    }

    /// A line for each screen that is too full.
    private static func screens(of test: LessonTest) -> [[Text]] {
      test.screens.map { screen in
        [
          Text(place(screen.step, in: test.lesson)), Text(test.lesson.steps[screen.step].title),
          Text(screen.isFirst ? "up to its first question" : "behind a question"),
          "\(screen.count)",
        ]
      }
    }

    private static func place(_ step: Int, in lesson: Lesson) -> String {
      "\(lesson.number.map(String.init) ?? lesson.name).\(step + 1)"
    }

    private static func printScreens(_ rows: [[Text]]) {
      if rows.isEmpty {
        return StandardStream.output.write("every screen has its question and fits\n")
      }
      Gradus.LessonCommand.print([
        .table(
          Table(
            columns: [.init("step"), .init(""), .init("screen"), .init("lines", .trailing)],
            rows: rows))
      ])
    }

    private static func printAttacks(_ rows: [[Text]]) {
      Gradus.LessonCommand.print([
        .table(
          Table(
            columns: [
              .init("step"), .init(""), .init("own work"), .init("copies"), .init("numbers"),
            ], rows: rows))
      ])
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
