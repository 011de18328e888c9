#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Softmax and its logarithm by the largest logit, so that no power overflows.
///
/// ```
/// pᵢ = exp(zᵢ − m) / Σⱼ exp(zⱼ − m),   −log pᵢ = log Σⱼ exp(zⱼ − m) − (zᵢ − m),   m = max z
/// ```
public enum Softmax {
  /// The probabilities of a batch of logits, [sample, class].
  public static func probabilities(of logits: Tensor) -> Tensor {
    let classes = logits.shape[1]
    var elements = logits.elements
    for sample in 0..<logits.shape[0] {
      let row = sample * classes..<(sample + 1) * classes
      let largest = elements[row].max() ?? 0
      var sum = 0.0
      for place in row {
        elements[place] = exp(elements[place] - largest)
        sum += elements[place]
      }
      for place in row { elements[place] /= sum }
    }
    return Tensor(shape: logits.shape, elements: elements)
  }

  /// −log of the probability of class `label`, for one sample's logits.
  package static func crossEntropy(of logits: ArraySlice<Double>, label: Int) -> Double {
    let largest = logits.max() ?? 0
    var sum = 0.0
    for logit in logits { sum += exp(logit - largest) }
    return log(sum) - (logits[logits.startIndex + label] - largest)
  }
}
