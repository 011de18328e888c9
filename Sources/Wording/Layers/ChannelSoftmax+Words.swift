import Documents
import NeuralNetwork

extension ChannelSoftmax: LayerWords {
  package var statement: String { word }

  package var sentence: String { word }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule("nn.Softmax(dim=\(place.layer.inputShape.rank == 3 ? -3 : -1))")
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    let isPicture = place.layer.inputShape.rank == 3
    var rule = LayerRule(
      place, "each output follows every input\(isPicture ? " of its position" : "")",
      "Σ over j of δ[j] ⋅ y[j] ⋅ ([i = j] − y[i])",
      "y[j] ⋅ ([i = j] − y[i]) is the Jacobian: what output j does when input i moves; its rows add up to 0",
      claim:
        "allclose(sum(\(place.name).in.grad, \(place.isBatched ? 1 : 0)), 0, \(place.tolerance))")
    rule.numbers = jacobian(place)
    return .rule(rule)
  }

  /// The Jacobian at the first position of the first sample.
  private func jacobian(_ place: FormulaPlace) -> [Block] {
    guard let output = place.output?.elements else { return [] }
    let layer = place.layer
    let count = min(layer.outputShape[0], 8)
    let step = layer.positionCount
    let cells = (0..<count).map { j in
      (0..<count).map { i in
        Grid.Cell(
          .number(Layer.softmaxEntry(output[j * step], output[i * step], isSame: i == j)),
          mark: i == j ? .window : .none)
      }
    }
    let labels = (0..<count).map(String.init)
    let position =
      (place.samples > 1 ? ", sample 0" : "")
      + (layer.inputShape.rank == 3 ? ", position (0,0)" : "")
    let grid = Grid(
      title: Text("∂y[j]/∂x[i]: j down, i across\(position)"), rows: cells, rowLabels: labels,
      columnLabels: labels)
    let rest = layer.outputShape[0] - count
    return [.grids([grid])]
      + (rest > 0
        ? [.note(Note(.remark, "the first \(count) of \(layer.outputShape[0]) outputs are drawn"))]
        : [])
  }
}
