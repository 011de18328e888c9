import Documents
import NeuralNetwork

extension Session {
  /// What a beginner might type next, as a `next:` line, from what is still missing.
  var nextStep: [Block] {
    guard let suggestion = nextCommands else { return [] }
    var text = Text()
    for (position, command) in suggestion.enumerated() {
      if position > 0 { text += " \u{B7} " }
      text += .code(command)
    }
    return [.note(Note(.next, text))]
  }

  private var nextCommands: [String]? {
    guard let network else { return ["example sum", "input 1x8x8"] }
    let isPicture = network.outputShape.rank == 3
    if network.layers.isEmpty { return isPicture ? ["conv 2 3x3", "dense 3"] : ["dense 3"] }
    if network.loss == nil {
      guard isPicture else { return ["loss cross-entropy", "loss squared-error"] }
      let next = ["maxpool 2", "dense 3", "loss squared-error"]
      switch network.layers.last?.operation {
      case .convolution, .locallyConnected, .unrolledConvolution: return ["relu"] + next
      case .maxPooling, .averagePooling, .globalAveragePooling: return Array(next.dropFirst())
      default: return next
      }
    }
    if input == nil {
      return network.inputShape.rank == 3
        ? ["input = cross", "input = digit(7)"]
        : ["input = randn(\(network.inputShape.extents.map(String.init).joined(separator: ",")))"]
    }
    if target == nil {
      return network.loss == .crossEntropy
        ? ["target = 1"]
        : ["target = zeros(\(network.outputShape.extents.map(String.init).joined(separator: ",")))"]
    }
    if pass == nil || isStale { return ["forward"] }
    return pass?.backward == nil ? ["backward"] : ["grads"]
  }
}
