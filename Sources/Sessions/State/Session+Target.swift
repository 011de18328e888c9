import CommandLanguage
import NeuralNetwork

extension Session {
  /// The target in the form that the loss takes, or `nil` where there is no loss or no target.
  package func fittedTarget(
    network: Network, batchSize: Int, at range: SourceRange
  ) throws(Failure) -> Target? {
    guard let loss = network.loss, let target else { return nil }
    do {
      return try fitted(
        target, to: loss, output: network.outputShape, samples: batchSize,
        isBatched: input?.isBatched ?? false)
    } catch {
      throw Failure(.pass(error), at: range)
    }
  }

  /// A target in the form that a loss takes for outputs of a shape, which the loss has yet to check.
  func fitted(
    _ target: Tensor, to loss: Loss, output: Shape, samples: Int, isBatched: Bool
  ) throws(PassError) -> Target {
    if loss.takesClasses {
      guard target.shape.rank <= 1, target.count == samples else {
        throw .targetShapeMismatch(expected: [samples], actual: target.shape)
      }
      var classes: [Int] = []
      for (sample, value) in target.elements.enumerated() {
        guard let number = Int(exactly: value) else {
          throw .targetFractional(sample: sample, value: value)
        }
        classes.append(number)
      }
      return .classes(classes)
    }
    let expected = isBatched ? output.prepending(samples) : output
    guard let fitted = target.lackingLeadingOnes(of: expected) else {
      throw .targetShapeMismatch(expected: expected, actual: target.shape)
    }
    return .values(fitted.reshaped(to: output.prepending(samples)))
  }
}

extension Tensor {
  /// This value in a shape that differs from its own by leading axes of extent 1 at the most.
  package func lackingLeadingOnes(of expected: Shape) -> Tensor? {
    let own = shape.extents.drop { $0 == 1 }
    let wanted = expected.extents.drop { $0 == 1 }
    guard own.elementsEqual(wanted), shape.rank <= expected.rank else { return nil }
    return reshaped(to: expected)
  }
}
