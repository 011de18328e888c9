import Testing

@testable import LineEditor

@Suite struct BackgroundAnswerTests {
  private func answer(_ text: String) -> BackgroundAnswer {
    var answer = BackgroundAnswer()
    for byte in text.utf8 { answer.feed(byte) }
    return answer
  }

  @Test(arguments: [
    ("\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\", true), ("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{7}", false),
    ("\u{1B}]11;rgb:ff/ff/ff\u{7}", true), ("\u{1B}]11;rgba:0000/0000/0000/ffff\u{7}", false),
  ])
  func `a colour is light or dark`(text: String, isLight: Bool) {
    let answer = answer(text + "\u{1B}[?62;22c")
    #expect(answer.isLight == isLight)
    #expect(answer.isComplete)
    #expect(answer.others.isEmpty)
  }

  @Test func `a terminal without that answer says what it is, and no more is waited for`() {
    let answer = answer("\u{1B}[?1;2c")
    #expect(answer.isComplete)
    #expect(answer.isLight == nil)
  }

  @Test func `what is typed meanwhile is kept in its order`() {
    let answer = answer("co\u{1B}[A\u{1B}]11;rgb:0/0/0\u{7}nv\u{1B}[?6cx\u{1B}")
    #expect(String(decoding: answer.others, as: UTF8.self) == "co\u{1B}[Anvx\u{1B}")
    #expect(answer.isLight == false)
  }

  @Test(arguments: ["\u{1B}]11;nonsense\u{7}", "\u{1B}]11;rgb:zz/1\u{7}"])
  func `an answer that is none says nothing`(text: String) {
    #expect(answer(text).isLight == nil)
    #expect(answer(text).others.isEmpty)
  }
}
