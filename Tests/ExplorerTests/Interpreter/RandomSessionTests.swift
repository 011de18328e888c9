import CommandLanguage
import NeuralNetwork
import Platform
import Sessions
import Storage
import TestSupport
import Testing

@testable import Explorer

/// Random sessions over the whole vocabulary, saved and sourced, undone and redone, killed behind
/// any statement and resumed: each keeps every bit.
///
/// `Tests/RandomSessions/run` runs longer ones.
@Suite struct RandomSessionTests {
  /// How many statements all sessions have together.
  private static let length =
    getenv("GRADUS_RANDOM_STATEMENTS").flatMap { Int(String(cString: $0)) } ?? 100
  private static let seed =
    getenv("GRADUS_RANDOM_SEED").flatMap { UInt64(String(cString: $0)) } ?? 1
  /// How many statements a session has at most.
  private static let longest = 50

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(["cut/README": "", "empty": "# nothing\n"]) }

  @Test func `random sessions keep every bit`() throws {
    let files = try filesToRead()
    var generator = StatementGenerator(seed: Self.seed)
    var (done, successes, number) = (0, 0, 0)
    while done < Self.length {
      number += 1
      let journal = try Journal(folder: folder.file("sessions"))
      var session = RandomSession(journal: journal, generator: generator, files: files)
      session.type(until: min(Self.longest, Self.length - done))
      generator = session.nextGenerator
      try check(
        &session, "session \(number) of seed \(Self.seed)", undoing: 1 + generator.below(12))
      journal.discard()
      done += session.statements.count
      successes += session.successes
    }
    if getenv("GRADUS_RANDOM_STATEMENTS") != nil {
      print("\(number) sessions, \(done) statements, \(successes) of them successful")
    }
    #expect(successes * 10 > done * 6, "\(successes) of \(done) succeeded")
  }

  /// Files for statements to read, some of which fit.
  private func filesToRead() throws -> [String] {
    var interpreter = Interpreter()
    let (weights, numbers) = (folder.file("w.npz"), folder.file("w.safetensors"))
    for outcome in run(
      "example both; let k = ones(2,2); export numpy \(weights); export safetensors \(numbers)",
      in: &interpreter)
    {
      #expect(outcome.diagnostic == nil)
    }
    return [weights, numbers, folder.file("empty"), folder.file("missing")]
  }

  private func check(
    _ session: inout RandomSession, _ name: String, undoing steps: Int
  ) throws {
    let story = "\(name):\n" + session.statements.joined(separator: "\n")
    if let contradiction = session.contradiction {
      Issue.record("one history, two sessions: \(contradiction)\n\(story)")
    }
    let now = SessionSnapshot(session.work.session)
    try checkJournal(session, story)
    try checkSaving(session.work, now, story)
    checkUndoing(&session, steps, now, story)
  }

  /// Kills the session behind each statement, in the middle of the journal's next line.
  private func checkJournal(_ session: RandomSession, _ story: String) throws {
    let sessions = folder.file("sessions")
    let name = try #require(folder.names(in: "sessions").first { $0.hasSuffix(".journal") })
    let bytes = try FileStore.read("\(sessions)/\(name)", limit: 1 << 30)
    let ends = bytes.indices.filter { bytes[$0] == 0x0A }
    var resumed = Interpreter(environment: Environment(mayWriteFiles: false))
    var done = 0
    for (number, moment) in session.moments.enumerated() {
      // The first line is the heading.
      let whole = ends[moment.lines] + 1
      let next = moment.lines + 1 < ends.count ? ends[moment.lines + 1] : whole
      let events = try events(in: bytes[..<(whole + (next - whole) / 2)])
      #expect(events.count == moment.lines, "\(story)")
      _ = resumed.resume(Array(events[done...]))
      done = events.count
      expectSame(
        SessionSnapshot(resumed.session), moment.snapshot, "killed behind \(number)", story)
    }
    #expect(resumed.history.entries == session.work.history.entries, "\(story)")
    // The same at once.
    var again = Interpreter(environment: Environment(mayWriteFiles: false))
    _ = again.resume(try events(in: bytes[...]))
    let end = SessionSnapshot(session.work.session)
    expectSame(SessionSnapshot(again.session), end, "resumed", story)
  }

  /// What a shell finds in a journal of these bytes.
  private func events(in bytes: ArraySlice<UInt8>) throws -> [JournalEvent] {
    try folder.write(Array(bytes), to: "cut/x.journal")
    return Journal.abandoned(in: folder.file("cut")).first?.events ?? []
  }

  /// Saves it, and sources that in an empty session and in a full one; with its weights, too.
  private func checkSaving(
    _ work: Interpreter, _ now: SessionSnapshot, _ story: String
  ) throws {
    try folder.write(SavedScript(work.history.entries).text.utf8, to: "saved.gradus")
    let full = RandomSession.beginnings[5] + "; seed 9; let k = 1; optimizer adam; train 1 step"
    for before in ["", full] {
      expectSame(
        SessionSnapshot(sourced("saved.gradus", behind: before)), now, "saved and sourced", story)
    }
    let script = try SavedScript(work.history.entries).withNumbers(
      of: work.session, interruption: .never)
    try folder.write(script.text.utf8, to: "numbers.gradus")
    let other = sourced("numbers.gradus", behind: "")
    expectSame(
      SessionSnapshot(other, but: SessionSnapshot.notInNumbers),
      SessionSnapshot(work.session, but: SessionSnapshot.notInNumbers),
      "with weights:\n\(script.text)", story)
  }

  private func sourced(_ file: String, behind before: String) -> Session {
    var interpreter = Interpreter(environment: Environment(mayWriteFiles: false))
    _ = run(before, in: &interpreter)
    _ = run("source \(folder.file(file))", in: &interpreter)
    return interpreter.session
  }

  /// Takes statements back and does them again; each history has its one session.
  private func checkUndoing(
    _ session: inout RandomSession, _ steps: Int, _ now: SessionSnapshot, _ story: String
  ) {
    session.work.environment.interruption = .never
    var undone = 0
    while undone < steps, run("undo", in: &session.work).last?.diagnostic == nil {
      undone += 1
      let history = session.work.history.entries.map(\.text)
      if let before = session.known[history] {
        expectSame(SessionSnapshot(session.work.session), before, "undone \(undone)", story)
      }
    }
    for _ in 0..<undone {
      #expect(run("redo", in: &session.work).last?.diagnostic == nil, "\(story)")
    }
    expectSame(SessionSnapshot(session.work.session), now, "undone and redone", story)
  }

  private func expectSame(
    _ found: SessionSnapshot, _ wanted: SessionSnapshot, _ what: String, _ story: String
  ) {
    guard let difference = found.difference(from: wanted) else { return }
    Issue.record("\(what): \(difference)\n\(story)")
  }
}
