import NeuralNetwork

/// A named value of a document, for programs.
package struct Fact: Equatable, Sendable {
  /// The forms a value takes.
  package enum Value: Equatable, Sendable {
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
    /// Several values of one form, each made when it is asked for.
    case series(Series)
    /// Named values.
    case record([Fact])
    /// No value.
    case none
  }

  /// Several values of one form, each made when it is asked for: where there are many, nobody pays for
  /// what nobody reads.
  package struct Series: Equatable, Sendable {
    /// How many there are.
    package let count: Int
    private let value: @Sendable (Int) -> Value

    /// Makes a series.
    ///
    /// - Parameter value: makes the value at a position.
    package init(count: Int, _ value: @escaping @Sendable (Int) -> Value) {
      self.count = count
      self.value = value
    }

    /// The values in order.
    package var values: some Sequence<Value> { (0..<count).lazy.map(value) }

    /// Whether both have the same values.
    package static func == (one: Series, other: Series) -> Bool {
      one.count == other.count && one.values.elementsEqual(other.values)
    }
  }

  /// The key, in lower camel case.
  package let name: String
  /// The value.
  package let value: Value

  /// Makes a fact.
  package init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
