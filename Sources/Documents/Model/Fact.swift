import NeuralNetwork

/// A named value of a document, for programs.
public struct Fact: Equatable, Sendable {
  /// The forms a value takes.
  public enum Value: Equatable, Sendable {
    /// A number, written so that it reads back exactly.
    case number(Double)
    /// A whole number.
    case integer(Int)
    /// Yes or no.
    case flag(Bool)
    /// A text.
    case text(String)
    /// A tensor: an object with `shape` and `data`.
    case tensor(Tensor)
    /// Several values.
    case list([Value])
    /// A list of numbers alone, which takes no more memory than they do.
    case numbers([Double])
    /// Named values.
    case record([Fact])
    /// No value.
    case none
  }

  /// The key, in lower camel case.
  public let name: String
  /// The value.
  public let value: Value

  /// Makes a fact.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
