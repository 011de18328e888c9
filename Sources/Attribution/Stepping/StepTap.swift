import NeuralNetwork

/// One cell that an output reads: where it lies in the batch's input, and which weight belongs to it.
package struct StepTap {
  /// The offset in the layer's input, the whole batch.
  package let input: Int
  /// The offset in the layer's weight; 0 where it has none.
  package let weight: Int
}

extension Layer {
  /// What one output reads, in the order in which the engine adds; padding is left out.
  ///
  /// - Parameter place: the output's offset in the whole batch.
  package func taps(ofOutput place: Int) -> [StepTap] { taps(ofOutput: place, through: nil) }

  /// What one output reads through its own window or through another one.
  func taps(ofOutput place: Int, through window: Window?) -> [StepTap] {
    let wiring = window.map { self.wiring.reading(through: $0) } ?? self.wiring
    let (sample, output) = place.quotientAndRemainder(dividingBy: wiring.outputs)
    let start = sample * wiring.inputs
    var taps: [StepTap] = []
    wiring.forEachTap(ofOutput: output) {
      taps.append(StepTap(input: start + $0.input, weight: $0.weight ?? 0))
    }
    return taps
  }
}
