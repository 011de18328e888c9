import NeuralNetwork

/// The command `sabotage`.
package struct SabotageCommand: CommandArguments {
  /// What is done; `nil` to list what can be broken.
  package let deed: Given<Deed>?

  static let deed = OptionalArgument<Deed>("fault", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    deed = call.read(Self.deed)
  }

  static let specification = CommandSpecification(
    .change(.sabotage), topic: .learning, traits: [],
    summary: "break the backward pass or the update on purpose",
    usage: ["sabotage", "sabotage NAME|random|off"],
    examples: [
      "sabotage", "example cross; sabotage no-sum; forward; backward; gradcheck",
      "example cross; sabotage random; forward; backward; gradcheck; sabotage off",
    ],
    discussion: [
      "Alone it lists what can be broken. From then on `backward`, `update` and `train` have "
        + "that mistake in them, until `sabotage off`. The views show the wrong numbers as they "
        + "are. The terms that they list are the right ones, so the sums do not match.",
      "`random` chooses one that shows in the present network and does not say which: find it "
        + "with `gradcheck`, with `explain`, or by comparing sum(contributions(W)) with W.grad; "
        + "then `guess`.",
    ],
    arguments: SabotageCommand.self, parameters: [deed])

  /// What it may do.
  package enum Deed: WordChoice {
    /// Breaks one thing.
    case fault(Fault)
    /// Breaks one thing and does not say which.
    case random
    /// Mends what is broken.
    case off

    package static var offered: [Deed] { Fault.offered.map { .fault($0) } + [.random, .off] }

    package var word: String {
      switch self {
      case .fault(let fault): fault.word
      case .random: "random"
      case .off: "off"
      }
    }

    package var meaning: String {
      switch self {
      case .fault(let fault): fault.meaning
      case .random: "one of them, which one you are to find"
      case .off: "mends it and tells which it was"
      }
    }
  }
}
