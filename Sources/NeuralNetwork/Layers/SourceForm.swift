/// How many activations a kind of layer reads, and how it puts them together.
package enum SourceForm: Sendable {
  /// One.
  case one
  /// So many of the same shape, which are added; the main one first.
  case added(Int)
  /// So many, with their channels or features one behind the other; the main one last.
  case joined(Int)

  /// How many activations are read.
  var count: Int {
    switch self {
    case .one: 1
    case .added(let inputs), .joined(let inputs): inputs
    }
  }

  /// Which of them is the one that is read without being named.
  var mainSlot: Int {
    switch self {
    case .one, .added: 0
    case .joined(let inputs): inputs - 1
    }
  }

  /// Whether an activation of that shape goes with the first one.
  func fits(_ shape: Shape, with first: Shape) -> Bool {
    switch self {
    case .one, .added: shape == first
    case .joined:
      shape.rank == first.rank && shape.extents.dropFirst() == first.extents.dropFirst()
    }
  }
}
