import Foundation
import TerminalSupport
import Testing

/// Runs the program that was built beside the tests.
func gradus(_ arguments: [String], input: [UInt8] = []) throws -> PipedProgram {
  try PipedProgram(
    BuiltProgram.path("gradus"), arguments,
    environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "COLORTERM": "truecolor"],
    input: input)
}

/// Runs the program that was built beside the tests.
func gradus(_ arguments: String..., input: String = "") throws -> PipedProgram {
  try gradus(arguments, input: Array(input.utf8))
}

/// One line of `--json`.
struct Answer {
  let fields: [String: Any]

  var isOK: Bool { fields["ok"] as? Bool ?? false }
  var kind: String { self["kind"] }
  var file: String { self["file"] }
  var statement: String { self["statement"] }
  var code: String { self["code"] }
  var suggestion: String { self["suggestion"] }
  var line: Int { fields["line"] as? Int ?? -1 }
  var column: Int { fields["column"] as? Int ?? -1 }
  var shape: [Int]? { fields["shape"] as? [Int] }
  var data: [Any]? { fields["data"] as? [Any] }
  var numbers: [Double]? { data?.compactMap { ($0 as? NSNumber)?.doubleValue } }

  private subscript(key: String) -> String { fields[key] as? String ?? "" }
}

extension PipedProgram {
  /// The objects that it wrote, one a line.
  func answers(sourceLocation: SourceLocation = #_sourceLocation) throws -> [Answer] {
    try outputText.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      let fields = try #require(object as? [String: Any], sourceLocation: sourceLocation)
      #expect(fields["schema"] as? Int == 1, sourceLocation: sourceLocation)
      return Answer(fields: fields)
    }
  }
}
