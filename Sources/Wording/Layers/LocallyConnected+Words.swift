import NeuralNetwork

extension LocallyConnected: LayerWords {
  package var statement: String { convolution.typed }

  package var sentence: String {
    convolution.told + (convolution.isBornLocal ? "" : ", locally connected")
  }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      "LocallyConnected", [convolution.kernel.python] + convolution.ownOptions,
      helper: .locallyConnected)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .relaxedConvolution
  }
}
