/// A stretch of a walk through forward, loss, backward and update: one layer in one direction.
package enum StepStage: Hashable, Sendable {
  /// A layer on the way forward; one position for each output.
  case forward(layer: Int)
  /// The loss: where there is a softmax, that and then the loss of each sample, else one position
  /// for each sample.
  case loss
  /// The loss's own gradient, one position for each sample.
  case lossGradient
  /// A layer on the way back; one position for each output.
  case backward(layer: Int)
  /// The update of a layer's weights; one position for each kernel or unit.
  case update(layer: Int)

  /// The pass that a stage belongs to.
  package enum Pass: String, Hashable, Sendable {
    /// From the input to the loss.
    case forward
    /// From the loss to the input.
    case backward
    /// The change of all weights.
    case update
  }

  /// The pass that it belongs to.
  package var pass: Pass {
    switch self {
    case .forward, .loss: .forward
    case .lossGradient, .backward: .backward
    case .update: .update
    }
  }

  /// The layer, where it is about one.
  package var layer: Int? {
    switch self {
    case .forward(let layer), .backward(let layer), .update(let layer): layer
    case .loss, .lossGradient: nil
    }
  }
}
