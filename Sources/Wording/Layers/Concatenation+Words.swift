import Documents
import NeuralNetwork

extension Concatenation: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("Concatenate(\(place.isBatched ? 1 : 0))", helper: .concatenation)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (name, channel) = (place.name, place.firstChannel)
    let part = place.layer.outputShape.rank == 3 ? "channel" : "feature"
    let own = "\(place.isBatched ? ":," : "")\(channel):"
    return .rule(
      LayerRule(
        place, "each of its \(inputs) inputs gets its own \(part)s of the gradient that arrives",
        "\u{3B4} of the \(part)s that are x's own",
        "\(.code("\(name).in")) is the last output's part, from \(part) \(channel) on",
        claim: "allclose(\(name).in.grad, \(name).out.grad[\(own)], 0)"))
  }
}
