import LineEditor
import TerminalSupport
import Testing

@Suite struct PlainReaderTests {
  @Test func pipedInputIsReadWithoutPromptOrEscape() throws {
    let demo = try BuiltProgram.path("line-editor-demo")
    let run = try PipedProgram(
      demo, environment: ["TERM": "xterm"], input: Array("one\ntwo\r\nthree".utf8))
    #expect(run.outputText == "got: one\ngot: two\ngot: three\nbye\n")
    #expect(run.ending == .exit(0))
  }
}
