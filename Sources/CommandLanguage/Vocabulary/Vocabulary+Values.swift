extension Vocabulary {
  /// The values that always exist.
  public static let namedValues = [
    NamedWord("input", "what goes into the network"),
    NamedWord("target", "what should come out"),
    NamedWord("loss", "how far the output is from the target"),
  ]

  /// The fields behind a dot.
  public static let fields = [
    NamedWord("weight", "the layer's weights"),
    NamedWord("bias", "the layer's biases"),
    NamedWord("in", "what went into the layer"),
    NamedWord("out", "what came out of the layer"),
    NamedWord("grad", "the gradient of the loss with respect to it"),
    NamedWord("kernel", "the same as weight"),
  ]

  /// Pictures as large as the input.
  public static let pictures = [
    NamedWord("cross", "a cross through the middle"),
    NamedWord("ring", "a ring around the middle"),
    NamedWord("square", "the outline of a square"),
    NamedWord("diagonal", "a line from corner to corner"),
    NamedWord("edge_vertical", "dark left, bright right"),
    NamedWord("edge_horizontal", "dark above, bright below"),
    NamedWord("ramp", "brightness that grows evenly"),
    NamedWord("checker", "a checkerboard"),
    NamedWord("digit", "a digit, as digit(7)"),
  ]

  /// Fixed 3x3 kernels.
  public static let filters = [
    NamedWord("sobel_x", "answers to vertical edges, smoothed along them"),
    NamedWord("sobel_y", "answers to horizontal edges, smoothed along them"),
    NamedWord("prewitt_x", "answers to vertical edges"),
    NamedWord("laplacian", "answers to spots and edges of any direction"),
    NamedWord("gaussian", "blurs, the middle weighing most"),
    NamedWord("box", "blurs, all nine weighing the same"),
    NamedWord("sharpen", "takes the blur away"),
    NamedWord("identity", "changes nothing"),
  ]

  /// The functions, and the picture that takes an argument.
  public static let functions: [FunctionSpecification] = reductions + elementwise + makers + layers

  private static let reductions: [FunctionSpecification] = [
    .init("sum", "sum(x, axis)", 1...2, "the sum of all, or along an axis, in row order from 0"),
    .init("mean", "mean(x, axis)", 1...2, "the mean of all, or along an axis"),
    .init("max", "max(x, axis)", 1...2, "the largest of all, or along an axis"),
    .init("min", "min(x, axis)", 1...2, "the smallest of all, or along an axis"),
    .init("std", "std(x, axis)", 1...2, "the standard deviation, divided by n - 1"),
    .init("norm", "norm(x, axis)", 1...2, "the root of the sum of squares"),
    .init("argmax", "argmax(x, axis)", 1...2, "where the largest stands, counted from 0"),
    .init("allclose", "allclose(a, b, tol)", 2...3, "1 where no two elements differ by more"),
  ]

  private static let elementwise: [FunctionSpecification] = [
    .init("abs", "abs(x)", 1...1, "each element without its sign"),
    .init("exp", "exp(x)", 1...1, "e to the power of each element"),
    .init("log", "log(x)", 1...1, "the natural logarithm of each element"),
    .init("sqrt", "sqrt(x)", 1...1, "the root of each element"),
    .init("sigmoid", "sigmoid(x)", 1...1, "1 / (1 + e^-x) of each element"),
    .init("tanh", "tanh(x)", 1...1, "the hyperbolic tangent of each element"),
    .init("relu", "relu(x)", 1...1, "each element, 0 where it is negative"),
    .init("softmax", "softmax(x)", 1...1, "positive numbers that sum to 1"),
    .init("round", "round(x)", 1...1, "the nearest whole numbers"),
    .init("transpose", "transpose(x)", 1...1, "rows become columns"),
    .init("flatten", "flatten(x)", 1...1, "all elements in row order, as a vector"),
    .init("shape", "shape(x)", 1...1, "the extent of each axis"),
    .init("rot180", "rot180(x)", 1...1, "turned by half a turn, rows and columns"),
    .init("reshape", "reshape(x, [2,3,4,4])", 2...2, "the same elements in another shape"),
    .init("pad", "pad(x, P)", 2...2, "P rows and columns of zeros around it; a negative P crops"),
    .init("spread", "spread(x, S)", 2...2, "zeros between rows and columns, S apart"),
    .init("swap", "swap(x, a, b)", 3...3, "the axes a and b exchanged"),
  ]

  private static let makers: [FunctionSpecification] = [
    .init("zeros", "zeros(2,3)", 1...Int.max, "zeros in that shape"),
    .init("ones", "ones(2,3)", 1...Int.max, "ones in that shape"),
    .init("eye", "eye(3)", 1...1, "ones on the diagonal, else zeros"),
    .init("arange", "arange(a, b)", 1...2, "a, a+1, ... up to but without b; a is 0 if left out"),
    .init("linspace", "linspace(a, b, n)", 3...3, "n numbers from a to b, both ends among them"),
    .init("randn", "randn(2,3)", 1...Int.max, "normal random numbers in that shape, by the seed"),
    .init("digit", "digit(7)", 1...1, "the picture of a digit, as large as the input"),
  ]

  private static let layers: [FunctionSpecification] = [
    .init(
      "correlate", "correlate(x, k, stride, pad, dilation)", 2...5,
      "slides k over x and sums the products"),
    .init(
      "convolve", "convolve(x, k, stride, pad, dilation)", 2...5,
      "the same with the kernel turned by half a turn first"),
    .init(
      "contributions", "contributions(conv1.weight[0,0,1,2])", 1...1,
      "what each output position adds to this gradient", kinds: [.address]),
    .init(
      "unroll", "unroll(conv1)", 1...1, "the layer's weights as one dense matrix", kinds: [.layer]),
    .init(
      "patches", "patches(conv1)", 1...1, "every window of the layer's input as a column",
      kinds: [.layer]),
  ]
}
