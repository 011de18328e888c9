extension Loss {
  /// Checks a target against one sample's output shape and the number of samples.
  ///
  /// Class numbers given as values, [sample], become class numbers.
  package func checked(_ target: Target, output: Shape, samples: Int) throws(PassError) -> Target {
    switch (self, target) {
    case (.crossEntropy, .classes(let labels)):
      guard output.rank == 1 else { throw .needsLogits(output: output) }
      guard labels.count == samples else {
        throw .targetCountMismatch(expected: samples, actual: labels.count)
      }
      for (sample, label) in labels.enumerated() where label < 0 || label >= output[0] {
        throw .targetClassOutOfRange(sample: sample, class: label, classes: output[0])
      }
      return target
    case (.crossEntropy, .values(let values)):
      guard output.rank == 1 else { throw .needsLogits(output: output) }
      guard values.shape.rank <= 1 else {
        throw .targetShapeMismatch(expected: Shape([samples]), actual: values.shape)
      }
      var labels: [Int] = []
      for (sample, value) in values.elements.enumerated() {
        guard let label = Int(exactly: value) else {
          throw .targetFractional(sample: sample, value: value)
        }
        labels.append(label)
      }
      return try checked(.classes(labels), output: output, samples: samples)
    case (_, .values(let values)):
      let expected = output.prepending(samples)
      guard values.shape == expected else {
        throw .targetShapeMismatch(expected: expected, actual: values.shape)
      }
      return target
    case (_, .classes):
      throw .targetNeedsValues(expected: output.prepending(samples))
    }
  }
}
