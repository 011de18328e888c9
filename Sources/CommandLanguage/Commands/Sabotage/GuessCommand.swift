import NeuralNetwork

/// The command `guess`.
package struct GuessCommand: CommandArguments {
  /// What is taken to be broken.
  package let fault: Given<Fault>

  static let fault = RequiredArgument<Fault>("fault", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    fault = try call.read(Self.fault)
  }

  static let specification = CommandSpecification(
    .change(.guess), topic: .learning, traits: [], summary: "say what is broken",
    usage: ["guess NAME"],
    examples: ["example cross; sabotage random; forward; backward; gradcheck; guess no-sum"],
    discussion: [
      "Says whether it is that, and after a right guess what gives the mistake away. "
        + "`sabotage` lists the names."
    ],
    arguments: GuessCommand.self, parameters: [fault])
}
