/// What `record` asks of the shell.
public enum RecordingRequest: Equatable, Sendable {
  /// To write down from now on what is typed and shown.
  case start(file: String)
  /// To end that.
  case stop
}

/// A recording that has begun or ended.
public struct RecordingSummary: Equatable, Sendable {
  /// The file.
  public let file: String
  /// How long it is, in seconds.
  public let seconds: Double
  /// What became of a file that was there.
  public let written: WrittenFile

  /// Makes a summary.
  public init(file: String, seconds: Double, written: WrittenFile = WrittenFile()) {
    self.file = file
    self.seconds = seconds
    self.written = written
  }
}
