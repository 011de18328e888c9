import Documents
import NeuralNetwork
import Sessions
import Wording

/// The rule of a normalisation, forward and back.
struct FormulaNormalisation {
  let layer: Layer
  let normalisation: Normalisation
  let samples: Int
  let isBatched: Bool
  let ran: DifferentiatedLayer?

  private var name: String { layer.name }
  private var isOwn: Bool { layer.normalisesByOwn(normalisation) }

  var content: FormulaView.Content {
    let epsilon = normalisation.epsilon.shortest
    var lines = [
      FormulaLine("x̂", "=", "(x − μ) ⋅ i     i = 1 / √(σ² + \(epsilon))"),
      FormulaLine("y", "=", layer.weight == nil ? "x̂" : "γ ⋅ x̂ + β"),
    ]
    if layer.weight != nil {
      lines += [
        FormulaLine("∂L/∂γ", "=", "Σ δ ⋅ x̂"), FormulaLine("∂L/∂β", "=", "Σ δ"),
      ]
    }
    let arriving = layer.weight == nil ? "δ" : "γδ"
    lines.append(
      FormulaLine(
        "∂L/∂x", "=",
        isOwn
          ? "i ⋅ \(arriving)  −  i/m ⋅ Σ \(arriving)  −  x̂ ⋅ i/m ⋅ Σ \(arriving) ⋅ x̂"
          : "i ⋅ \(arriving)"))
    return FormulaView.Content(
      answer: isOwn
        ? "\(name): three ways lead back to each number, itself, the mean and the variance"
        : "\(name): with running statistics each number is only shifted and scaled",
      lines: lines, remarks: remarks, claims: weightClaims, inputClaims: inputClaims)
  }

  private var remarks: [Text] {
    var remarks: [Text] = [
      "δ = \(.code("\(name).out.grad")), x = \(.code("\(name).in"))\(layer.weight == nil ? "" : ", γ = \(.code("\(name).weight")), β = \(.code("\(name).bias"))" as Text)"
    ]
    if isOwn {
      let size = layer.normalisationSets(samples: samples)?.size ?? 1
      remarks.append(
        "μ and σ² are those of \(normalisation.over(layer.inputShape, samples: samples)), m = \(size); σ² is divided by m"
      )
      remarks.append(
        "whatever moves all of them alike is taken away again, so their gradients add up to 0")
    } else {
      remarks.append(
        "μ = \(.code("\(name).mean")) and σ² = \(.code("\(name).var")) were kept from training: they do not depend on x"
      )
    }
    return remarks
  }

  private var weightClaims: [String] {
    guard let weight = layer.weight else { return [] }
    let index = weight.shape.extents.map { _ in 0 }.commaJoined
    return ["sum(contributions(\(name).weight[\(index)])) == \(name).weight.grad[\(index)]"]
  }

  private var inputClaims: [String] {
    if isOwn { return ["allclose(sum(\(name).in.grad\(firstSet)), 0, \(tolerance))"] }
    let factor = layer.weight == nil ? "" : "\(name).weight[0] * "
    let channel = isBatched ? "[:,0]" : "[0]"
    return [
      "allclose(\(name).in.grad\(channel), \(factor)\(name).out.grad\(channel) / "
        + "sqrt(\(name).var[0] + \(normalisation.epsilon.shortest)), \(tolerance))"
    ]
  }

  /// The indices of the first numbers that were normalised together.
  private var firstSet: String {
    let sample = isBatched ? "0," : ""
    switch normalisation.scope {
    case .batch: return isBatched ? "[:,0]" : "[0]"
    case .sample: return isBatched ? "[0]" : ""
    case .groups(let groups): return "[\(sample)0:\(layer.inputShape[0] / groups)]"
    }
  }

  private var tolerance: String {
    guard let ran, case .normalisation(let statistics) = ran.backward.forward.contexts[ran.index],
      let sets = layer.normalisationSets(samples: samples)
    else { return FormulaView.tolerance(ran?.upstream, layer.weight, terms: 1) }
    let largest = (0..<sets.setCount).map { statistics.inverse(isOwn ? $0 : 0) }.max() ?? 1
    return FormulaView.tolerance(
      ran.upstream, layer.weight, Tensor(largest), terms: sets.size)
  }
}
