import NeuralNetwork
import Sessions

/// Where a layer stands that a formula is asked of, and what rounding may come to there.
package struct FormulaPlace {
  /// The layer.
  let layer: Layer
  /// How many samples there are.
  let samples: Int
  /// Whether its values have a batch axis.
  let isBatched: Bool
  /// The channel of its input with which what it mainly reads begins.
  let firstChannel: Int
  /// What rounding may come to in upstream times a slope.
  let tolerance: String
  /// The same where the slope is a weight.
  let slopeTolerance: String
  /// The same in a sum over all inputs.
  let sumTolerance: String
  /// What came out in the last pass, [sample, …], if there was one.
  let output: Tensor?

  /// Makes a place.
  package init(
    _ layer: Layer, samples: Int, isBatched: Bool, firstChannel: Int, tolerance: String,
    slopeTolerance: String, sumTolerance: String, output: Tensor?
  ) {
    self.layer = layer
    self.samples = samples
    self.isBatched = isBatched
    self.firstChannel = firstChannel
    self.tolerance = tolerance
    self.slopeTolerance = slopeTolerance
    self.sumTolerance = sumTolerance
    self.output = output
  }

  /// The layer's name.
  var name: String { layer.name }

  /// True of every layer that is linear once its winners are chosen.
  var adjointClaim: String {
    "allclose(sum(\(name).in.grad * \(name).in), sum(\(name).out.grad * \(name).out), \(sumTolerance))"
  }

  /// `2r+i`, `r+1`, or `r` where there is nothing to multiply or to add.
  static func index(_ letter: String, _ factor: Int, _ shift: String) -> String {
    (factor == 1 ? letter : "\(factor)\(letter)") + (shift == "0" ? "" : "+\(shift)")
  }
}
