import Platform
import TerminalSupport
import TestSupport
import Testing

@Suite struct ShellJournalFileTests {
  @Test(arguments: ["removed", "changed"])
  func `a resumed session has the data of a file that was since`(_ fate: String) throws {
    let folder = try TemporaryFolder()
    let table = "\(folder.path)/table.csv"
    try folder.write(Array("a,label\n0.125,x\n2,y\n3,x\n".utf8), to: "table.csv")
    let first = try ShellInTerminal(in: folder, rows: 200)
    try first.run("data load \(table); input 1; dense 2; sample 1")
    let wanted = try first.run("data; print input")
    first.terminal.signal(SIGKILL)
    _ = try first.terminal.waitForEnd()
    if fate == "removed" {
      #expect(unlink(table) == 0)
    } else {
      try folder.write(Array("no table".utf8), to: "table.csv")
    }
    let second = try ShellInTerminal(in: folder, rows: 200, waiting: false)
    try second.terminal.waitFor("A session of 4 statements was left behind,")
    try second.send("y\r", andWaitFor: "4 statements done again")
    try second.waitForPrompt()
    #expect(try second.run("data; print input") == wanted)
    // A second crash finds them too, and undo knows them.
    #expect(try second.run("undo 4").contains("undone: data load"))
    try second.run("redo; redo; redo; redo")
    second.terminal.signal(SIGKILL)
    _ = try second.terminal.waitForEnd()
    let third = try ShellInTerminal(in: folder, rows: 200, waiting: false)
    try third.send("y\r", andWaitFor: "done again")
    try third.waitForPrompt()
    #expect(try third.run("data; print input") == wanted)
  }
}
