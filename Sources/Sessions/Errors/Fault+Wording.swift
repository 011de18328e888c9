import NeuralNetwork

extension Fault {
  /// What gives it away: what to look at once it is found.
  package var evidence: String {
    switch self {
    case .noSum:
      "`explain` a kernel weight: its terms add up to something else; the stored gradient is the last pixel's term alone, as if `=` stood where `+=` belongs"
    case .mean:
      "a kernel's gradient times H'⋅W' is the sum of its contributions: a mean hides how many pixels there were"
    case .flippedKernel:
      "`show conv1.weight.grad` beside correlate(input, conv1.out.grad): the same numbers, turned by 180 degrees, as convolve instead of correlate gives them"
    case .strideIgnored:
      "only layers with a stride are wrong: between two pixels the window moves by the stride on the input, not by 1"
    case .paddingShifted:
      "only layers with padding are wrong: the window at (0,0) begins on padding, not on the input's first pixel"
    case .biasMean:
      "weights are right, a conv's biases are too small by H'⋅W': a bias is used at every pixel, so its gradient is the sum of the upstream gradient"
    case .inputUnturned:
      "weights of the conv itself are right, what arrives below is not: `explain` an element of its .in.grad, whose terms pair the kernel's last tap with the first window"
    case .innerNoSum:
      "what arrives below a conv or dense layer is one channel's or unit's part: `explain` an element of .in.grad lists what all of them should add"
    case .reluOpen:
      "`explain` the gradient of what went into a ReLU where that is not positive: the gate is closed, yet gradient arrives"
    case .poolSpread:
      "`show` the gradient below the pool: every pixel of a window has a share, though only the winner decides the output"
    case .normMeanConstant:
      "what arrives below a norm does not add up to 0 over what was normalised together: whatever moves all of it alike is taken away again, so the sum has to be 0"
    case .normVarianceConstant:
      "`explain` an element of the norm's .in.grad: the share through the variance, −x̂ times something, is missing; what arrives below is not at right angles to x̂"
    case .runningStatistics:
      "the norm's weight.grad is wrong, too: it was summed with (x − .mean)/√(.var + eps), though the output was made with the batch's own; in mode eval it never shows"
    case .dropoutUnscaled:
      "what passes dropout is too small by 1/(1 − P): the output was multiplied by the mask, so the gradient has to be as well, dropout1.out.grad * dropout1.mask"
    case .skipLost:
      "`explain` an element that several layers read: what they send back adds up to more than is stored, as if `=` stood where `+=` belongs; the skip's gradient was overwritten"
    case .sharedLastUse:
      "`explain` a weight that several layers share: each layer's part is right, the stored gradient is one of them instead of their sum"
    case .batchMeanForgotten:
      "every gradient is wrong by the same factor, the number of samples; with a batch of one it never shows"
    case .updateEarly:
      "the gradients are right: the last layer moves as they say, those below do not, for their gradient was taken through weights that had moved already"
    case .updatePerPixel:
      "the gradients are right: dense weights move as they say, kernels do not, for each pixel's term was taken with a kernel that the pixel before had moved"
    }
  }
}
