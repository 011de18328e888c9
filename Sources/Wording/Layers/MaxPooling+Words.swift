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
}
