/// The command `predict`.
enum PredictCommand {
  static let specification = CommandSpecification(
    .change(.predict), topic: .running, summary: "commit to a guess, then see the value",
    usage: ["predict EXPR [as GUESS]"],
    examples: ["example sum; forward; backward; predict conv1.weight.grad[0,0,0,0] as positive"],
    discussion: [
      "A guess may be a number, a sign or a shape. On a terminal you are asked for it; a script "
        + "gives it behind `as`. A guess before the answer teaches more than the answer alone."
    ],
    parameters: [
      Parameter("value", .expression),
      Parameter("guess", .text, keywords: ["as"], isOptional: true),
    ])
}
