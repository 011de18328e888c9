/// What batch norm and dropout do, as PyTorch's `train()` and `eval()` set it.
package enum Mode: String, Hashable, Sendable, CaseIterable {
  /// Batch norm takes the batch's own mean and variance, and moves the running ones; dropout draws.
  case train
  /// Batch norm takes the running mean and variance; dropout lets everything through.
  case eval
}
