import CommandLanguage
import Documents
import Explorer

extension Server {
  /// `get`: the value of a name or an expression; nothing changes.
  func get(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    switch present.value(of: try request.text(.name)) {
    case .failure(let diagnostic): replies.fail(diagnostic)
    case .success(let tensor):
      replies.send(.done) { writer in
        writer.member("value") { WireTensor.write(tensor, to: &$0) }
      }
    }
  }

  /// `set`: numbers for a name; a name that is new is made.
  mutating func set(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    let name = try request.text(.name)
    let tensor = try request.tensor(.value)
    switch lesson?.interpreter.give(tensor, to: name) ?? interpreter.give(tensor, to: name) {
    case .failure(let diagnostic): replies.fail(diagnostic)
    case .success: replies.send(.done)
    }
  }

  // MARK: Snapshots

  /// How many sessions are kept.
  private static let mostSnapshots = 256

  /// `snapshot`: keeps the session as it is.
  mutating func keep(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    guard snapshots.count < Self.mostSnapshots else {
      throw .tooManySnapshots(Self.mostSnapshots)
    }
    var script: String?
    if try request.flag(.script) {
      switch present.portableScript() {
      case .failure(let diagnostic): return replies.fail(diagnostic)
      case .success(let text): script = text
      }
    }
    snapshotCount += 1
    snapshots[snapshotCount] = Snapshot(interpreter: interpreter, lesson: lesson)
    replies.send(.done) { writer in
      writer.member("snapshot", snapshotCount)
      if let script { writer.member("script", script) }
    }
  }

  /// `restore`: the session as it was kept; what it was before is gone.
  mutating func restore(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    let kept = try snapshot(request)
    (interpreter, lesson) = (kept.interpreter, kept.lesson)
    lend(environment())
    replies.send(.done)
  }

  /// `forget`: drops a snapshot.
  mutating func forget(_ request: Request, _ replies: Replies) throws(RequestProblem) {
    _ = try snapshot(request)
    if let number = try request.integer(.snapshot, in: 1...Int.max) { snapshots[number] = nil }
    replies.send(.done)
  }

  private func snapshot(_ request: Request) throws(RequestProblem) -> Snapshot {
    guard let number = try request.integer(.snapshot, in: 1...Int.max) else {
      throw .missing(.snapshot, request.operation)
    }
    guard let kept = snapshots[number] else { throw .noSnapshot(number) }
    return kept
  }
}
