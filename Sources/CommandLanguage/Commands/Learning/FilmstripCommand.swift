/// The command `filmstrip`.
package struct FilmstripCommand: CommandArguments {
  /// A layer or one of its kernels.
  package let kernel: Given<Expression>

  static let kernel = RequiredArgument<Expression>("kernel", .layerOrAddress)

  package init(_ call: CommandCall) throws(ArgumentError) {
    kernel = try call.read(Self.kernel)
  }

  static let specification = CommandSpecification(
    .view(.filmstrip), topic: .learning, traits: [],
    summary: "each kernel's picture over a training",
    usage: ["filmstrip LAYER|KERNEL"],
    examples: [
      "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; train 2 epochs; "
        + "filmstrip conv1", "example both; train 20 steps; filmstrip conv1.weight[0]",
    ],
    discussion: [
      "From its start to its end, and last the well-known filter that it is most like, if there "
        + "is one: Sobel's, the Laplacian, a blur. A dense layer that reads the picture itself "
        + "has a picture for each unit."
    ],
    arguments: FilmstripCommand.self, parameters: [kernel])
}
