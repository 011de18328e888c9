/// The command `explain`.
package struct ExplainCommand: CommandArguments {
  /// The number.
  package let address: Given<Expression>
  /// Where `terms` stands, which lists every term.
  package let terms: SourceRange?
  /// Where `nonzero` stands, which leaves out terms that are 0.
  package let nonzero: SourceRange?
  /// The term that is opened.
  package let pixel: Given<[Int]>?
  /// Where `update` stands, which writes out how a weight changes.
  package let update: SourceRange?
  /// The first option that is about one term or all of them, and where it stands.
  package let termOption: (name: String, range: SourceRange)?

  static let address = RequiredArgument<Expression>("address", .address)
  static let terms = BareOption("terms", "every term, with the running sum")
  static let nonzero = BareOption("nonzero", "as terms, without those that are 0")
  static let pixel = ValueOption<[Int]>("pixel", .position, "this one term, opened")
  static let update = BareOption("update", "how a weight gets its new value")

  package init(_ call: CommandCall) throws(ArgumentError) {
    address = try call.read(Self.address)
    terms = call.read(Self.terms)
    nonzero = call.read(Self.nonzero)
    pixel = call.read(Self.pixel)
    update = call.read(Self.update)
    termOption = call.first(of: [Self.terms, Self.pixel])
  }

  static let specification = CommandSpecification(
    .view(.explain), topic: .seeing, traits: [.readsPass], summary: "where this number comes from",
    usage: ["explain ADDRESS [terms [nonzero]] [pixel R,C]", "explain ADDRESS update"],
    examples: [
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0]",
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] terms",
      "example sum; forward; backward; explain conv1.weight.grad[0,0,0,0] pixel 1,0",
      "example cross; forward; backward; explain conv1.weight.grad[0,0,1,1] terms nonzero",
    ],
    discussion: [
      "First the value and its formula in one line, then the same line with numbers, a map of "
        + "what each pixel adds, and how much is left after positive and negative terms cancel.",
      "`terms` lists every term with its pixel and the running sum; `terms nonzero` leaves out "
        + "those that are 0. `pixel R,C` opens one term: "
        + "its upstream gradient is itself a sum, over the next layer's units.",
      "It works for weights, biases, activations, their gradients and the loss. `update` writes "
        + "out how a weight gets its new value: w - lr g, with momentum, decay or Adam's means.",
    ],
    arguments: ExplainCommand.self, parameters: [address], options: [terms, nonzero, pixel, update])
}
