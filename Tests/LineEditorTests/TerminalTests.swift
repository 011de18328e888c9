import Testing

@testable import LineEditor

@Suite struct TerminalTests {
  private func terminal(_ variables: [String: String]) -> Terminal {
    Terminal(inputIsTerminal: true, outputIsTerminal: true) { variables[$0] }
  }

  @Test func `colours are judged by NO_COLOR, TERM and COLORTERM`() {
    let expected: [([String: String], ColourLevel)] = [
      ([:], .none), (["TERM": "dumb"], .none), (["TERM": "xterm"], .basic),
      (["TERM": "xterm-256color"], .palette), (["TERM": "xterm-direct"], .trueColour),
      (["TERM": "xterm", "COLORTERM": "truecolor"], .trueColour),
      (["TERM": "xterm", "COLORTERM": "24bit"], .trueColour),
      (["TERM": "xterm", "COLORTERM": "24bit", "NO_COLOR": "1"], .none),
      (["TERM": "xterm", "NO_COLOR": ""], .basic),
      (["TERM": "dumb", "COLORTERM": "truecolor"], .none),
    ]
    for (variables, level) in expected {
      #expect(terminal(variables).colourLevel == level, "\(variables)")
    }
    #expect(ColourLevel.basic < .palette)
  }

  @Test func `the first locale variable that is set decides about Unicode`() {
    #expect(terminal(["LANG": "de_DE.UTF-8"]).wantsUnicode)
    #expect(terminal(["LANG": "C.utf8", "LC_ALL": ""]).wantsUnicode)
    #expect(!terminal(["LANG": "de_DE.UTF-8", "LC_ALL": "C"]).wantsUnicode)
    #expect(!terminal(["LANG": "de_DE.UTF-8", "LC_CTYPE": "POSIX"]).wantsUnicode)
    #expect(!terminal([:]).wantsUnicode)
  }

  @Test func `a person can edit only on a terminal at both ends that is not dumb`() {
    #expect(terminal(["TERM": "xterm"]).isInteractive)
    #expect(!terminal(["TERM": "dumb"]).isInteractive)
    #expect(!terminal([:]).isInteractive)
    let piped = Terminal(inputIsTerminal: true, outputIsTerminal: false) { _ in "xterm" }
    #expect(!piped.isInteractive)
  }

  @Test func `a prompt's escapes stand between marks`() {
    let prompt = Prompt(text: "g> ", coloured: "\u{1B}[1;34mλ>\u{1B}[0m ")
    #expect(prompt.marked == "\u{1}\u{1B}[1;34m\u{2}λ>\u{1}\u{1B}[0m\u{2} ")
    #expect(Prompt(text: "g> ").marked == "g> ")
  }

  @Test func `text is measured and cut by columns`() {
    #expect(TerminalText.width("abc") == 3)
    #expect(TerminalText.width("λ\u{1B}[31m漢\u{1B}[0me\u{301}") == 4)
    #expect(TerminalText.clipped("abcdef", columns: 3) == "abc")
    #expect(TerminalText.clipped("a漢字", columns: 4) == "a漢")
    #expect(TerminalText.clipped("\u{1B}[31mabc", columns: 2) == "\u{1B}[31mab\u{1B}[0m")
    #expect(TerminalText.clipped("abc", columns: 0).isEmpty)
  }

  @Test func `a line's bytes are judged, with the column of the first fault`() {
    #expect(LineEvent(bytes: Array("λ".utf8)) == .line("λ"))
    #expect(
      LineEvent(bytes: [0xCE, 0xBB, 0x61, 0xCE])
        == .invalid(LineDefect(reason: .notUTF8, column: 3, text: "λa\u{FFFD}")))
    #expect(
      LineEvent(bytes: [0x61, 0, 0x62])
        == .invalid(LineDefect(reason: .nul, column: 2, text: "a\0b")))
  }
}
