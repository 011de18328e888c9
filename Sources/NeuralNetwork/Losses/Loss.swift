/// How the output of a network is held against its target.
public enum Loss: String, Hashable, Sendable, CaseIterable {
  /// Mean over the batch of softmax cross-entropy on logits with class numbers.
  case crossEntropy = "cross-entropy"
  /// Mean over all elements of (out − target)².
  case meanSquaredError = "mse"
  /// ½ Σ (out − target)² for each sample, averaged over the batch.
  case squaredError = "squared-error"
}
