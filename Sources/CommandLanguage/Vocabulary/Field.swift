/// A field behind a dot; the only list of them.
package enum Field: String, CaseIterable, Sendable {
  case weight, bias
  case input = "in"
  case output = "out"
  case gradient = "grad"
  /// Another word for `weight`.
  case kernel
  case mean
  case variance = "var"
  case mask

  /// What it holds, in a few words.
  var summary: String {
    switch self {
    case .weight: "the layer's weights"
    case .bias: "the layer's biases"
    case .input: "what went into the layer"
    case .output: "what came out of the layer"
    case .gradient: "the gradient of the loss with respect to it"
    case .kernel: "the same as weight"
    case .mean: "the running mean of each channel, in batch norm"
    case .variance: "the running variance of each channel, in batch norm"
    case .mask: "what dropout multiplies with: 0 or 1/(1 − P)"
    }
  }

  /// The field that is meant, which has one word.
  var meant: Field {
    switch self {
    case .kernel: .weight
    case .weight, .bias, .input, .output, .gradient, .mean, .variance, .mask: self
    }
  }

  /// Whether the last pass computed it.
  package var readsPass: Bool {
    switch self {
    case .input, .output, .gradient, .mask: true
    case .weight, .bias, .kernel, .mean, .variance: false
    }
  }
}
