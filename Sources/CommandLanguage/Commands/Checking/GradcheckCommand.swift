/// The command `gradcheck`.
package struct GradcheckCommand: CommandArguments {
  /// The layer that is checked; `nil` for all.
  package let layer: Given<String>?
  /// How far each number is moved.
  package let step: Given<Double>?

  static let layer = OptionalArgument<String>("layer", .layer)
  static let step = ValueOption<Double>("eps", .number, "how far each number is moved (1e-5)")

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = call.read(Self.layer)
    step = call.read(Self.step)
  }

  static let specification = CommandSpecification(
    .view(.gradcheck), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "every gradient compared with a difference quotient",
    usage: ["gradcheck [LAYER] [eps E]"],
    examples: [
      "example cross; forward; backward; gradcheck",
      "example cross; forward; backward; gradcheck conv1 eps 1e-4",
    ],
    discussion: [
      "Each number is moved by E both ways, the network is run again, and (loss above - loss "
        + "below) / 2E is compared with the stored gradient. The numbers are every weight, "
        + "every bias and the input; with a LAYER, its weight, bias and input. After `backward "
        + "with EXPR` the sum of out * EXPR takes the loss's place.",
      "Errors are relative to the largest gradient of the tensor. Where a ReLU's gate or a "
        + "pool's winner changes within the step, the slope jumps: such a number is marked as a "
        + "kink and is not counted as wrong. In a large network a sample of the numbers is "
        + "checked, the same one for the same seed.",
      "E is 1e-5 unless given. With a larger step the curve's bend shows, with a smaller one "
        + "rounding takes digits away; the last lines of the view show both.",
    ],
    arguments: GradcheckCommand.self, parameters: [layer], options: [step])
}
