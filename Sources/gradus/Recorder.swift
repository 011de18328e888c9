import Documents
import Explorer
import LineEditor
import Platform
import Sessions
import Storage

/// Writes down what the terminal shows, from `record FILE` to `record off`.
///
/// Each event is handed to the system as it happens, in a file beside the one asked for, which takes
/// its place when the recording ends.
final class Recorder: @unchecked Sendable {
  // Used from the shell's one thread alone.
  private var recording: Recording?

  /// A recording that is under way.
  private struct Recording {
    let path: String
    let file: GrowingFile
    let start: Int
    var size: TerminalSize
    /// Bytes of a character that is not complete yet.
    var rest: [UInt8] = []
    var failure: FileStore.FileError?
  }

  /// Begins or ends a recording.
  func handle(_ request: RecordingRequest) -> Result<RecordingSummary, RecordingProblem> {
    switch request {
    case .start(let path): start(path)
    case .stop: stop()
    }
  }

  /// Notes that a statement begins, as a place that a player can jump to.
  func mark(_ statement: String) { write(.marker(statement)) }

  /// Ends the recording, if there is one.
  func finish() { _ = stop() }

  private func start(_ path: String) -> Result<RecordingSummary, RecordingProblem> {
    if let recording { return .failure(.already(file: recording.path)) }
    let size = Terminal.size
    let header = Asciicast.header(
      size: size, timestamp: time(nil),
      terminal: getenv("TERM").map { String(cString: $0) } ?? "")
    do {
      let file = try GrowingFile(replacing: path, keepsOthers: true)
      try file.append(header)
      recording = Recording(path: path, file: file, start: Self.now, size: size)
    } catch {
      return .failure(.notWritable(file: path, reason: error.reason))
    }
    TerminalOutput.observe { [unowned self] bytes in note(bytes) }
    return .success(RecordingSummary(file: path, seconds: 0))
  }

  private func stop() -> Result<RecordingSummary, RecordingProblem> {
    guard let recording else { return .failure(.none) }
    TerminalOutput.observe(nil)
    self.recording = nil
    let written: WrittenFile
    do throws(FileStore.FileError) {
      if let failure = recording.failure { throw failure }
      written = try recording.file.finish()
    } catch {
      return .failure(.notWritable(file: recording.path, reason: error.reason))
    }
    let seconds = Double((Self.now - recording.start) / 100_000) / 10
    return .success(RecordingSummary(file: recording.path, seconds: seconds, written: written))
  }

  private func note(_ bytes: UnsafeRawBufferPointer) {
    guard var recording else { return }
    recording.rest += bytes
    let complete = recording.rest.completeCharacters
    let text = String(decoding: recording.rest[..<complete], as: UTF8.self)
    recording.rest.removeFirst(complete)
    self.recording = recording
    let size = Terminal.size
    if size != recording.size {
      self.recording?.size = size
      write(.resize(size))
    }
    // The terminal's driver begins each line at the left; a player has none.
    if !text.isEmpty { write(.output(text.replacing("\n", with: "\r\n"))) }
  }

  private func write(_ event: Asciicast.Event) {
    guard let recording, recording.failure == nil else { return }
    do {
      try recording.file.append(Asciicast.line(event, at: Self.now - recording.start))
    } catch {
      // Said when the recording ends: in the middle of a screen it would do harm.
      self.recording?.failure = error
    }
  }

  /// A clock that never goes back, in microseconds.
  private static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
  }
}

extension [UInt8] {
  /// How many bytes from the start are whole characters of UTF-8; what is none at all counts, too.
  var completeCharacters: Int {
    for back in 1...4 where back <= count {
      let byte = self[count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      return length > back ? count - back : count
    }
    return count
  }
}
