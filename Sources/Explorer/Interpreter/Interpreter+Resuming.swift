import CommandLanguage

extension Interpreter {
  /// Makes a session again from its journal, statement by statement, without showing anything.
  ///
  /// An interruption ends it between two statements, with what was made so far.
  ///
  /// - Returns: how many statements ran; those that fail now, as where a file has gone, are left out.
  public mutating func resume(_ session: Journal.Abandoned) -> Int {
    var count = 0
    var groupStarts: [Int] = []
    defer { resumedFiles = [:] }
    for event in session.events {
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
}
