import TerminalSupport
import TestSupport
import Testing

@Suite struct RecallTests {
  private func demo(inputrc: String = "") throws -> Demo {
    let folder = try TemporaryFolder(["inputrc": inputrc])
    let demo = try Demo(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
    for line in ["conv 1", "dense 2", "conv 3", "relu"] {
      try demo.run(line, andWaitFor: "got: \(line)")
    }
    return demo
  }

  @Test(arguments: ["", "set editing-mode vi\n"])
  func `Up and Down recall the lines that begin as what is typed`(inputrc: String) throws {
    let demo = try demo(inputrc: inputrc)
    try demo.terminal.send("co")
    for (key, line) in [
      ("A", "conv 3"), ("A", "conv 1"), ("B", "conv 3"), ("B", "co"), ("A", "conv 3"),
    ] {
      try demo.terminal.send("\u{1B}[\(key)")
      try demo.waitForCursorLine("demo> \(line)")
    }
    try demo.run("!", andWaitFor: "got: conv 3!")
  }

  @Test func `without anything typed they recall every line`() throws {
    let demo = try demo()
    for (key, line) in [("A", " relu"), ("A", " conv 3"), ("A", " dense 2"), ("B", " conv 3")] {
      try demo.terminal.send("\u{1B}O\(key)")
      try demo.waitForCursorLine("demo>\(line)")
    }
  }

  @Test func `what the user's inputrc says of Up is what happens`() throws {
    let demo = try demo(inputrc: "\"\\e[A\": previous-history\n")
    try demo.terminal.send("co\u{1B}[A")
    try demo.waitForCursorLine("demo> relu")
  }

  @Test(arguments: [("\\eOP", "\u{1B}OP"), ("\\eh", "\u{1B}h"), ("\\e[C", "\u{1B}[C")])
  func `a key for help or a suggestion that the user's inputrc binds is the user's`(
    name: String, key: String
  ) throws {
    let folder = try TemporaryFolder(["inputrc": "\"\(name)\": \"mine\"\n"])
    let demo = try Demo(in: folder, environment: ["INPUTRC": folder.file("inputrc")])
    try demo.send("a\(key)b", andWaitFor: "amineb")
  }
}
