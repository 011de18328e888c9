/// What `export` can write; the only list of them.
public enum ExportKind: String, Sendable, CaseIterable {
  /// Every tensor of the session, for NumPy.
  case numpy
  /// The weights, for PyTorch and others.
  case safetensors
  /// A script that rebuilds the last pass in PyTorch and compares every gradient.
  case pytorch

  /// What it writes, in a few words.
  public var meaning: String {
    switch self {
    case .numpy: "weights, gradients, activations, input, target as an .npz"
    case .safetensors: "the weights, by name"
    case .pytorch: "a script that rebuilds this pass and compares every gradient"
    }
  }
}
