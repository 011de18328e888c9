extension Loss {
  /// The loss of a batch's output, [sample, …], against a target that was checked.
  ///
  /// What the samples' terms come to is added in order from 0, and divided once.
  func value(of output: Tensor, target: Target) -> Double {
    var sum = 0.0
    for sample in 0..<output.shape[0] { add(sample, of: output, target: target, to: &sum) }
    return sum / divisor(of: output, target: target)
  }

  /// Adds one sample's loss to a sum that is not divided yet.
  package func add(_ sample: Int, of output: Tensor, target: Target, to sum: inout Double) {
    let size = output.shape.droppingFirst().count
    let places = sample * size..<(sample + 1) * size
    switch (kind, target) {
    case (.classes(let loss), .classes(let labels)):
      sum += loss.value(of: output.elements[places], label: labels[sample])
    case (.elements(let loss), .values(let wanted)):
      for place in places { sum += loss.term(output.elements[place], wanted.elements[place]) }
    case (.classes, .values), (.elements, .classes):
      preconditionFailure("the target was checked")
    }
  }

  /// What the sum over a batch is divided by.
  package func divisor(of output: Tensor, target: Target) -> Double {
    divisor(elements: output.count, samples: output.shape[0], target: target)
  }

  /// What the sum over so many samples, of so many elements together, is divided by.
  package func divisor(elements: Int, samples: Int, target: Target) -> Double {
    switch (reduction, kind) {
    case (.sum, _): 1
    case (.mean, .classes(let loss)): loss.weight(of: target)
    case (.mean, .elements(let loss)): Double(loss.isMeanOverSamples ? samples : elements)
    }
  }

  /// How many samples a mean counts, as their classes' weights have it; 1 where nothing is divided.
  package func meanCount(samples: Int, target: Target) -> Double {
    switch (reduction, kind) {
    case (.sum, _): 1
    case (.mean, .classes(let loss)): loss.weight(of: target)
    case (.mean, .elements): Double(samples)
    }
  }
}

extension Loss {
  /// Whether some classes count more than others.
  var weighsClasses: Bool {
    if case .classes(.crossEntropy(let entropy)) = kind { entropy.weights != nil } else { false }
  }
}

extension ClassLoss {
  /// What the samples of a target count in a mean.
  fileprivate func weight(of target: Target) -> Double {
    guard case .classes(let labels) = target else { preconditionFailure("the target was checked") }
    var sum = 0.0
    for label in labels { sum += weight(of: label) }
    return sum
  }
}
