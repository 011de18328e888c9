import Documents
import NeuralNetwork

extension Upsampling: LayerWords {
  /// As it is typed: `upsample 2`, `upsample 2x3`.
  package var statement: String { "upsample \(factor.typed(square: true))" }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    // Whole factors; PyTorch takes a fraction for the inverse of one that is none.
    PyTorchModule(
      "\(place.isBatched ? "nn." : "")Upsample",
      ["scale_factor=\(factor.python)", "mode=\"nearest\""],
      helper: place.isBatched ? nil : .upsampling)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let (name, input) = (place.name, place.layer.inputShape)
    let (rows, columns) = (factor.rows, factor.columns)
    let shape =
      [place.isBatched ? place.samples * input[0] : input[0]] + [input[1], rows, input[2], columns]
    let whole = (place.isBatched ? [place.samples] : []) + input.extents
    let (r, s) = (FormulaPlace.index("r", rows, "i"), FormulaPlace.index("s", columns, "j"))
    return .rule(
      LayerRule(
        place, "a pixel gets what all its copies get, added",
        "\u{3A3}_i \u{3A3}_j \u{3B4}[c,\(r),\(s)], over its \(rows)\u{D7}\(columns) copies",
        claim:
          "allclose(\(name).in.grad, reshape(sum(sum(reshape(\(name).out.grad, [\(shape.commaJoined)]), 4), 2), [\(whole.commaJoined)]), \(place.sumTolerance))"
      ))
  }
}
