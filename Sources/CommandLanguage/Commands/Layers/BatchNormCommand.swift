/// The command `batchnorm`.
package struct BatchNormCommand: CommandArguments {
  /// What is added to the variance.
  package let epsilon: Given<Double>?
  /// How much of a batch's statistics is kept.
  package let momentum: Given<Double>?
  /// Whether weight and bias are learned.
  package let affine: Given<Bool>?
  /// Whether running statistics are kept.
  package let tracks: Given<Bool>?

  static let epsilon = NormalisationOptions.epsilon
  static let momentum = ValueOption<Double>(
    "momentum", .number, "how much of a batch's statistics is kept (0.1)")
  static let affine = NormalisationOptions.affine
  static let tracks = ValueOption<Bool>("track", .flag, "whether running statistics are kept (on)")

  package init(_ call: CommandCall) throws(ArgumentError) {
    epsilon = call.read(Self.epsilon)
    momentum = call.read(Self.momentum)
    affine = call.read(Self.affine)
    tracks = call.read(Self.tracks)
  }

  static let specification = CommandSpecification(
    .layer(.batchnorm), topic: .building, traits: [],
    summary: "add batch norm: each channel gets mean 0 and variance 1",
    usage: ["batchnorm [eps E] [momentum M] [affine on|off] [track on|off]"],
    examples: [
      "input 1x8x8; conv 2 3x3 bias off; batchnorm; relu; dense 3",
      "input 4; dense 3; batchnorm eps 0.001 momentum 0.2",
      "input 2x4x4; batchnorm affine off track off",
    ],
    discussion: [
      "x^ = (x - mean) / sqrt(variance + eps), then weight * x^ + bias. Mean and variance are taken "
        + "over N x H x W for each channel, over N for each feature. A gradient comes back on three "
        + "ways: through the number itself, the mean and the variance; `explain` shows them apart.",
      "In `mode train` the batch's own are used, and the running ones, `.mean` and `.var`, take "
        + "`momentum` (0.1) of them: in `forward`, `train` and a forward pass stepped to its end. In "
        + "`mode eval` the running ones are used and stand still. `track off` keeps none.",
      "Of the batch's variance the divisor is the count; in the running one it is one less, as in "
        + "PyTorch. `freeze` holds weight and bias, not the running statistics.",
    ],
    arguments: BatchNormCommand.self, options: [epsilon, momentum, affine, tracks])
}
