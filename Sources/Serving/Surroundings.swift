import Lessons
import NeuralNetwork

/// What a server asks of the program that it runs in.
package struct Surroundings: Sendable {
  /// Asked now and then whether to stop what runs.
  package var interruption: Interruption
  /// Whether statements may write the files that they name.
  package var mayWriteFiles: Bool
  /// The program's version.
  package var version: String
  /// The files whose path begins like that and ends like that.
  package var files: @Sendable (_ beginning: String, _ ending: String) -> [String]
  /// The lessons there are.
  package var lessons: @Sendable () -> LessonLibrary
  /// The client's next line, where an answer is waited for; `nil` at the end, or where interrupted.
  package var nextLine: @Sendable () -> Line?
  /// Told that a request ends: what was to interrupt it is to interrupt no other.
  package var requestEnds: @Sendable () -> Void
  /// Takes a line for the client, without its line break.
  package var output: @Sendable (String) -> Void

  /// A line from the client.
  package enum Line: Equatable, Sendable {
    /// The bytes of it, without the line break.
    case bytes([UInt8])
    /// It had more bytes than are kept.
    case tooLong
  }

  /// How many bytes a line may have: those of the largest tensor, as Base64, and some more.
  package static let longestLine = (1 << 26) * 8 / 3 * 4 + (1 << 16)

  /// Makes surroundings; as they stand nothing is written, asked or stopped.
  package init(
    version: String, interruption: Interruption = .never, mayWriteFiles: Bool = false,
    files: @escaping @Sendable (String, String) -> [String] = { _, _ in [] },
    lessons: @escaping @Sendable () -> LessonLibrary = { LessonLibrary { _ in nil } },
    nextLine: @escaping @Sendable () -> Line? = { nil },
    requestEnds: @escaping @Sendable () -> Void = {},
    output: @escaping @Sendable (String) -> Void
  ) {
    self.version = version
    self.interruption = interruption
    self.mayWriteFiles = mayWriteFiles
    self.files = files
    self.lessons = lessons
    self.nextLine = nextLine
    self.requestEnds = requestEnds
    self.output = output
  }
}
