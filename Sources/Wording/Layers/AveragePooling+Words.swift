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
}
