/// The command `fate`.
package struct FateCommand: CommandArguments {
  /// The layer.
  package let layer: Given<String>
  /// What is counted over, where that is not the last pass.
  package let extent: Given<Extent>?

  static let layer = RequiredArgument<String>("layer", .layer)
  static let extent = OptionalArgument<Extent>("over", .choice)

  package init(_ call: CommandCall) throws(ArgumentError) {
    layer = try call.read(Self.layer)
    extent = call.read(Self.extent)
  }

  static let specification = CommandSpecification(
    .view(.fate), topic: .seeing, traits: [.readsPass, .marksFrozen],
    summary: "for every output pixel: does gradient arrive, and if not, why",
    usage: ["fate LAYER", "fate LAYER data"],
    examples: [
      "input 1x8x8; conv 2 3x3; relu; maxpool 2; dense 3; loss cross-entropy; input = cross; "
        + "target = 1; forward; backward; fate conv1",
      "data xor; input 2; dense 8; relu; dense 2; loss cross-entropy; fate relu1 data",
    ],
    discussion: [
      "A pixel gets no gradient if a ReLU was closed, or if a pool chose another pixel. Its "
        + "term is zero, too, if the input under the window is zero or padding. A pixel that is "
        + "as large as the winner of a pool's window, but comes later, lost a tie. With `data` it "
        + "counts the units whose ReLU no sample of the data set opens: they learn nothing."
    ],
    arguments: FateCommand.self, parameters: [layer, extent])

  /// What can be counted over.
  package enum Extent: String, CaseIterable, WordChoice {
    case data

    package var meaning: String {
      switch self {
      case .data: "every sample of the data set"
      }
    }
  }
}
