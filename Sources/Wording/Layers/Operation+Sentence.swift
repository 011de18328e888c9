import NeuralNetwork
import Sessions

extension Operation {
  /// What the operation is, in the words that were typed, with options that differ from the default.
  var sentence: String {
    switch self {
    case .convolution(let layer):
      return layer.sentence + (layer.isBornLocal ? ", tied" : "")
    case .locallyConnected(let layer):
      return layer.sentence + (layer.isBornLocal ? "" : ", locally connected")
    case .unrolledConvolution(let layer): return layer.sentence + ", unrolled to dense"
    case .transposedConvolution(let layer): return layer.sentence
    case .dense(let layer): return "dense \(layer.outputs)" + (layer.hasBias ? "" : " bias off")
    case .maxPooling(let layer) where layer.isGlobal: return word
    case .maxPooling(let layer):
      var text = "maxpool \(layer.window)"
      if layer.stride != layer.window { text += " stride \(layer.stride.shortest)" }
      if layer.padding != Size(square: 0) { text += " pad \(layer.padding.shortest)" }
      return text
        + (layer.dilation == Size(square: 1) ? "" : " dilation \(layer.dilation.shortest)")
        + (layer.roundsUp ? " ceil on" : "")
    case .averagePooling(let layer):
      var text = "avgpool \(layer.window)"
      if layer.stride != layer.window { text += " stride \(layer.stride.shortest)" }
      if layer.padding != Size(square: 0) { text += " pad \(layer.padding.shortest)" }
      return text + (layer.countsPadding ? "" : " count-pad off")
        + (layer.roundsUp ? " ceil on" : "")
    case .activation(let activation): return activation.words.sentence
    case .adaptiveAveragePooling, .zeroPadding, .upsampling: return statement
    case .normalisation(let normalisation): return normalisation.statement
    case .dropout(let dropout): return dropout.statement
    case .globalAveragePooling, .flatten, .addition, .concatenation, .learnedSlope, .softmax:
      return word
    }
  }
}
