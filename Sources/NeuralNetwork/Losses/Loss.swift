/// How the output of a network is held against its target.
///
/// What a kind of loss is stands in two places: ``ClassLoss`` for those that read a class number and
/// ``ElementLoss`` for those that read a number for each output. All else asks them.
package struct Loss: Hashable, Sendable {
  /// What is computed.
  package var kind: Kind
  /// Whether the sum is divided.
  package var reduction: Reduction

  /// What is computed, by what it is held against.
  package enum Kind: Hashable, Sendable {
    /// A vector of scores for each sample against the number of its right class.
    case classes(ClassLoss)
    /// Each output against a number of its own.
    case elements(ElementLoss)
  }

  /// What becomes of the sum over a batch.
  package enum Reduction: String, Hashable, Sendable, CaseIterable {
    /// Divided by what it was added up over, as the kind says.
    case mean
    /// Left as it is.
    case sum
  }

  /// Makes a loss.
  package init(_ kind: Kind, reduction: Reduction = .mean) {
    self.kind = kind
    self.reduction = reduction
  }

  /// Whether its targets are class numbers.
  package var takesClasses: Bool {
    switch kind {
    case .classes: true
    case .elements: false
    }
  }
}

extension Loss {
  /// A kind's word, as it is typed.
  package enum Word: String, Hashable, Sendable, CaseIterable {
    /// Softmax cross-entropy on logits.
    case crossEntropy = "cross-entropy"
    /// The mean of (out − target)².
    case meanSquaredError = "mse"
    /// ½ Σ (out − target)² for each sample.
    case squaredError = "squared-error"
    /// Binary cross-entropy of probabilities.
    case binaryCrossEntropy = "bce"
    /// Binary cross-entropy of logits.
    case binaryCrossEntropyOfLogits = "bce-logits"
    /// Σ over the wrong classes of max(0, s_j − s_y + margin).
    case hinge
    /// The mean of |out − target|.
    case absoluteError = "l1"
    /// Squares near the target, straight lines beyond delta.
    case huber
  }

  /// The word of its kind.
  package var word: Word {
    switch kind {
    case .classes(.crossEntropy): .crossEntropy
    case .classes(.hinge): .hinge
    case .elements(.meanSquaredError): .meanSquaredError
    case .elements(.squaredError): .squaredError
    case .elements(.binaryCrossEntropy): .binaryCrossEntropy
    case .elements(.binaryCrossEntropyOfLogits): .binaryCrossEntropyOfLogits
    case .elements(.absoluteError): .absoluteError
    case .elements(.huber): .huber
    }
  }

  /// The loss that a word alone means.
  package init(_ word: Word) {
    switch word {
    case .crossEntropy: self.init(.classes(.crossEntropy(CrossEntropy())))
    case .hinge: self.init(.classes(.hinge(margin: 1)))
    case .meanSquaredError: self.init(.elements(.meanSquaredError))
    case .squaredError: self.init(.elements(.squaredError))
    case .binaryCrossEntropy: self.init(.elements(.binaryCrossEntropy))
    case .binaryCrossEntropyOfLogits: self.init(.elements(.binaryCrossEntropyOfLogits))
    case .absoluteError: self.init(.elements(.absoluteError))
    case .huber: self.init(.elements(.huber(delta: 1)))
    }
  }

  /// Mean over the batch of softmax cross-entropy on logits with class numbers.
  package static let crossEntropy = Loss(.crossEntropy)
  /// Mean over all elements of (out − target)².
  package static let meanSquaredError = Loss(.meanSquaredError)
  /// ½ Σ (out − target)² for each sample, averaged over the batch.
  package static let squaredError = Loss(.squaredError)
}

extension Loss: CaseIterable {
  /// One of each kind, with nothing chosen.
  package static let allCases: [Loss] = Word.allCases.map { Loss($0) }
}
