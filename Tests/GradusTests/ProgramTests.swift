import TerminalSupport
import Testing

@Suite("The program without a terminal")
struct ProgramTests {
  @Test("-c runs one line")
  func oneLine() throws {
    let program = try gradus("-c", "let a = 2; a ^ 3; print a")
    #expect(program.ending == .exit(0))
    #expect(program.outputText == "a = 2\n8\n2\n")
    #expect(program.errorText.isEmpty)
  }
}
