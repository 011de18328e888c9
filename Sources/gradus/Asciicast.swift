import Documents
import LineEditor
import Storage

/// The lines of a recording in asciinema's format, version 2.
enum Asciicast {
  /// What happened at a moment.
  enum Event {
    /// The terminal was shown something.
    case output(String)
    /// The terminal changed its size.
    case resize(TerminalSize)
    /// A place to jump to begins, as a statement that was typed.
    case marker(String)
  }

  /// The first line.
  ///
  /// - Parameters:
  ///   - timestamp: when the recording began, in seconds since 1970.
  ///   - terminal: the value of `TERM`.
  static func header(size: TerminalSize, timestamp: Int, terminal: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("version") { $0.value(2) }
      writer.member("width") { $0.value(size.columns) }
      writer.member("height") { $0.value(size.rows) }
      writer.member("timestamp") { $0.value(timestamp) }
      writer.member("title") { $0.value("Gradus") }
      // Players pass over what they do not know.
      writer.member("mark") { $0.value(FileMark.blank) }
      writer.member("env") { writer in
        writer.object { $0.member("TERM") { $0.value(terminal) } }
      }
    }
    return writer.text + "\n"
  }

  /// A line for an event.
  ///
  /// - Parameter microseconds: the time since the recording began.
  static func line(_ event: Event, at microseconds: Int) -> String {
    let (code, text) =
      switch event {
      case .output(let text): ("o", text)
      case .resize(let size): ("r", "\(size.columns)x\(size.rows)")
      case .marker(let text): ("m", text)
      }
    var writer = JSONWriter()
    writer.array { writer in
      writer.value(Double(microseconds) / 1e6)
      writer.value(code)
      writer.value(text)
    }
    return writer.text + "\n"
  }
}
