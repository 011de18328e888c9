/// The command `relax`.
package struct RelaxCommand: CommandArguments {
  /// The layer.
  package let layer: Given<String>
  /// What it drops.
  package let constraint: Given<Constraint>

  static let layer = RequiredArgument<String>("layer", .layer)
  static let constraint = RequiredArgument<Constraint>("constraint", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
    constraint = try call.read(Self.constraint)
  }

  static let specification = CommandSpecification(
    .change(.relax), topic: .seeing, traits: [],
    summary: "drop one of the two constraints of a convolution",
    usage: ["relax LAYER sharing", "relax LAYER locality"],
    examples: [
      "example both; relax conv1 sharing; forward; backward; grads conv1",
      "example both; relax conv1 locality; unroll conv1",
    ],
    discussion: [
      "A convolution is a dense layer whose weights are the same at every position and zero "
        + "outside the window. `sharing` gives every position its own copy of the kernel: the "
        + "weight is OUT x H' x W' x C/G x h x w. `locality` makes weights of the zeros as "
        + "well: the weight is then the matrix that `unroll` shows, and nothing is shared.",
      "The bias stays one for each output channel. Right after relaxing, the layer computes the "
        + "same; train, and the copies drift apart and the zeros fill. `tie` goes back.",
    ],
    arguments: RelaxCommand.self, parameters: [layer, constraint])

  /// What a convolution has and a dense layer has not.
  package enum Constraint: String, CaseIterable, WordChoice {
    /// All positions share their weights.
    case sharing
    /// Weights outside the window are zero.
    case locality

    package var meaning: String {
      switch self {
      case .sharing: "every position gets a copy of its own"
      case .locality: "the zeros outside the window become weights, too"
      }
    }
  }
}
