import CommandLanguage

/// A problem and where in the source it shows.
package struct Failure: Error {
  /// What is wrong.
  package let problem: Problem
  /// Where, if it can be pointed at.
  let range: SourceRange?

  /// Makes a failure.
  package init(_ problem: Problem, at range: SourceRange? = nil) {
    self.problem = problem
    self.range = range
  }

  /// The message for it, with the way on from where a session stands.
  package func diagnostic(in session: Session) -> Diagnostic {
    problem.diagnostic(at: range, in: session)
  }

  /// The same problem, pointed at where nothing more precise is known.
  package func located(at fallback: SourceRange) -> Failure {
    Failure(problem, at: range ?? fallback)
  }
}
