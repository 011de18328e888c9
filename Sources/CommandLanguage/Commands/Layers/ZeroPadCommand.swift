/// The command `zeropad`.
package struct ZeroPadCommand: CommandArguments {
  /// The columns on the left; on every side where it stands alone.
  package let left: Given<Int>
  /// The columns on the right.
  package let right: Given<Int>?
  /// The rows above.
  package let top: Given<Int>?
  /// The rows below.
  package let bottom: Given<Int>?

  static let left = RequiredArgument<Int>("left", .integer(atLeast: 0))
  static let right = OptionalArgument<Int>("right", .integer(atLeast: 0))
  static let top = OptionalArgument<Int>("top", .integer(atLeast: 0), needing: right)
  static let bottom = OptionalArgument<Int>("bottom", .integer(atLeast: 0), needing: top)

  package init(_ call: CommandCall) throws(ArgumentError) {
    left = try call.read(Self.left)
    right = call.read(Self.right)
    top = call.read(Self.top)
    bottom = call.read(Self.bottom)
    let others: [any DeclaredArgument] = [Self.right, Self.top, Self.bottom]
    let missing = others.first { call.arguments[$0.name] == nil }
    if let missing, right != nil {
      throw .missing(name: missing.name, expected: "one number or all \(others.count + 1)")
    }
  }

  static let specification = CommandSpecification(
    .layer(.zeropad), topic: .building, traits: [], summary: "add zeros around the picture",
    usage: ["zeropad P", "zeropad LEFT RIGHT TOP BOTTOM"],
    examples: ["input 1x4x4; zeropad 1; conv 1 3x3", "input 1x4x4; zeropad 0 1 0 1"],
    discussion: [
      "P columns and rows on each side, or so many on the left, on the right, above and below, in "
        + "PyTorch's order. Backward, the gradient of the zeros is dropped.",
      "A convolution pads its own input with its option pad.",
    ],
    arguments: ZeroPadCommand.self, parameters: [left, right, top, bottom])
}
