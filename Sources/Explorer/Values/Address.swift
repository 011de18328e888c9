import CommandLanguage
import NeuralNetwork

/// A value of the session, or part of one, by name: `conv1.weight[0, 0, 1].grad`.
struct Address {
  /// What a name can stand for.
  enum Root: Hashable {
    /// The network's input.
    case input
    /// The target.
    case target
    /// The loss of the last pass.
    case loss
    /// A field of a layer.
    case layer(String, Field)
    /// A name made by `let`.
    case definition(String)
  }

  /// What a layer has.
  enum Field: String, Hashable, CaseIterable {
    /// What comes in.
    case input = "in"
    /// What goes out.
    case output = "out"
    /// The kernels or the matrix.
    case weight
    /// The bias.
    case bias
    /// The running mean of each channel.
    case mean
    /// The running variance of each channel.
    case variance = "var"
    /// What each element is multiplied with in the pass.
    case mask

    /// The parameter that it is, if it is one.
    var parameter: ParameterName.Role? { ParameterName.Role(rawValue: rawValue) }
    /// The running statistics that it is, if it is one.
    var statistics: RunningStatistics.Role? { RunningStatistics.Role(rawValue: rawValue) }
  }

  /// What the name stands for.
  let root: Root
  /// Whether its gradient is meant.
  let isGradient: Bool
  /// The indices, in the order they were written.
  let subscripts: [[Subscript]]
  /// Where it was written.
  let range: SourceRange

  /// The name without indices, as `conv1.weight.grad`.
  var name: String { root.name + (isGradient ? ".grad" : "") }

  /// The layer, where the address names one.
  var layerName: String? {
    if case .layer(let name, _) = root { return name }
    return nil
  }
}

extension Address.Root {
  /// The name as it is typed.
  var name: String {
    switch self {
    case .input: "input"
    case .target: "target"
    case .loss: "loss"
    case .layer(let layer, let field): "\(layer).\(field.rawValue)"
    case .definition(let name): name
    }
  }
}
