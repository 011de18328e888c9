import NeuralNetwork

extension Fault: WordChoice {
  /// Those of one kind of layer first, then those of what is used several times, then the update's.
  package static var offered: [Fault] {
    [Reach.layer, .network, .update].flatMap { reach in allCases.filter { $0.reach == reach } }
  }

  /// What is broken, in a few words.
  package var meaning: String {
    switch self {
    case .noSum: "a kernel weight gets its last pixel's term alone"
    case .mean: "a kernel weight gets the mean over the pixels, not the sum"
    case .flippedKernel: "a kernel's gradient comes out turned by 180 degrees"
    case .strideIgnored: "a kernel's gradient reads the input with stride 1"
    case .paddingShifted: "a kernel's gradient reads the input without padding"
    case .biasMean: "a bias gets the mean over the pixels, not the sum"
    case .inputUnturned: "gradient passes a conv through the kernel unturned"
    case .innerNoSum: "gradient passes down from the last channel or unit alone"
    case .reluOpen: "ReLU lets gradient through where it is closed"
    case .poolSpread: "a max pool shares gradient out over its window"
    case .normMeanConstant: "no gradient comes back through a norm's mean"
    case .normVarianceConstant: "no gradient comes back through a norm's variance"
    case .runningStatistics: "batch norm's way back takes the running statistics"
    case .dropoutUnscaled: "gradient passes dropout without its factor"
    case .skipLost: "what several layers read gets one reader's gradient alone"
    case .sharedLastUse: "a shared weight gets the gradient of one of its layers alone"
    case .batchMeanForgotten: "the loss's gradient is not divided by the samples"
    case .updateEarly: "weights change before gradient passes down through them"
    case .updatePerPixel: "a kernel changes after each pixel's term"
    }
  }

  /// What has to do with it.
  private enum Reach {
    case layer, network, update
  }

  private var reach: Reach {
    switch self {
    case .noSum, .mean, .flippedKernel, .strideIgnored, .paddingShifted, .biasMean, .inputUnturned,
      .innerNoSum, .reluOpen, .poolSpread, .normMeanConstant, .normVarianceConstant,
      .runningStatistics, .dropoutUnscaled:
      .layer
    case .skipLost, .sharedLastUse, .batchMeanForgotten: .network
    case .updateEarly, .updatePerPixel: .update
    }
  }
}
