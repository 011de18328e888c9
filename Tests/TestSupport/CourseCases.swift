import Foundation

/// Worked examples of a course's assignments, with PyTorch's numbers; see Tests/Oracles.
package struct CourseCases: Decodable, Sendable {
  /// One example.
  package struct Case: Decodable, Sendable, CustomStringConvertible {
    /// What is worked out.
    package let name: String
    /// The course and the notebook that has it.
    package let source: String
    /// The statements that set it up and run it.
    package let lines: [String]
    /// What expressions are to give behind them.
    package let checks: [String: NormCases.Numbers]

    /// The name and the source.
    package var description: String { "\(name) (\(source))" }
  }

  let cases: [Case]

  /// Those of `courses.json`.
  package static let all: [Case] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Oracles/courses.json")
    guard let data = try? Data(contentsOf: file),
      let cases = try? JSONDecoder().decode(CourseCases.self, from: data)
    else { fatalError("Tests/Oracles/courses.json is missing or damaged") }
    return cases.cases
  }()
}
