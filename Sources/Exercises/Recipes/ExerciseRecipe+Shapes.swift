import Documents
import NeuralNetwork

extension ExerciseRecipe {
  /// The shape of an output, a weight or a gradient.
  static func shape(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let layer = SizedConvolution(&random)
    var layers = [layer.layer]
    var names = ["conv1.out", "conv1.weight", "conv1.weight.grad", "conv1.bias.grad"]
    var units = layer.outputChannels * layer.output.count
    var last = "conv1"
    if layer.output.rows >= 4, layer.output.columns >= 4, random.integer(below: 2) == 0 {
      layers.append("maxpool 2")
      names.append("maxpool1.out")
      units = layer.outputChannels * (layer.output.rows / 2) * (layer.output.columns / 2)
      last = "maxpool1"
    }
    // A dense layer on a large map has a weight that nobody wants to write down.
    if units <= 64 {
      layers.append("dense \(random.whole(2...5))")
      names += ["dense1.weight", "dense1.weight.grad"]
      last = "dense1"
    }
    let name = random.pick(names + ["conv1.out", "\(last).out"])
    return ExerciseRecipe(
      network: [layer.input] + layers + ["input = ones(\(layer.inputExtents))"],
      passes: ["forward", "backward with 1 + 0*\(last).out"],
      setting: Text(([layer.input] + layers).joined(separator: "; "), style: .code),
      question: "What is the shape of \(.code(name))?", asked: .shape(name),
      workings: ["net"], remark: layer.arithmetic)
  }

  /// How many terms a weight's gradient sums.
  static func count(_ random: inout RandomGenerator) -> ExerciseRecipe {
    let layer = SizedConvolution(&random)
    let samples = random.pick([1, 1, 2, 3, 4])
    let asksForDense = random.integer(below: 4) == 0
    let weight = asksForDense ? "dense1.weight[0,0]" : "conv1.weight[0,0,0,0]"
    let lines = [layer.input, layer.layer, "dense 2"]
    return ExerciseRecipe(
      network: lines + ["input = ones(\(samples),\(layer.inputExtents))"],
      passes: ["forward", "backward with 1 + 0*dense1.out"],
      setting:
        "\(Text(lines.joined(separator: "; "), style: .code)), and a batch of \(samples)",
      question: asksForDense
        ? "How many terms does the gradient of one weight of dense1 sum?"
        : "How many terms does the gradient of one weight of conv1 sum? Those on padding count, too.",
      asked: .number("sum(1 + 0*contributions(\(weight)))"), workings: ["net"],
      remark: asksForDense
        ? "a dense weight gets one term for each sample"
        : "\(layer.arithmetic); a term for each output pixel of each sample",
      slips: asksForDense
        ? []
        : [
          Slip(
            way: .expression("sum(1 + 0*contributions(\(weight))) / \(samples)"),
            remark: "that is one sample's; the batch has \(samples)"),
          Slip(
            way: .expression("sum(1 + 0*conv1.weight)"),
            remark: "that is how many weights there are"),
          Slip(
            way: .expression("sum(1 + 0*conv1.weight[0,0])"),
            remark: "that is how many pixels a window covers; the terms are the windows"),
        ])
  }
}

/// A convolution whose sizes are worked out by hand, not its numbers.
private struct SizedConvolution {
  let channels: Int
  let extent: Size
  let outputChannels: Int
  let kernel: Int
  let stride: Int
  let padding: Int

  init(_ random: inout RandomGenerator) {
    channels = random.whole(1...3)
    extent = Size(rows: random.whole(5...9), columns: random.whole(5...9))
    outputChannels = random.whole(1...4)
    kernel = random.whole(2...4)
    stride = random.pick([1, 1, 2])
    padding = random.pick([0, 0, 1])
  }

  var input: String { "input \(channels)x\(extent.typed)" }
  var inputExtents: String { "\(channels),\(extent.rows),\(extent.columns)" }
  var layer: String {
    "conv \(outputChannels) \(kernel)x\(kernel)" + (stride == 1 ? "" : " stride \(stride)")
      + (padding == 0 ? "" : " pad \(padding)")
  }
  var output: Size { Size(rows: steps(extent.rows), columns: steps(extent.columns)) }

  private func steps(_ extent: Int) -> Int { (extent + 2 * padding - kernel) / stride + 1 }

  /// How its output's extent comes about.
  var arithmetic: Text {
    func side(_ extent: Int) -> String {
      let room = padding == 0 ? "\(extent)" : "\(extent) + 2\u{22C5}\(padding)"
      return stride == 1
        ? "\(room) \u{2212} \(kernel) + 1 = \(steps(extent))"
        : "(\(room) \u{2212} \(kernel)) / \(stride), rounded down, + 1 = \(steps(extent))"
    }
    return "conv1.out has \(side(extent.rows)) rows and \(side(extent.columns)) columns"
  }
}
