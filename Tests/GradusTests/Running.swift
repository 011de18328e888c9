import Foundation
import TerminalSupport

/// Runs the program that was built beside the tests.
func gradus(_ arguments: String..., input: String = "") throws -> PipedProgram {
  try PipedProgram(
    BuiltProgram.path("gradus"), arguments, environment: ["LC_ALL": "C.UTF-8", "TERM": "xterm"],
    input: Array(input.utf8))
}
