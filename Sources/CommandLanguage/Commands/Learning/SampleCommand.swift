/// The command `sample`.
package struct SampleCommand: CommandArguments {
  /// Which sample, counted from 0.
  package let index: Given<Int>

  static let index = RequiredArgument<Int>("index", .integer(atLeast: 0))

  package init(_ call: CommandCall) throws(ArgumentError) {
    index = try call.read(Self.index)
  }

  static let specification = CommandSpecification(
    .change(.sample), topic: .learning, traits: [],
    summary: "make sample K of the data the input and the target",
    usage: ["sample K"],
    examples: [
      "input 8x8; conv 2 3x3; dense 10; loss cross-entropy; data digits; sample 3; forward"
    ],
    discussion: [
      "Samples count from 0: first those to train on, then those held back. The target is the "
        + "class number for cross-entropy, and for a loss between numbers a 1 at the class's "
        + "place."
    ],
    arguments: SampleCommand.self, parameters: [index])
}
