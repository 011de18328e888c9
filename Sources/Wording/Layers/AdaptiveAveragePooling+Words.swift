import Documents
import NeuralNetwork

extension AdaptiveAveragePooling: LayerWords {
  /// As it is typed: `adaptiveavgpool 3`, `adaptiveavgpool 2x4`.
  package var statement: String { "adaptiveavgpool \(size.typed(square: true))" }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.AdaptiveAvgPool2d(\(size.python))")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (input, output) = (place.layer.inputShape, place.layer.outputShape)
    return .rule(
      LayerRule(
        place, "each window shares its gradient out evenly",
        "\u{3A3} \u{3B4}[c,r,s] / the cells of its window, over the windows (r,s) that x lies in",
        "window r holds the rows from \u{230A}r\u{22C5}\(input[1])/\(output[1])\u{230B} up to \u{2308}(r+1)\u{22C5}\(input[1])/\(output[1])\u{2309}, columns likewise of \(input[2]) and \(output[2]): they may overlap, and differ in size",
        claim: place.adjointClaim))
  }
}
