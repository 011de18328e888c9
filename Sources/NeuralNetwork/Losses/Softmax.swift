/// Softmax and its logarithm by the largest logit, so that no power overflows.
///
/// ```
/// pᵢ = exp(zᵢ − m) / Σⱼ exp(zⱼ − m),   −log pᵢ = log Σⱼ exp(zⱼ − m) − (zᵢ − m),   m = max z
/// ```
package enum Softmax {
  /// One sample's logits, with what softmax makes of them.
  package struct Row {
    private let logits: ArraySlice<Double>
    private let largest: Double
    private let logarithm: Double
    /// The softmax.
    package let probabilities: [Double]

    /// Works the softmax of one sample's logits out.
    package init(of logits: ArraySlice<Double>) {
      let largest = logits.max() ?? 0
      var powers: [Double] = []
      powers.reserveCapacity(logits.count)
      var sum = 0.0
      for logit in logits {
        let power = ElementaryMath.exponential(logit - largest)
        powers.append(power)
        sum += power
      }
      for place in powers.indices { powers[place] /= sum }
      (self.logits, self.largest) = (logits, largest)
      (probabilities, logarithm) = (powers, ElementaryMath.logarithm(sum))
    }

    /// −log of the probability of a class.
    package func surprise(at label: Int) -> Double {
      logarithm - (logits[logits.startIndex + label] - largest)
    }
  }

  /// The probabilities of a batch of logits, [sample, class].
  package static func probabilities(of logits: Tensor) -> Tensor {
    let classes = logits.shape[1]
    var elements: [Double] = []
    elements.reserveCapacity(logits.count)
    for sample in 0..<logits.shape[0] {
      elements += Row(of: logits.elements[sample * classes..<(sample + 1) * classes]).probabilities
    }
    return Tensor(shape: logits.shape, elements: elements)
  }
}
