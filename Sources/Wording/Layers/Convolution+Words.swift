import NeuralNetwork
import Sessions

extension Convolution: LayerWords {
  package var statement: String { typed }

  package var sentence: String { told + (isBornLocal ? ", tied" : "") }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    if place.leavesPaddingOut {
      return PyTorchModule(
        "PaddingLeftOut", [place.layer.outputShape.python, kernel.python] + ownOptions,
        helper: .paddingLeftOut)
    }
    return PyTorchModule(
      "nn.Conv2d",
      [String(place.layer.inputShape[0]), String(outputChannels), kernel.python]
        + options(padding: keepsExtent ? "padding=\"same\"" : nil) + (hasBias ? [] : ["bias=False"])
    )
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .convolution(self)
  }
}

/// A convolution as it is typed and told, whatever became of its constraints.
extension Convolution {
  /// As it is typed, without what is the default: `conv 2 3x3 stride 2`.
  var typed: String {
    "\(word) \(outputChannels) \(kernel.typed)" + stride.option("stride", unless: 1)
      + (keepsExtent ? " pad same" : padding.option("pad", unless: 0))
      + dilation.option("dilation", unless: 1) + (groups == 1 ? "" : " groups \(groups)")
      + biasOption
  }

  /// As `net` tells it.
  var told: String {
    "\(word) \(outputChannels) \(kernel)" + stride.told("stride", unless: 1)
      + (keepsExtent ? " pad same" : padding.told("pad", unless: 0))
      + dilation.told("dilation", unless: 1) + (groups == 1 ? "" : " groups \(groups)")
      + biasOption
  }

  private var biasOption: String {
    if isBornLocal { return biases == .each ? "" : " bias \(biases.rawValue)" }
    return hasBias ? "" : " bias off"
  }
}

/// A convolution as an argument list.
extension Convolution {
  /// The options of a module of the script's own, which takes the padding of each side.
  var ownOptions: [String] {
    let sides =
      "(\(padding.columns), \(paddingBehind.columns), \(padding.rows), \(paddingBehind.rows))"
    return options(padding: keepsExtent ? "sides=\(sides)" : nil)
  }

  /// The options, with another word for the padding where that keeps the extent.
  private func options(padding word: String?) -> [String] {
    PyTorchModule.option("stride", stride, unless: Size(square: 1))
      + (word.map { [$0] }
        ?? PyTorchModule.option("padding", padding, unless: Size(square: 0)))
      + PyTorchModule.option("dilation", dilation, unless: Size(square: 1))
      + (groups == 1 ? [] : ["groups=\(groups)"])
  }
}
