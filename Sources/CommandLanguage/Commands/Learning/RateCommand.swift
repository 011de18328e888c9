/// The command `rate`.
package struct RateCommand: CommandArguments {
  /// A layer or a tensor; `nil` to say what is set.
  package let subject: Given<Alternative<Expression, EveryLayer>>?
  /// Its part of the learning rate.
  package let factor: Given<Double>?

  static let subject = OptionalArgument<Alternative<Expression, EveryLayer>>(
    "what", .layerOrAddress(or: EveryLayer.self))
  static let factor = OptionalArgument<Double>("factor", .number, needing: subject)

  package init(_ call: CommandCall) throws(ArgumentError) {
    subject = call.read(Self.subject)
    factor = call.read(Self.factor)
  }

  static let specification = CommandSpecification(
    .change(.rate), topic: .learning, traits: [],
    summary: "give a layer its own part of the learning rate",
    usage: ["rate LAYER|TENSOR|all FACTOR", "rate"],
    examples: [
      "example both; rate conv1 0.1; forward; backward; update",
      "example cross; rate dense1.bias 2; rate dense1.bias 1",
    ],
    discussion: [
      "An update of this layer, or of one weight or bias, takes FACTOR times the learning rate: "
        + "PyTorch's parameter groups. What `schedule` does to the rate goes for it as well. "
        + "`rate NAME 1` takes it away again; alone it says what is set.",
      "With factor 0 nothing moves, yet what the rule remembers does; `freeze` holds both.",
    ],
    arguments: RateCommand.self, parameters: [subject, factor],
    givesWay: true)
}
