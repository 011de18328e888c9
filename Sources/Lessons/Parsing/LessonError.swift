/// What is wrong with a lesson's file: everything that was found, in the order of lines.
public struct LessonError: Error, Sendable {
  /// The file, as it was named.
  public let file: String
  /// What was found; at least one.
  public let findings: [Finding]

  /// A problem and its place.
  public struct Finding: Sendable {
    /// The line, counted from 1; 0 where the file as a whole is meant.
    public let line: Int
    /// What is wrong.
    public let problem: LessonProblem
  }

  /// The reports, each with its file, line and what would work.
  public var reports: [String] { findings.map { $0.problem.report(file: file, line: $0.line) } }
}
