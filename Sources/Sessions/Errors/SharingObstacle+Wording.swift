import NeuralNetwork

extension SharingObstacle {
  /// What is said to a layer that would use another one's weights.
  func wording(sharing name: String, of owner: String) -> Problem.Wording {
    let whole =
      "kernels, outputs, groups and biases have to agree; stride, pad and dilation may differ"
    func wording(_ reason: String, _ note: String) -> Problem.Wording {
      Problem.Wording(
        "cannot-share", "\(name) cannot use the weights of \(owner): \(reason)", note)
    }
    switch self {
    case .noWeights:
      return Problem.Wording(
        "cannot-share", "\(owner) has no weights to share",
        "name a conv or a dense layer that stands before")
    case .kinds(let needed, let there):
      return wording("it is a \(needed), and \(owner) is a \(there)", whole)
    case .relaxed:
      return wording(
        "\(owner) was relaxed, so that its positions have weights of their own",
        "`tie \(owner)` gives it one kernel again")
    case .shapes(let needed, let there):
      return wording("it needs \(needed), and \(owner) has \(there)", whole)
    case .groups(let needed, let there):
      return wording(
        "it has \(needed.counted("group")), and \(owner) has \(there)", whole)
    case .bias(isThere: true):
      return wording("it has no bias, and \(owner) has one", "leave out `bias off`")
    case .bias(isThere: false):
      return wording("it has a bias, and \(owner) has none", "say `bias off` here, too")
    }
  }
}
