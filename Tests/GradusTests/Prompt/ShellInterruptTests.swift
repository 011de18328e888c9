import Foundation
import TerminalSupport
import Testing

@Suite struct ShellInterruptTests {
  @Test func `Ctrl-C clears the line`() throws {
    let shell = try ShellInTerminal()
    try shell.send("let a = 5", andWaitFor: "let a = 5")
    try shell.send("\u{3}", andWaitFor: "^C")
    try shell.waitForPrompt()
    #expect(try shell.run("a").contains("^"))
    #expect(try shell.run("6 * 7") == "42\n")
  }

  @Test func `Ctrl-C leaves a continuation`() throws {
    let shell = try ShellInTerminal()
    try shell.terminal.send("let a = [1,\r")
    try shell.waitForCursorLine("   ...>")
    try shell.send("2", andWaitFor: "2")
    try shell.terminal.send("\u{3}")
    try shell.waitForPrompt()
    #expect(try shell.run("6 * 7") == "42\n")
  }

  @Test func `Ctrl-C while computing stops that, and all is as before`() throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = zeros(3000,3000); let b = 5")
    // The echo of 7 shows that the product has begun, or is about to.
    try shell.send("7; let b = a @ a; 8\r", andWaitFor: "7\r\n")
    try shell.send("\u{3}", andWaitFor: "stopped; everything is as it was before this statement")
    try shell.waitForPrompt()
    #expect(!shell.outputText.contains("\r\n8\r\n"))
    #expect(try shell.run("print b") == "5\n")
    #expect(try shell.run("undo") == "undone: let b = 5\n")
  }

  @Test func `Ctrl-C ends a training and not what it has to say, on a dumb terminal too`() throws {
    let shell = try ShellInTerminal(environment: ["TERM": "dumb"], waiting: false)
    try shell.send("example sum; 6 * 7\n", andWaitFor: "42")
    try shell.send("train 100000000 steps; 111 * 111\n", andWaitFor: "111 * 111")
    // Long enough for a step to be done: without one there is nothing to keep.
    Thread.sleep(forTimeInterval: 0.5)
    try shell.send("\u{3}", andWaitFor: "what was learned stays")
    try shell.send("5 + 6\n", andWaitFor: "11")
    #expect(!shell.outputText.contains("12321"))
  }

  @Test func `Ctrl-C right behind Return stops the line, and the pasted ones behind it`() throws {
    let shell = try ShellInTerminal()
    try shell.run("let a = zeros(3000,3000)")
    try shell.terminal.send("\u{1B}[200~7\ra @ a\r6*9\r\u{1B}[201~")
    try shell.terminal.waitFor("a @ a\r\n")
    try shell.terminal.send("\u{3}")
    try shell.waitForPrompt()
    #expect(try shell.run("6 * 7") == "42\n")
    #expect(!shell.outputText.contains("54"))
  }
}
