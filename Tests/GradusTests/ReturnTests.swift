import TerminalSupport
import Testing

@Suite("Return on an empty line")
struct ReturnTests {
  @Test("repeats a stepping command, and says so")
  func repeats() throws {
    let shell = try ShellInTerminal()
    #expect(try shell.run("example sum; step").contains("pixel 1 of 4"))
    let second = try shell.run("")
    #expect(second.contains("(Return: step)") && second.contains("pixel 2 of 4"))
    #expect(try shell.run("").contains("pixel 3 of 4"))
    #expect(try shell.quit() == .exit(0))
  }

  @Test("repeats nothing else")
  func nothingElse() throws {
    let shell = try ShellInTerminal()
    #expect(try shell.run("example sum; step; where").contains("1 of all"))
    #expect(try !shell.run("").contains("(Return"))
    try shell.run("step")
    try shell.run("step 0")
    #expect(try !shell.run("").contains("(Return"))
  }
}
