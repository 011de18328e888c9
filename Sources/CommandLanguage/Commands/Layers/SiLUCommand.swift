/// The command `silu`.
enum SiLUCommand {
  static let specification = CommandSpecification(
    .layer(.silu), topic: .building, traits: [],
    summary: "add x times its own sigmoid, also called swish",
    usage: ["silu"], examples: ["input 4; dense 3; silu; dense 2"],
    discussion: [
      "x / (1 + e^-x). Below -1.28 its slope is negative; far above 0 it is x itself."
    ])
}
