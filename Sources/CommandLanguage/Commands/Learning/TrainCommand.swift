/// The command `train`.
enum TrainCommand {
  static let specification = CommandSpecification(
    .change(.train), topic: .learning, summary: "forward, backward, update, again and again",
    usage: ["train N step|steps|epoch|epochs [batch B]"],
    examples: [
      "example both; train 3 steps", "example xor; optimizer sgd lr 0.5; train 500 steps",
      "input 8x8; conv 4 3x3; relu; dense 4; loss cross-entropy; data edges; train 2 epochs",
    ],
    discussion: [
      "Each step takes a batch through `forward` and `backward` and makes one `update`: kernels "
        + "and dense weights change together, each from its old value. Data, where they are "
        + "loaded, come in an order shuffled by the seed, 32 samples a step unless `batch` says "
        + "otherwise; an epoch is as many steps as see each sample once. Without data every "
        + "step takes the present input.",
      "It stops before the first step whose loss or gradients are not finite, keeps the steps "
        + "before it, and names a smaller rate to try.",
      "Ctrl-C stops between two steps and keeps those that were made; `undo` takes all of them "
        + "back. Values afterwards are those of the last step, before its update. `curves` and "
        + "`filmstrip` look back on it.",
    ],
    parameters: [
      Parameter("count", .integer(atLeast: 1)),
      Parameter(
        "unit",
        .choice([
          .init("steps", "as many updates"), .init("epochs", "each sample as many times"),
          .init("step", "one update"), .init("epoch", "each sample once"),
        ])),
    ], options: [OptionSpecification("batch", .integer(atLeast: 1), "samples a step (32)")])
}
