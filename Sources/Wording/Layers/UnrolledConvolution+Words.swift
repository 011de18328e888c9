import NeuralNetwork

extension UnrolledConvolution: LayerWords {
  package var statement: String { convolution.typed }

  package var sentence: String { convolution.told + ", unrolled to dense" }

  package func python(_ place: PyTorchPlace) -> PyTorchModule {
    PyTorchModule(
      "UnrolledConvolution", [place.layer.outputShape.python], helper: .unrolled)
  }

  package func formula(_ place: FormulaPlace) -> LayerFormula {
    .relaxedConvolution
  }
}
