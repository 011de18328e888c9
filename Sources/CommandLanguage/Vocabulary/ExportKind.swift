/// What `export` can write; the only list of them.
public enum ExportKind: String, Sendable, CaseIterable {
  /// Every tensor of the session, for NumPy.
  case numpy
  /// The weights, for PyTorch and others.
  case safetensors

  /// What it writes, in a few words.
  public var meaning: String {
    switch self {
    case .numpy: "weights, gradients, activations, input, target as an .npz"
    case .safetensors: "the weights, by name"
    }
  }
}
