/// What is said of a kind of layer: how it is typed, told, derived and written elsewhere.
package protocol LayerWords {
  /// The layer as it is typed, without what is the default: `conv 2 3x3 stride 2`.
  var statement: String { get }

  /// The layer in `net`'s list, with options that differ from the default.
  var sentence: String { get }

  /// How its gradients are derived, as `formula` tells it.
  func formula(_ place: FormulaPlace) -> LayerFormula

  /// The layer in PyTorch: `nn.ReLU()`.
  func python(_ place: PyTorchPlace) -> PyTorchModule
}
