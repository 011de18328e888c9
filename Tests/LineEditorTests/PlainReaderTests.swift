import LineEditor
import Platform
import TerminalSupport
import Testing

// One after the other, since the interrupt flag is the whole process's.
@Suite(.serialized) struct PlainReaderTests {
  private func demo(_ input: [UInt8]) throws -> PipedProgram {
    try PipedProgram(
      BuiltProgram.path("line-editor-demo"), environment: ["TERM": "xterm"], input: input)
  }

  @Test func `piped input is read without prompt, echo or escape`() throws {
    let run = try demo(Array("one\ntwo\r\n\nthree".utf8))
    #expect(run.outputText == "got: one\ngot: two\ngot: \ngot: three\nbye\n")
    #expect(run.errors.isEmpty)
    #expect(run.ending == .exit(0))
  }

  @Test func `a line with a NUL or without UTF-8 is refused alone`() throws {
    let run = try demo(Array("a\nλ\0b\nλx\u{1}".utf8) + [0xFF, 0x0A] + Array("c\n".utf8))
    let lines = run.outputText.split(separator: "\n")
    #expect(lines[0] == "got: a")
    #expect(lines[1].hasPrefix("invalid at 2: the line holds a NUL byte"))
    #expect(lines[2].hasPrefix("invalid at 4: the line is not UTF-8"))
    #expect(lines[3] == "got: c")
  }

  @Test(arguments: [LineDefect.longestLine + 1, 5 * LineDefect.longestLine])
  func `a line over 1 MiB is refused and the next one runs`(length: Int) throws {
    let run = try demo([UInt8](repeating: 0x78, count: length) + Array("\nnext\n".utf8))
    let lines = run.outputText.split(separator: "\n")
    #expect(lines[0].hasPrefix("invalid at 1: the line is longer than 1 MiB"))
    #expect(lines[1] == "got: next")
  }

  @Test func `a line of just 1 MiB runs, also with a carriage return`() throws {
    let line = [UInt8](repeating: 0x78, count: LineDefect.longestLine)
    let run = try demo(line + Array("\r\n".utf8) + line)
    #expect(run.output.count == 2 * ("got: \n".utf8.count + line.count) + "bye\n".utf8.count)
  }

  @Test func `a dumb terminal gets neither prompt nor escape`() throws {
    let demo = try Demo(environment: ["TERM": "dumb"], waiting: false)
    try demo.send("one\n", andWaitFor: "got: one")
    try demo.send("half\u{3}", andWaitFor: "interrupted")
    try demo.send("two\n", andWaitFor: "got: two")
    try demo.send("page 100\n", andWaitFor: "row 100 at 80")
    try demo.send("\u{4}", andWaitFor: "bye")
    #expect(try demo.terminal.waitForEnd() == .exit(0))
    #expect(!demo.terminal.output.contains(0x1B))
    #expect(!demo.terminal.screen.text.contains("demo>"))
  }

  @Test func `an interrupt ends the wait for a pipe`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    defer { ends.forEach { close($0) } }
    Interrupts.install(interactive: true)
    // To the process: the thread of a test may have signals blocked.
    kill(getpid(), SIGINT)
    var reader = PlainReader(descriptor: ends[0])
    #expect(reader.readLine(prompt: Prompt(text: "")) == .interrupted)
    #expect(!Interrupts.isRequested)
  }

  @Test func `a stream that cannot be read says so and ends`() {
    let folder = open("/", O_RDONLY)
    defer { close(folder) }
    var reader = PlainReader(descriptor: folder)
    let event = reader.readLine(prompt: Prompt(text: ""))
    guard case .invalid(let defect) = event else {
      Issue.record("\(event)")
      return
    }
    #expect(defect.message == "the input cannot be read: Is a directory")
    #expect(reader.readLine(prompt: Prompt(text: "")) == .endOfInput)
  }
}
