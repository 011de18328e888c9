/// The command `compare`.
enum CompareCommand {
  static let specification = CommandSpecification(
    .view(.compare), topic: .seeing,
    summary: "two gradients term by term, as a kernel's and a dense one's",
    usage: ["compare A B"],
    examples: [
      "input 1x4x4; conv 1 3x3; dense 2; loss squared-error; input = ramp; target = [1, 0]; "
        + "forward; backward; compare conv1.weight[0,0,0,0] dense1.weight[0,0]"
    ],
    discussion: [
      "Both are sums of upstream x input. The dense weight's has one term for each sample, the "
        + "kernel weight's one for each sample and position: that is the whole difference."
    ],
    parameters: [Parameter("first", .address), Parameter("second", .address)])
}
