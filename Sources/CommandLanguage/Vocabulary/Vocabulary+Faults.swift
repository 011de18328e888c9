extension Vocabulary {
  /// What can be broken, with a hint of each.
  public static let faults: [ParameterKind.Choice] = [
    .init("no-sum", "a kernel weight gets its last pixel's term alone"),
    .init("mean", "a kernel weight gets the mean over the pixels, not the sum"),
    .init("flipped-kernel", "a kernel's gradient comes out turned by 180 degrees"),
    .init("stride-ignored", "a kernel's gradient reads the input with stride 1"),
    .init("padding-shifted", "a kernel's gradient reads the input without padding"),
    .init("bias-mean", "a bias gets the mean over the pixels, not the sum"),
    .init("input-unturned", "gradient passes a conv through the kernel unturned"),
    .init("inner-no-sum", "gradient passes down from the last channel or unit alone"),
    .init("relu-open", "ReLU lets gradient through where it is closed"),
    .init("pool-spread", "a max pool shares gradient out over its window"),
    .init("norm-mean-constant", "no gradient comes back through a norm's mean"),
    .init("norm-variance-constant", "no gradient comes back through a norm's variance"),
    .init("running-statistics", "batch norm's way back takes the running statistics"),
    .init("dropout-unscaled", "gradient passes dropout without its factor"),
    .init("skip-lost", "what several layers read gets one reader's gradient alone"),
    .init("shared-last-use", "a shared weight gets the gradient of one of its layers alone"),
    .init("batch-mean-forgotten", "the loss's gradient is not divided by the samples"),
    .init("update-early", "weights change before gradient passes down through them"),
    .init("update-per-pixel", "a kernel changes after each pixel's term"),
  ]

  /// What else `sabotage` knows.
  static let sabotageWords: [ParameterKind.Choice] = [
    .init("random", "one of them, which one you are to find"),
    .init("off", "mends it and tells which it was"),
  ]
}
