/// The command `freeze`.
package struct FreezeCommand: CommandArguments {
  /// A layer, a tensor or a part of one; `nil` to say what is frozen.
  package let subject: Given<Alternative<Expression, EveryLayer>>?

  static let subject = OptionalArgument<Alternative<Expression, EveryLayer>>(
    "what", .layerOrAddress(or: EveryLayer.self))

  package init(_ call: CommandCall) throws(ArgumentError) {
    subject = call.read(Self.subject)
  }

  static let specification = CommandSpecification(
    .change(.freeze), topic: .learning, traits: [],
    summary: "hold weights still: no update changes them",
    usage: ["freeze [LAYER|ADDRESS|all]"],
    examples: [
      "example both; freeze conv1; forward; backward; update",
      "example cross; freeze dense1.weight[0:2]", "example cross; freeze all; unfreeze dense1",
    ],
    discussion: [
      "The gradient of a frozen weight is worked out and shown as before (PyTorch would have "
        + "none), and gradient flows through the layer to those below; only the update is not "
        + "made. `net` and `grads` say what is frozen.",
      "Freezing is not blocking: layers below a frozen one go on learning. Alone, `freeze` says "
        + "what is frozen.",
    ],
    arguments: FreezeCommand.self, parameters: [subject])
}
