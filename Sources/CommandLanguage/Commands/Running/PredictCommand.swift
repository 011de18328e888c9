/// The command `predict`.
package struct PredictCommand: CommandArguments {
  /// What is guessed.
  package let value: Given<Expression>
  /// The guess as it was typed; `nil` to ask for it.
  package let guess: Given<String>?

  static let value = RequiredArgument<Expression>("value", .expression)
  static let guess = OptionalArgument<String>("guess", .text, keywords: ["as"])

  package init(_ call: CommandCall) throws(ArgumentError) {
    value = try call.read(Self.value)
    guess = call.read(Self.guess)
  }

  static let specification = CommandSpecification(
    .change(.predict), topic: .running, traits: [.readsPass],
    summary: "commit to a guess, then see the value",
    usage: ["predict EXPR [as GUESS]"],
    examples: ["example sum; forward; backward; predict conv1.weight.grad[0,0,0,0] as positive"],
    discussion: [
      "A guess may be a number, a sign or a shape. On a terminal you are asked for it; a script "
        + "gives it behind `as`. A guess before the answer teaches more than the answer alone."
    ],
    arguments: PredictCommand.self, parameters: [value, guess])
}

extension CommandCall {
  /// What is predicted, where something is.
  package var prediction: PredictCommand? {
    guard command == .change(.predict) else { return nil }
    return try? PredictCommand(self)
  }
}
