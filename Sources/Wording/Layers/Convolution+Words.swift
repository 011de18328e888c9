import NeuralNetwork
import Sessions

/// A convolution as it is typed and told, whatever became of its constraints.
extension Convolution {
  /// As it is typed, without what is the default: `conv 2 3x3 stride 2`.
  var statement: String {
    "\(word) \(outputChannels) \(kernel.typed)" + stride.option("stride", unless: 1)
      + (keepsExtent ? " pad same" : padding.option("pad", unless: 0))
      + dilation.option("dilation", unless: 1) + (groups == 1 ? "" : " groups \(groups)")
      + biasOption
  }

  /// As `net` tells it.
  var sentence: String {
    "\(word) \(outputChannels) \(kernel)" + stride.told("stride", unless: 1)
      + (keepsExtent ? " pad same" : padding.told("pad", unless: 0))
      + dilation.told("dilation", unless: 1) + (groups == 1 ? "" : " groups \(groups)")
      + biasOption
  }

  private var word: String { isBornLocal ? "locallyconnected" : "conv" }

  private var biasOption: String {
    if isBornLocal { return biases == .each ? "" : " bias \(biases.rawValue)" }
    return hasBias ? "" : " bias off"
  }
}

extension Size {
  /// ` stride 2`, as it is typed, or nothing where it is the usual one.
  func option(_ name: String, unless usual: Int) -> String {
    self == Size(square: usual) ? "" : " \(name) \(typed(square: true))"
  }

  /// ` stride 2×1`, as it is told, or nothing where it is the usual one.
  func told(_ name: String, unless usual: Int) -> String {
    self == Size(square: usual) ? "" : " \(name) \(shortest)"
  }
}
