/// What is wrong with a lesson's file: everything that was found, in the order of lines.
package struct LessonError: Error, Sendable {
  /// The file, as it was named.
  package let file: String
  /// What was found; at least one.
  package let findings: [Finding]

  /// A problem and its place.
  package struct Finding: Sendable {
    /// The line, counted from 1; 0 where the file as a whole is meant.
    package let line: Int
    /// What is wrong.
    package let problem: LessonProblem
  }

  /// The reports, each with its file, line and what would work.
  package var reports: [String] { findings.map { $0.problem.report(file: file, line: $0.line) } }
}
