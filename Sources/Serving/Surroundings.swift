import NeuralNetwork

/// What a server asks of the program that it runs in.
public struct Surroundings: Sendable {
  /// Asked now and then whether to stop what runs.
  public var interruption: Interruption
  /// Whether statements may write the files that they name.
  public var mayWriteFiles: Bool
  /// The program's version.
  public var version: String
  /// The files whose path begins like that and ends like that.
  public var files: @Sendable (_ beginning: String, _ ending: String) -> [String]
  /// The client's next line, where an answer is waited for; `nil` at the end, or where interrupted.
  public var nextLine: @Sendable () -> Line?
  /// Told that a request ends: what was to interrupt it is to interrupt no other.
  public var requestEnds: @Sendable () -> Void
  /// Takes a line for the client, without its line break.
  public var output: @Sendable (String) -> Void

  /// A line from the client.
  public enum Line: Equatable, Sendable {
    /// The bytes of it, without the line break.
    case bytes([UInt8])
    /// It had more bytes than are kept.
    case tooLong
  }

  /// How many bytes a line may have: those of the largest tensor, as Base64, and some more.
  public static let longestLine = (1 << 26) * 8 / 3 * 4 + (1 << 16)

  /// Makes surroundings; as they stand nothing is written, asked or stopped.
  public init(
    version: String, interruption: Interruption = .never, mayWriteFiles: Bool = false,
    files: @escaping @Sendable (String, String) -> [String] = { _, _ in [] },
    nextLine: @escaping @Sendable () -> Line? = { nil },
    requestEnds: @escaping @Sendable () -> Void = {},
    output: @escaping @Sendable (String) -> Void
  ) {
    self.version = version
    self.interruption = interruption
    self.mayWriteFiles = mayWriteFiles
    self.files = files
    self.nextLine = nextLine
    self.requestEnds = requestEnds
    self.output = output
  }
}
