import CommandLanguage
import Sessions
import Storage

extension Interpreter {
  /// Makes a session again from its journal, statement by statement, without showing anything.
  ///
  /// An interruption ends it between two statements, with what was made so far.
  ///
  /// - Returns: how many statements ran; those that fail now, as where a file has gone, are left out.
  package mutating func resume(_ session: Journal.Abandoned) -> Int { resume(session.events) }

  /// Makes what a journal's events tell of.
  mutating func resume(_ events: [JournalEvent]) -> Int {
    var count = 0
    var groupStarts: [Int] = []
    let environment = self.environment
    // What a journal says is done again in the session alone: nothing is written, nobody is asked.
    self.environment = Environment(
      interruption: environment.interruption, mayWriteFiles: false, journal: environment.journal,
      progress: environment.progress)
    let all = events.count { if case .statement = $0 { true } else { false } }
    var begun = 0
    var told = ContinuousClock.now
    defer {
      self.environment = environment
      environment.progress?(nil, settings)
      resumedFiles = [:]
      hasQuit = false
    }
    for event in events {
      if environment.interruption.isRaised { break }
      switch event {
      case .file(let file): resumedFiles[file.stamp.path] = file
      case .groupBegins:
        groupStarts.append(history.entries.count)
        environment.journal?(.groupBegins)
      case .groupEnds:
        if let start = groupStarts.popLast() { history.group(from: start) }
        environment.journal?(.groupEnds)
      case .statement(let text):
        begun += 1
        let isDue = ContinuousClock.now - told > Self.longestSilence
        if isDue || (all >= Self.manyStatements && begun.isMultiple(of: all / Self.fewestReports)) {
          told = ContinuousClock.now
          environment.progress?(
            WorkProgress(
              "statement \(begun) of \(all)", fraction: Double(begun) / Double(all)),
            settings)
        }
        for source in ScriptParser.statements(in: text) {
          if case .success = run(source) { count += 1 }
        }
      }
    }
    while let start = groupStarts.popLast() {
      history.group(from: start)
      environment.journal?(.groupEnds)
    }
    return count
  }

  /// How far a session is resumed is told after this time, and so often where there are many statements.
  private static let longestSilence = Duration.milliseconds(200)
  private static let manyStatements = 100
  private static let fewestReports = 20
}
