import Documents
import NeuralNetwork

extension AveragePooling: LayerWords {
  package var statement: String {
    "avgpool \(window.typed)" + stride.option(asStrideOf: window)
      + padding.option("pad", unless: 0) + rest
  }

  package var sentence: String {
    "avgpool \(window)" + stride.told(asStrideOf: window) + padding.told("pad", unless: 0) + rest
  }

  private var rest: String {
    (countsPadding ? "" : " count-pad off") + (roundsUp ? " ceil on" : "")
  }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      "nn.AvgPool2d",
      [window.python] + PyTorchModule.option("stride", stride, unless: window)
        + PyTorchModule.option("padding", padding, unless: Size(square: 0))
        + (roundsUp ? ["ceil_mode=True"] : [])
        + (countsPadding ? [] : ["count_include_pad=False"]))
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let cells =
      padding == Size(square: 0) && !roundsUp
      ? "\(window.count)"
      : countsPadding
        ? "the cells of the window\(roundsUp ? " up to the end of the padding" : ", padding too")"
        : "the cells of the window on the input"
    return .rule(
      LayerRule(
        place, "each window shares its gradient out evenly",
        "\u{3A3} \u{3B4}[c,r,s] / \(cells), over the windows (r,s) that x lies in",
        claim: place.adjointClaim))
  }
}
