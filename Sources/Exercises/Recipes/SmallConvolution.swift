import NeuralNetwork

/// A convolution of one channel that can be worked out by hand, with its numbers.
struct SmallConvolution {
  let input: Size
  let kernel: Size
  let stride: Int
  let padding: Int
  /// The input's numbers.
  var picture: [[Double]]
  /// The kernel's.
  var weight: [[Double]]
  /// The gradient that arrives at the output.
  var upstream: [[Double]]

  /// How large it is.
  struct Form {
    let input: Size
    let kernel: Size
    var stride = 1
    var padding = 0

    var output: Size {
      Size(
        rows: (input.rows + 2 * padding - kernel.rows) / stride + 1,
        columns: (input.columns + 2 * padding - kernel.columns) / stride + 1)
    }
  }

  /// Forms with 4 to 6 output pixels.
  static let forms = [
    Form(input: Size(square: 3), kernel: Size(square: 2)),
    Form(input: Size(square: 4), kernel: Size(square: 3)),
    Form(input: Size(rows: 3, columns: 4), kernel: Size(square: 2)),
    Form(input: Size(rows: 3, columns: 4), kernel: Size(rows: 2, columns: 3)),
    Form(input: Size(square: 4), kernel: Size(square: 2), stride: 2),
    Form(input: Size(square: 2), kernel: Size(square: 3), padding: 1),
  ]

  /// Draws the numbers of a form.
  init(_ form: Form, _ random: inout RandomGenerator) {
    (input, kernel, stride, padding) = (form.input, form.kernel, form.stride, form.padding)
    picture = random.plane(form.input, in: 0...5)
    weight = random.plane(form.kernel, in: -2...2)
    upstream = random.plane(form.output, in: -3...3)
  }

  /// Draws a form and its numbers.
  init(_ random: inout RandomGenerator) { self.init(random.pick(Self.forms), &random) }

  /// The extent of the output.
  var output: Size { Size(rows: upstream.count, columns: upstream[0].count) }

  /// The layer as it is typed.
  var layer: String {
    "conv 1 \(kernel.typed)" + (stride == 1 ? "" : " stride \(stride)")
      + (padding == 0 ? "" : " pad \(padding)") + " bias off"
  }

  /// The statements that make it.
  var lines: [String] {
    [
      "input \(input.typed)", layer, "conv1.weight = [[\(Literal.of(weight))]]",
      "input = \(Literal.of(picture))",
    ]
  }

  /// The passes: forward, then backward from the upstream gradient.
  var passes: [String] { ["forward", "backward with \(Literal.of(upstream))"] }

  /// The output channel of its upstream gradient.
  static let upstreamName = "conv1.out.grad[0]"
}

extension Size {
  /// As it is typed: `2x3`.
  var typed: String { "\(rows)x\(columns)" }
}
