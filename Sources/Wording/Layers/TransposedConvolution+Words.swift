import NeuralNetwork

extension TransposedConvolution: LayerWords {
  /// As it is typed, without what is the default: `convtranspose 2 3x3 stride 2`.
  package var statement: String {
    "convtranspose \(outputChannels) \(kernel.typed)" + stride.option("stride", unless: 1)
      + padding.option("pad", unless: 0) + outputPadding.option("outpad", unless: 0)
      + dilation.option("dilation", unless: 1) + rest
  }

  /// As `net` tells it.
  package var sentence: String {
    "convtranspose \(outputChannels) \(kernel)" + stride.told("stride", unless: 1)
      + padding.told("pad", unless: 0) + outputPadding.told("outpad", unless: 0)
      + dilation.told("dilation", unless: 1) + rest
  }

  private var rest: String {
    (groups == 1 ? "" : " groups \(groups)") + (hasBias ? "" : " bias off")
  }

  /// The convolution whose way back it is, as it would be typed for a picture of so many channels.
  package func convolutionStatement(inputChannels: Int) -> String {
    convolution(inputChannels: inputChannels).statement
  }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      "nn.ConvTranspose2d",
      [String(place.layer.inputShape[0]), String(outputChannels), kernel.python]
        + PyTorchModule.option("stride", stride, unless: Size(square: 1))
        + PyTorchModule.option("padding", padding, unless: Size(square: 0))
        + PyTorchModule.option("output_padding", outputPadding, unless: Size(square: 0))
        + PyTorchModule.option("dilation", dilation, unless: Size(square: 1))
        + (groups == 1 ? [] : ["groups=\(groups)"]) + (hasBias ? [] : ["bias=False"]))
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .transposedConvolution(self)
  }
}

extension Layer {
  /// The convolution whose way back the layer is, as it would be typed; `nil` for any other layer.
  package var wayBack: String? {
    guard case .transposedKernels(let convolution) = weightForm else { return nil }
    return convolution.convolutionStatement(inputChannels: inputShape[0])
  }
}
