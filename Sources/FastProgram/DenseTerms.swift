/// The terms of a fully connected layer's weights, [OUT, IN, sample].
package struct DenseTerms: Equatable, Sendable {
  /// How many samples there are.
  package var samples: Int
  /// How many numbers go in.
  package var inputs: Int
  /// How many units there are.
  package var outputs: Int
  /// How the gradient that arrives lies.
  package var upstream: WeightTerms.Spacing
  /// What went in; in order, a feature's samples stand side by side.
  package var source: WeightTerms.Operand
  /// After how many products the samples begin anew at the beginning of a vector.
  package var period: Int
  /// Where the scratch memory has room for a unit's gradient of each of them.
  package var periodScratch: Int

  /// Makes the terms.
  package init(
    samples: Int, inputs: Int, outputs: Int, upstream: WeightTerms.Spacing,
    source: WeightTerms.Operand, period: Int, periodScratch: Int
  ) {
    self.samples = samples
    self.inputs = inputs
    self.outputs = outputs
    self.upstream = upstream
    self.source = source
    self.period = period
    self.periodScratch = periodScratch
  }
}
