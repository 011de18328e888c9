/// The command `example`.
package struct ExampleCommand: CommandArguments {
  /// The example's name; `nil` to list them.
  package let name: Given<String>?

  static let name = OptionalArgument<String>("name", .example)

  package init(_ call: CommandCall) throws(ArgumentError) {
    name = call.read(Self.name)
  }

  static let specification = CommandSpecification(
    .change(.example), topic: .building, traits: [.endsStepping],
    summary: "a small network, ready to run; alone, lists them",
    usage: ["example [NAME]"], examples: ["example sum", "example"],
    discussion: [
      "Weights, input and target are set, so `forward` and `backward` work at once. `sum` is "
        + "the one to start with: a 3x3 input and a 2x2 kernel, small enough to check by hand."
    ],
    arguments: ExampleCommand.self, parameters: [name])
}
