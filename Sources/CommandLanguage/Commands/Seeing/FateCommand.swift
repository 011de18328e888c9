/// The command `fate`.
enum FateCommand {
  static let specification = CommandSpecification(
    .view(.fate), topic: .seeing,
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
    parameters: [
      Parameter("layer", .layer),
      Parameter(
        "over", .choice([.init("data", "every sample of the data set")]), isOptional: true),
    ])
}
