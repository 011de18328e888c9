import Storage

/// What `record` asks of the shell.
package enum RecordingRequest: Equatable, Sendable {
  /// To write down from now on what is typed and shown.
  case start(file: String)
  /// To end that.
  case stop
}

/// A recording that has begun or ended.
package struct RecordingSummary: Equatable, Sendable {
  /// The file.
  let file: String
  /// How long it is, in seconds.
  let seconds: Double
  /// What became of a file that was there.
  let written: WrittenFile

  /// Makes a summary.
  package init(file: String, seconds: Double, written: WrittenFile = WrittenFile()) {
    self.file = file
    self.seconds = seconds
    self.written = written
  }
}
