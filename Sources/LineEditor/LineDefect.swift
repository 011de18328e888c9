/// Why a line cannot be run.
package struct LineDefect: Equatable, Sendable {
  /// The kinds of defect.
  package enum Reason: Equatable, Sendable {
    /// A byte sequence that is not UTF-8.
    case notUTF8

    /// A NUL byte.
    case nul

    /// More bytes than `LineDefect.longestLine`.
    case tooLong

    /// The stream could not be read; the system's error number.
    case unreadable(Int32)
  }

  /// The most bytes a line may have, 1 MiB; longer ones are refused without being kept.
  package static let longestLine = 1 << 20

  /// The kind of defect.
  package let reason: Reason

  /// The character of the line, counted from 1, at which the defect is.
  package let column: Int

  /// The line with each faulty byte sequence replaced by U+FFFD; empty when it was too long.
  package let text: String

  init(reason: Reason, column: Int = 1, text: String = "") {
    self.reason = reason
    self.column = column
    self.text = text
  }

  /// The defect in words that can follow "line 3: ".
  package var message: String {
    switch reason {
    case .notUTF8: "the line is not UTF-8"
    case .nul: "the line holds a NUL byte"
    case .tooLong: "the line is longer than 1 MiB (\(Self.longestLine) bytes)"
    case .unreadable(let code): "the input cannot be read: \(SystemError(code: code).message)"
    }
  }
}
