/// The command `tanh`.
enum TanhCommand {
  static let specification = CommandSpecification(
    .layer(.tanh), topic: .building, traits: [],
    summary: "add a hyperbolic tangent: squeezes into -1 ... 1",
    usage: ["tanh"], examples: ["input 4; dense 3; tanh"],
    discussion: ["Its gradient is 1 - t^2: small where the output is near -1 or 1."])
}
