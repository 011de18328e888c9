import CommandLanguage
import NeuralNetwork

/// A value of the session, or part of one, by name: `conv1.weight[0, 0, 1].grad`.
package struct Address {
  /// What a name can stand for.
  package enum Root: Hashable {
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
  package enum Field: String, Hashable, CaseIterable {
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
    package var statistics: RunningStatistics.Role? { RunningStatistics.Role(rawValue: rawValue) }
  }

  /// What the name stands for.
  package let root: Root
  /// Whether its gradient is meant.
  package let isGradient: Bool
  /// The indices, in the order they were written.
  package let subscripts: [[Subscript]]
  /// Where it was written.
  package let range: SourceRange

  /// Makes an address of its parts.
  package init(root: Root, isGradient: Bool, subscripts: [[Subscript]], range: SourceRange) {
    self.root = root
    self.isGradient = isGradient
    self.subscripts = subscripts
    self.range = range
  }

  /// The name without indices, as `conv1.weight.grad`.
  package var name: String { root.name + (isGradient ? ".grad" : "") }

  /// The layer, where the address names one.
  package var layerName: String? {
    if case .layer(let name, _) = root { return name }
    return nil
  }
}

extension Address.Root {
  /// The name as it is typed.
  package var name: String {
    switch self {
    case .input: "input"
    case .target: "target"
    case .loss: "loss"
    case .layer(let layer, let field): "\(layer).\(field.rawValue)"
    case .definition(let name): name
    }
  }
}
