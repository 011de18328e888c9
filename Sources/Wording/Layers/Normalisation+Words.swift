import Attribution
import Documents
import NeuralNetwork
import Sessions

/// What is said of batch norm, layer norm and group norm.
extension Normalisation: LayerWords {
  /// The layer as it is typed, without what is the default.
  package var statement: String {
    var text: String
    switch scope {
    case .batch: text = "batchnorm"
    case .sample: text = "layernorm"
    case .groups(let groups): text = "groupnorm \(groups)"
    }
    if epsilon != Self.usualEpsilon { text += " eps \(epsilon.shortest)" }
    if case .batch(let momentum, let tracks) = scope {
      if momentum != Self.usualMomentum { text += " momentum \(momentum.shortest)" }
      if !tracks { text += isAffine ? " track off" : " affine off track off" }
      if !tracks { return text }
    }
    return text + (isAffine ? "" : " affine off")
  }

  package var sentence: String { statement }

  /// What mean and variance are taken over, in words.
  package func over(_ input: Shape, samples: Int) -> String {
    let positions = input.rank == 3 ? "\(input[1])×\(input[2]) positions" : ""
    switch scope {
    case .batch:
      let whole = samples.counted("sample")
      return input.rank == 3 ? "\(whole) × \(positions) of a channel" : "\(whole) of a feature"
    case .sample: return "all \(input.count.counted("number")) of a sample"
    case .groups(let groups):
      let channels = (input[0] / groups).counted(input.rank == 3 ? "channel" : "feature")
      return input.rank == 3 ? "\(channels) × \(positions) of a sample" : "\(channels) of a sample"
    }
  }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    let input = place.layer.inputShape
    var arguments: [String]
    let name: String
    var helper: PyTorchModule.Helper?
    switch scope {
    case .batch:
      name = input.rank == 3 ? "BatchNorm2d" : "BatchNorm1d"
      arguments = [String(input[0])]
      helper = input.rank == 3 ? .batchNorm2d : .batchNorm1d
    case .sample:
      name = "LayerNorm"
      let extents = input.extents.map(String.init).joined(separator: ", ")
      arguments = [input.rank == 1 ? extents : "(\(extents))"]
    case .groups(let groups):
      name = "GroupNorm"
      arguments = [String(groups), String(input[0])]
      helper = .groupNorm
    }
    if epsilon != Self.usualEpsilon { arguments.append("eps=\(PythonLiteral.float(epsilon))") }
    if case .batch(let momentum, _) = scope, momentum != Self.usualMomentum {
      arguments.append("momentum=\(PythonLiteral.float(momentum))")
    }
    if !isAffine {
      arguments.append(scope == .sample ? "elementwise_affine=False" : "affine=False")
    }
    if case .batch(_, false) = scope { arguments.append("track_running_stats=False") }
    // Some take a batch alone.
    if place.isBatched { helper = nil }
    return PyTorchModule((helper == nil ? "nn." : "As") + name, arguments, helper: helper)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .normalisation(self)
  }
}

extension Route {
  /// What a gradient leads through, in a row of a table.
  package var words: String {
    switch self {
    case .direct: "the number itself"
    case .mean: "the mean"
    case .variance: "the variance"
    }
  }
}
