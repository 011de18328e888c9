import Documents
import NeuralNetwork

extension MaxPooling: LayerWords {
  package var statement: String {
    if isGlobal { return word }
    return "maxpool \(window.typed)" + stride.option(asStrideOf: window)
      + padding.option("pad", unless: 0) + dilation.option("dilation", unless: 1)
      + (roundsUp ? " ceil on" : "")
  }

  package var sentence: String {
    if isGlobal { return word }
    return "maxpool \(window)" + stride.told(asStrideOf: window) + padding.told("pad", unless: 0)
      + dilation.told("dilation", unless: 1) + (roundsUp ? " ceil on" : "")
  }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    if isGlobal { return PyTorchModule("nn.AdaptiveMaxPool2d(1)") }
    return PyTorchModule(
      "nn.MaxPool2d",
      [window.python] + PyTorchModule.option("stride", stride, unless: window)
        + PyTorchModule.option("padding", padding, unless: Size(square: 0))
        + PyTorchModule.option("dilation", dilation, unless: Size(square: 1))
        + (roundsUp ? ["ceil_mode=True"] : []))
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .rule(
      LayerRule(
        place, "each window hands its gradient to its winner",
        "\u{3A3} \u{3B4}[c,r,s] over the windows (r,s) that x won, else 0",
        "in a tie the first in row order wins; \(.code("fate")) of the layer before shows who lost",
        claim: place.adjointClaim))
  }
}
