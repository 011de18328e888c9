import LineEditor

/// The person at the terminal.
enum Person {
  /// Asks for one line, which can be edited where the terminal has the abilities; `nil` at the end of
  /// the input, and for Ctrl-C.
  static func ask(_ question: String) -> String? {
    if Terminal.current.isInteractive {
      guard case .line(let answer) = ReadlineReader.ask(Prompt(text: question)) else { return nil }
      return answer
    }
    StandardStream.output.write(question)
    var reader = PlainReader()
    guard case .line(let answer) = reader.readLine(prompt: Prompt(text: "")) else {
      StandardStream.output.write("\n")
      return nil
    }
    if Terminal.current.inputIsTerminal {
      // The terminal itself showed what was typed: a recording is told of it.
      var shown = answer + "\n"
      shown.withUTF8 { TerminalOutput.note(UnsafeRawBufferPointer($0)) }
    }
    return answer
  }
}
