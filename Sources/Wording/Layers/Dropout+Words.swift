import NeuralNetwork
import Sessions

extension Dropout: LayerWords {
  package var statement: String {
    rate == Self.usualRate ? "dropout" : "dropout \(rate.shortest)"
  }

  package var sentence: String { statement }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    guard let mask = place.mask else {
      return PyTorchModule("nn.Dropout", [PythonLiteral.float(rate)])
    }
    return PyTorchModule(
      "Masked", ["torch.tensor(\n        " + PythonLiteral.lists(mask, indent: 8) + ")"],
      helper: .masked)
  }
}
