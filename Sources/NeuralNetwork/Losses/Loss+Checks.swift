extension Loss {
  /// Checks a target against one sample's output shape and the number of samples.
  ///
  /// Class numbers given as values, [sample], become class numbers.
  package func checked(_ target: Target, output: Shape, samples: Int) throws(PassError) -> Target {
    switch (kind, target) {
    case (.classes(let loss), .classes(let labels)):
      try loss.check(output, of: word)
      guard labels.count == samples else {
        throw .targetCountMismatch(expected: samples, actual: labels.count)
      }
      for (sample, label) in labels.enumerated() where label < 0 || label >= output[0] {
        throw .targetClassOutOfRange(sample: sample, class: label, classes: output[0])
      }
      return target
    case (.classes(let loss), .values(let values)):
      try loss.check(output, of: word)
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
    case (.elements(let loss), .values(let values)):
      let expected = output.prepending(samples)
      guard values.shape == expected else {
        throw .targetShapeMismatch(expected: expected, actual: values.shape)
      }
      if loss.takesProbabilities, let place = values.firstOutsideUnit {
        throw .targetNoProbability(index: place, value: values[place])
      }
      return target
    case (.elements, .classes):
      throw .targetNeedsValues(expected: output.prepending(samples))
    }
  }

  /// Checks that an output, [sample, …], is one that the loss has a value for.
  package func check(output: Tensor) throws(PassError) {
    guard case .elements(let loss) = kind, loss.takesProbabilities,
      let place = output.firstOutsideUnit
    else { return }
    throw .outputNoProbability(index: place, value: output[place])
  }
}

extension ClassLoss {
  /// Checks that it has what it needs for each number of an output's shape.
  fileprivate func check(_ output: Shape, of word: Loss.Word) throws(PassError) {
    guard output.rank == 1 else { throw .needsScores(loss: word, output: output) }
    guard fits(classes: output[0]) else {
      throw .classWeightsMismatch(classes: output[0], weights: weights?.count ?? 0)
    }
  }

  /// Whether its weights, if it has some, are as many as there are classes.
  func fits(classes: Int) -> Bool { weights.map { $0.count == classes } ?? true }

  /// What each class counts, where they count differently.
  package var weights: [Double]? {
    switch self {
    case .crossEntropy(let entropy): entropy.weights
    case .hinge: nil
    }
  }
}

extension Tensor {
  /// The first place of a number that is not in 0…1, NaN among them.
  fileprivate var firstOutsideUnit: [Int]? {
    elements.firstIndex { !($0 >= 0 && $0 <= 1) }.map { shape.index(at: $0) }
  }
}
