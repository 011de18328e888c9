/// Why a file is no hand-in that could be looked at.
package enum HandInProblem: Error, Equatable, Sendable {
  /// It cannot be read, for the system's reason.
  case notReadable(String)
  /// It is something else.
  case foreign
  /// It is longer than any.
  case tooLong
  /// It is not text.
  case notText
  /// A later version of the program wrote it.
  case newer
  /// Its end is missing.
  case truncated
  /// It does not say whose it is.
  case nameless
  /// A line of it says nothing, or the part on a lesson that begins there.
  case unreadable(line: Int, lesson: String? = nil)
}

extension HandInProblem {
  /// What is wrong, and what would help.
  package var words: String {
    switch self {
    case .notReadable(let reason): "cannot be read: \(reason)"
    case .foreign: "is no hand-in; gradus lesson report --name WHO writes one"
    case .tooLong: "is longer than any hand-in (\(HandIn.longest >> 20) MiB)"
    case .notText: "is damaged: it is not text in UTF-8; ask for it again"
    case .newer: "is from a later version of Gradus; gradus --version tells which this is"
    case .truncated: "is cut off: its end is missing; ask for it again"
    case .nameless: "does not say whose it is; ask for it again"
    case .unreadable(let line, nil): "is damaged in line \(line); ask for it again"
    case .unreadable(let line, let lesson?):
      "is damaged: the part on \(lesson), from line \(line) on, cannot be read; ask for it again"
    }
  }
}
