/// The command `leakyrelu`.
package struct LeakyReLUCommand: CommandArguments {
  /// What negative values are multiplied by.
  package let slope: Given<Double>?

  static let slope = OptionalArgument<Double>("slope", .number)

  package init(_ call: CommandCall) throws(ArgumentError) {
    slope = call.read(Self.slope)
  }

  static let specification = CommandSpecification(
    .layer(.leakyrelu), topic: .building, traits: [],
    summary: "add a rectifier that lets a little through",
    usage: ["leakyrelu [SLOPE]"],
    examples: ["input 1x8x8; conv 2 3x3; leakyrelu", "input 4; dense 3; leakyrelu 0.2"],
    discussion: [
      "Negative values are multiplied by SLOPE, 0.01 unless given. At 0 its gradient is the slope."
    ],
    arguments: LeakyReLUCommand.self, parameters: [slope])
}
