import NeuralNetwork

extension UnrolledConvolution: LayerWords {
  package var statement: String { convolution.typed }

  package var sentence: String { convolution.told + ", unrolled to dense" }
}
