import NeuralNetwork

/// A layer written in Python.
package struct PyTorchModule {
  /// A class that PyTorch has not, and the script defines.
  package enum Helper: CaseIterable {
    /// `nn.Conv2d`, but what lies on padding is left out.
    case paddingLeftOut
    /// A convolution that shares nothing.
    case locallyConnected
    /// A convolution without windows.
    case unrolled
    /// A sum of several outputs.
    case addition
    /// Channels, or features, one behind the other.
    case concatenation
    /// `nn.Dropout` with a mask that was drawn.
    case masked
    /// A norm that takes one sample for a batch of one.
    case batchNorm2d
    case batchNorm1d
    case groupNorm
    /// `nn.Upsample` for a picture without a batch axis.
    case upsampling
  }

  /// The expression that makes the module.
  package let text: String
  /// The class that it takes, where it is the script's own.
  package let helper: Helper?

  /// Makes a module of an expression.
  init(_ text: String, helper: Helper? = nil) {
    self.text = text
    self.helper = helper
  }

  /// Makes a module of a class and its arguments.
  init(_ name: String, _ arguments: [String], helper: Helper? = nil) {
    self.init("\(name)(\(arguments.joined(separator: ", ")))", helper: helper)
  }

  /// `stride=2` as an argument, or nothing where it is the usual one.
  static func option(_ name: String, _ size: Size, unless usual: Size) -> [String] {
    size == usual ? [] : ["\(name)=\(size.python)"]
  }
}

extension Size {
  /// The size as a Python argument: one number where it is square.
  var python: String { rows == columns ? "\(rows)" : "(\(rows), \(columns))" }
}

extension Shape {
  /// The extents as a Python tuple.
  package var python: String {
    "(\(extents.map(String.init).joined(separator: ", "))\(rank == 1 ? "," : ""))"
  }
}
