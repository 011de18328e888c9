import NeuralNetwork

/// A network with weights, input and target ready, as the lines that make it.
struct Example {
  /// The word behind `example`.
  let name: String
  /// What it shows, in a few words.
  let summary: String
  /// The statements that make it.
  let lines: [String]
  /// The learning rate of `sgd` with which a hundred steps go down, whatever the seed.
  var learningRate = GradientDescent().learningRate
  /// What to type next.
  let next: [String]

  /// The statement that chooses its optimizer.
  var optimizer: String { "optimizer sgd lr \(learningRate)" }

  /// All examples, the first to meet first.
  static let all = first + courses

  private static let first: [Example] = [
    Example(
      name: "sum", summary: "3×3 input, one 2×2 kernel: a gradient of four terms to add by hand",
      lines: [
        "input 3x3", "conv 1 2x2 bias off", "loss squared-error",
        "conv1.weight = [[[[1, 0], [0, -1]]]]", "input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]",
        "target = [[[-5, -2], [-7, -4.5]]]",
      ], learningRate: 0.003, next: ["forward", "backward", "grads"]),
    Example(
      name: "dense", summary: "two inputs, one unit: a gradient of one product",
      lines: [
        "input 2", "dense 1", "loss squared-error", "dense1.weight = [[0.5, -1]]",
        "dense1.bias = 0.25", "input = [3, 2]", "target = [1]",
      ], next: ["forward", "backward", "explain dense1.weight[0,0]"]),
    Example(
      name: "cross", summary: "a cross of 8×8 through conv, ReLU, max-pool and dense: both kinds",
      lines: [
        "input 1x8x8", "conv 2 3x3", "relu", "maxpool 2", "dense 3", "loss cross-entropy",
        "input = cross", "target = 1",
      ], next: ["forward", "backward", "grads"]),
    Example(
      name: "both", summary: "the smallest network with a kernel and a dense layer, whole numbers",
      lines: [
        "input 3x3", "conv 1 2x2 bias off", "dense 1 bias off", "loss squared-error",
        "conv1.weight = [[[[1, 0], [0, -1]]]]", "dense1.weight = [[1, -2, 3, 0.5]]",
        "input = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]", "target = [-11]",
      ], learningRate: 0.001,
      next: ["forward", "backward", "compare conv1.weight[0,0,0,0] dense1.weight[0,0]"]),
    Example(
      name: "relu", summary: "gates that close: some pixels send no gradient",
      lines: [
        "input 4x4", "conv 1 3x3 pad 1 bias off", "relu", "loss squared-error",
        "conv1.weight = [laplacian]",
        "input = [[0, 1, 1, 0], [1, 2, 2, 1], [1, 2, 3, 1], [0, 1, 1, 0]]",
        "target = zeros(1,4,4)",
      ], next: ["forward", "backward", "fate conv1"]),
    Example(
      name: "pool", summary: "a 4×4 picture through max-pool: one winner a window, and a tie",
      lines: [
        "input 4x4", "conv 1 1x1 bias off", "maxpool 2", "loss squared-error",
        "conv1.weight = 1",
        "input = [[1, 3, 2, 2], [0, 2, 1, 0], [5, 1, 0, 4], [2, 5, 3, 1]]",
        "target = [[[2, 3], [4, 5]]]",
      ], learningRate: 0.02, next: ["forward", "backward", "fate conv1"]),
    Example(
      name: "sobel", summary: "an edge and the Sobel filter as target: can the kernel be learned?",
      lines: [
        "input 1x8x8", "conv 1 3x3 bias off", "loss squared-error", "input = digit(5)",
        "target = correlate(input, sobel_x)",
      ], learningRate: 0.005, next: ["forward", "backward", "grads"]),
    Example(
      name: "deep", summary: "two conv layers: the upstream gradient is itself a sum",
      lines: [
        "input 1x6x6", "conv 2 3x3", "tanh", "conv 2 2x2 stride 2", "dense 2",
        "loss cross-entropy", "input = ring", "target = 0",
      ], next: ["forward", "backward", "explain conv1.weight[0,0,1,1] pixel 1,1"]),
    Example(
      name: "batch",
      summary: "three pictures at once: N terms for a dense weight, N⋅H′⋅W′ for a kernel's",
      lines: [
        "input 1x4x4", "conv 1 2x2", "dense 2", "loss cross-entropy",
        "input = reshape([checker, ramp, diagonal], [3,1,4,4])", "target = [0, 1, 0]",
      ], next: ["forward", "backward", "compare conv1.weight[0,0,0,0] dense1.weight[0,0]"]),
    Example(
      name: "xor", summary: "four points, two hidden units, one answer: dense layers alone",
      lines: [
        "input 2", "dense 3", "tanh", "dense 1", "loss mse",
        "input = [[0, 0], [0, 1], [1, 0], [1, 1]]", "target = [[0], [1], [1], [0]]",
      ], learningRate: 0.2, next: ["forward", "backward", "grads"]),
    Example(
      name: "lenet", summary: "LeNet on a 28×28 numeral: as large as a lesson gets",
      lines: [
        "input 1x28x28", "conv 6 5x5 pad 2", "relu", "maxpool 2", "conv 16 5x5", "relu",
        "maxpool 2", "dense 120", "relu", "dense 84", "relu", "dense 10", "loss cross-entropy",
        "input = digit(7)", "target = 7",
      ], next: ["forward", "backward", "net"]),
  ]
}
