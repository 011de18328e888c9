import NeuralNetwork

/// How a layer's gradients are derived: by a rule in a few lines, or by formulas of their own.
package enum LayerFormula {
  /// A rule for what is sent back.
  case rule(LayerRule)
  /// The sum over the positions of kernels.
  case convolution(Convolution)
  /// The sums of a convolution that lost a constraint.
  case relaxedConvolution
  /// The sum over the inputs of kernels.
  case transposedConvolution(TransposedConvolution)
  /// A product for each weight.
  case dense
  /// The three ways back through a normalisation.
  case normalisation(Normalisation)
}
