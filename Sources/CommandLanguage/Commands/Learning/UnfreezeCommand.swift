/// The command `unfreeze`.
enum UnfreezeCommand {
  static let specification = CommandSpecification(
    .change(.unfreeze), topic: .learning, summary: "let frozen weights learn again",
    usage: ["unfreeze [LAYER|ADDRESS|all]"],
    examples: ["example cross; freeze all; unfreeze dense1.bias"],
    parameters: [
      Parameter("what", .layerOrAddress([.init("all", "every layer")]), isOptional: true)
    ])
}
