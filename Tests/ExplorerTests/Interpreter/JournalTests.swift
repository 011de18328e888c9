import CommandLanguage
import Explorer
import Platform
import Sessions
import Storage
import Synchronization
import TestSupport
import Testing

@Suite struct JournalTests {
  private let folder: TemporaryFolder
  private var sessions: String { folder.file("sessions") }

  init() throws { folder = try TemporaryFolder(["sessions/README": ""]) }

  private func leave(_ statements: [String], as name: String) throws {
    let lines = statements.map { "+\($0)\n" }.joined()
    try folder.write("gradus journal 1\n\(lines)".utf8, to: "sessions/\(name).journal")
  }

  @Test func `a pipe among the journals is left alone`() throws {
    mkfifo(sessions + "/x.journal", 0o600)
    try leave(["let a = 1"], as: "y")
    #expect(Journal.abandoned(in: sessions).map(\.lastStatement) == ["let a = 1"])
  }

  @Test func `a beginning of another is dropped`() throws {
    try leave(["let a = 1"], as: "short")
    try leave(["let a = 1", "let b = 2"], as: "long")
    try leave(["let a = 1", "let b = 2"], as: "same")
    try leave(["let b = 2"], as: "other")
    let found = Journal.abandoned(in: sessions)
    #expect(Set(found.map(\.statementCount)) == [1, 2])
    #expect(found.count == 2)
    #expect(!folder.names(in: "sessions").contains("short.journal"))
  }

  @Test func `a journal can neither write a file nor leave the shell`() throws {
    let file = folder.file("stolen")
    try leave(["let a = 1", "save \(file)", "export numpy \(file)", "quit", "let b = 2"], as: "x")
    let session = try #require(Journal.abandoned(in: sessions).first)
    var interpreter = Interpreter()
    _ = interpreter.resume(session)
    #expect(!folder.names().contains("stolen"))
    #expect(!interpreter.hasQuit)
    #expect(interpreter.session.definitions.keys.sorted() == ["a", "b"])
  }

  @Test(arguments: [1, 240]) func `a long journal tells how far it is done again`(
    statements: Int
  ) throws {
    try leave((0..<statements).map { "let a\($0) = \($0)" }, as: "x")
    let session = try #require(Journal.abandoned(in: sessions).first)
    let told = Mutex<[Double?]>([])
    var interpreter = Interpreter()
    interpreter.environment = Environment(
      interruption: .never, mayWriteFiles: false,
      progress: { progress, _ in told.withLock { $0.append(progress?.fraction) } })
    #expect(interpreter.resume(session) == statements)
    let fractions = told.withLock { $0 }
    // The line is wiped behind the last statement.
    #expect(fractions.last == .some(nil))
    #expect(fractions.count > (statements == 1 ? 0 : 20))
    let shares = fractions.compactMap { $0 }
    #expect(shares == shares.sorted() && shares.allSatisfy { $0 > 0 && $0 <= 1 })
  }
}
