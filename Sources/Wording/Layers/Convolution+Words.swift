import NeuralNetwork
import Sessions

extension Convolution: LayerWords {
  package var statement: String { typed }

  package var sentence: String { told + (isBornLocal ? ", tied" : "") }
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
