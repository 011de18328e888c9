import NeuralNetwork
import Sessions

/// A tensor of a layer that files hold, by the names that PyTorch gives them.
package struct LayerTensor: Hashable {
  /// Which of a layer's tensors it is.
  package enum Part: String, Hashable, CaseIterable {
    case weight
    case bias
    /// The running mean.
    case mean = "running_mean"
    /// The running variance.
    case variance = "running_var"

    /// The field that it is here.
    var field: Address.Field {
      switch self {
      case .weight: .weight
      case .bias: .bias
      case .mean: .mean
      case .variance: .variance
      }
    }

    /// The names that it may have behind a dot: PyTorch's, and our own.
    var names: Set<String> { [rawValue, field.rawValue] }
  }

  /// The layer's name.
  package let layer: String
  /// Which of its tensors it is.
  package let part: Part

  /// Makes a layer tensor of its parts.
  package init(layer: String, part: Part) {
    self.layer = layer
    self.part = part
  }

  /// Its address, as `batchnorm1.mean`.
  package var address: String { "\(layer).\(part.field.rawValue)" }
  /// Its name in a file, as `batchnorm1.running_mean`.
  package var fileName: String { "\(layer).\(part.rawValue)" }
}

extension Layer {
  /// The tensor of that part.
  package subscript(tensor part: LayerTensor.Part) -> Tensor? {
    get {
      switch part {
      case .weight: self[ParameterName.Role.weight]
      case .bias: self[ParameterName.Role.bias]
      case .mean: self[RunningStatistics.Role.mean]
      case .variance: self[RunningStatistics.Role.variance]
      }
    }
    set {
      switch part {
      case .weight: weight = newValue
      case .bias: bias = newValue
      case .mean: self[RunningStatistics.Role.mean] = newValue
      case .variance: self[RunningStatistics.Role.variance] = newValue
      }
    }
  }
}
