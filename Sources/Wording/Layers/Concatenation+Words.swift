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
    let part = "\(place.isBatched ? ":," : "")\(channel):"
    return .rule(
      LayerRule(
        place, "each of its \(inputs) inputs gets its own channels of the gradient that arrives",
        "\u{3B4} of the channels that are x's own",
        "\(.code("\(name).in")) is the last output's part, from channel \(channel) on",
        claim: "allclose(\(name).in.grad, \(name).out.grad[\(part)], 0)"))
  }
}
