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
}
