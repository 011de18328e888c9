import Documents
import NeuralNetwork

extension ZeroPadding: LayerWords {
  /// As it is typed: `zeropad 1`, `zeropad 0 1 0 1`.
  package var statement: String {
    isEven ? "zeropad \(left)" : "zeropad \(left) \(right) \(top) \(bottom)"
  }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      isEven ? "nn.ZeroPad2d(\(left))" : "nn.ZeroPad2d((\(left), \(right), \(top), \(bottom)))")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (name, input) = (place.name, place.layer.inputShape)
    let (rows, columns) = ("\(top):\(top + input[1])", "\(left):\(left + input[2])")
    let (r, s) = (FormulaPlace.index("r", 1, "\(top)"), FormulaPlace.index("s", 1, "\(left)"))
    return .rule(
      LayerRule(
        place, "the gradient of the picture passes, that of the zeros is dropped",
        "\u{3B4}[c,\(r),\(s)]",
        claim:
          "allclose(\(name).in.grad, \(name).out.grad[\(place.isBatched ? ":, :, " : ":, ")\(rows), \(columns)], 0)"
      ))
  }
}
