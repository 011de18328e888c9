import Documents
import NeuralNetwork

extension Fact {
  /// The shape and the flat data of a value, as `print` gives them to programs.
  package static func tensor(_ value: Tensor) -> [Fact] {
    [
      Fact("shape", .list(value.shape.extents.map { .integer($0) })),
      Fact("data", .numbers(value.elements)),
    ]
  }

  /// A shape as a list of extents.
  package static func shape(_ name: String, _ shape: Shape) -> Fact {
    Fact(name, .list(shape.extents.map { .integer($0) }))
  }
}
