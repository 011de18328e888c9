// What the argument parser takes from Foundation, for the release, which would be a fifth larger with
// the whole of it: .ci/release compiles this, and gives it to the compiler under Foundation's name.
//
// The parser has two uses for it. Errors that describe themselves are all here. A hidden option that
// prints the help as JSON says, in a release, where it can be had.

import Glibc

/// An error that describes itself.
public protocol LocalizedError: Error {
  /// What a person is told of it.
  var errorDescription: String? { get }
}

/// Stands for what writes values as JSON.
public final class JSONEncoder {
  /// How it would be laid out.
  public struct OutputFormatting: OptionSet {
    /// A bit for each choice.
    public let rawValue: Int

    /// Makes a set of choices of its bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// On lines.
    public static let prettyPrinted = OutputFormatting(rawValue: 1 << 0)
    /// In the order of the alphabet.
    public static let sortedKeys = OutputFormatting(rawValue: 1 << 1)
  }

  /// How it would be laid out.
  public var outputFormatting: OutputFormatting = []

  /// Makes one.
  public init() {}

  /// Says why there is no JSON, and ends the program as a wrong option does.
  public func encode(_ value: some Encodable) throws -> Data {
    fputs("a released gradus does not print its help as JSON; one built from source does\n", stderr)
    exit(EX_USAGE)
  }
}

/// What was encoded.
public struct Data {
  fileprivate let text: String
}

extension String {
  /// How texts are encoded.
  public enum Encoding {
    /// In UTF-8.
    case utf8
  }

  /// The text of what was encoded.
  public init?(data: Data, encoding: Encoding) { self = data.text }
}
