import Documents

extension Session {
  /// `reset`: everything as at the start, but for what is not the learner's own.
  package mutating func reset() -> Document {
    var fresh = Session()
    fresh.hiddenFault = hiddenFault
    fresh.falsification = falsification
    fresh.changeCount = changeCount + 1
    fresh.files = files
    fresh.memoryBound = memoryBound
    self = fresh
    return Document(
      kind: "reset",
      blocks: [.paragraph("the session is empty, as at the start; \(.code("undo")) brings it back")]
    )
  }
}
