import TerminalSupport
import TestSupport
import Testing

@Suite struct PromptColourTests {
  private static let colour = ["NO_COLOR": "", "TERM": "xterm-256color"]

  private func shell(
    _ environment: [String: String] = PromptColourTests.colour, columns: Int = 80
  ) throws -> ShellInTerminal {
    try ShellInTerminal(environment: environment, columns: columns)
  }

  @Test func `a command is coloured, an unknown word underlined before Return`() throws {
    let shell = try shell()
    try shell.terminal.send("conv 2 3x3")
    try shell.terminal.waitForScreen("the line") { $0.cursorLine.hasPrefix("gradus> conv 2 3x3") }
    let screen = shell.terminal.screen
    #expect(
      screen.styledParts(inRow: screen.cursor.row).contains {
        $0.text == "conv" && $0.style.hasPrefix("1;")
      })
    try shell.terminal.send("\u{15}cnov ")
    try shell.waitForCursorLine("gradus> cnov")
    let row = shell.terminal.screen.styledParts(inRow: shell.terminal.screen.cursor.row)
    #expect(row.contains { $0.text == "cnov" && $0.style.hasPrefix("4;") })
  }

  @Test(arguments: [
    ["NO_COLOR": "1", "TERM": "xterm-256color"], ["NO_COLOR": "", "TERM": "vt100", "SET": "off"],
    ["NO_COLOR": "", "TERM": "xterm-256color", "SET": "speak"],
  ])
  func `without colour, with highlight off and for a screen reader the line is plain`(
    environment: [String: String]
  ) throws {
    let shell = try shell(environment)
    if environment["SET"] == "off" { try shell.run("set highlight off") }
    if environment["SET"] == "speak" { try shell.run("set speak on") }
    let start = shell.terminal.output.count
    try shell.terminal.send("conv 2 ")
    try shell.waitForCursorLine("gradus> conv 2")
    let written = String(decoding: shell.terminal.output[start...], as: UTF8.self)
    #expect(written == "conv 2 ")
  }

  @Test func `a key costs under 200 bytes in the middle on a line of 200 characters`() throws {
    let shell = try shell(columns: 60)
    try shell.run("example sum")
    let line =
      "conv1.weight.grad[0,0,1,1] * 2.5 + sum(contributions(conv1.weight[0,0,1,1])) == "
      + "correlate(input, conv1.out.grad, 1, 0, 1)[0] + 12345.678 - mean(abs(conv1.out)) ^ 2 @ "
      + "sobel_x # what it comes to"
    var costs: [Int] = []
    for (count, key) in (line + "\u{1B}[D\u{1B}[D\u{7F}\u{1}x\u{7F}\u{5}").enumerated() {
      let start = shell.terminal.output.count
      try shell.terminal.send(String(key))
      if count < line.count {
        let wanted = String(line.prefix(count + 1)).filter { $0 != " " }
        try shell.terminal.waitForScreen("\(count) characters") { screen in
          screen.lines.joined().filter { $0 != " " }.contains("gradus>" + wanted)
        }
        costs.append(shell.terminal.output.count - start)
      }
    }
    #expect(line.count >= 180)
    // What changes the meaning of all that stands there, as a bracket, costs more.
    #expect(costs.sorted()[costs.count / 2] < 200)
    #expect(costs.count { $0 >= 200 } <= costs.count / 10, "\(costs)")
  }
}
