/// The command `evaluate`.
enum EvaluateCommand {
  static let specification = CommandSpecification(
    .view(.evaluate), topic: .learning, traits: [],
    summary: "how many of the held-back samples it gets right",
    usage: ["evaluate"],
    examples: [
      "input 2; dense 8; tanh; dense 2; loss cross-entropy; data rings; train 50 epochs; evaluate"
    ],
    discussion: [
      "Accuracy and mean loss on the fifth of the data that `train` never sees, which class was "
        + "taken for which, and the samples that were most wrong, drawn. Points stand on the "
        + "plane as the network sees it. Nothing is changed."
    ])
}
