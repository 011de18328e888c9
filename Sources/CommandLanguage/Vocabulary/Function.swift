/// A function of expressions.
package enum Function: String, CaseIterable, Sendable {
  case sum, mean, max, min, std, norm, argmax, allclose
  case abs, exp, log, sqrt, sigmoid, tanh, relu, softmax, round, transpose, flatten, shape,
    rot180, reshape, pad, spread, swap
  case zeros, ones, eye, arange, linspace, randn, digit
  case correlate, convolve, contributions, unroll, patches

  /// How it is called and what it gives.
  package var specification: FunctionSpecification {
    switch self {
    case .sum:
      specified(
        "sum(x, axis)", 1...2, "the sum of all, or along an axis, in row order from 0")
    case .mean: specified("mean(x, axis)", 1...2, "the mean of all, or along an axis")
    case .max: specified("max(x, axis)", 1...2, "the largest of all, or along an axis")
    case .min: specified("min(x, axis)", 1...2, "the smallest of all, or along an axis")
    case .std: specified("std(x, axis)", 1...2, "the standard deviation, divided by n - 1")
    case .norm: specified("norm(x, axis)", 1...2, "the root of the sum of squares")
    case .argmax: specified("argmax(x, axis)", 1...2, "where the largest stands, counted from 0")
    case .allclose:
      specified(
        "allclose(a, b, tol)", 2...3, "1 where no two elements differ by more")
    case .abs: specified("abs(x)", 1...1, "each element without its sign")
    case .exp: specified("exp(x)", 1...1, "e to the power of each element")
    case .log: specified("log(x)", 1...1, "the natural logarithm of each element")
    case .sqrt: specified("sqrt(x)", 1...1, "the root of each element")
    case .sigmoid: specified("sigmoid(x)", 1...1, "1 / (1 + e^-x) of each element")
    case .tanh: specified("tanh(x)", 1...1, "the hyperbolic tangent of each element")
    case .relu: specified("relu(x)", 1...1, "each element, 0 where it is negative")
    case .softmax:
      specified(
        "softmax(x, axis)", 1...2, "positive numbers that sum to 1 along the last axis, or one")
    case .round: specified("round(x)", 1...1, "the nearest whole numbers")
    case .transpose: specified("transpose(x)", 1...1, "rows become columns")
    case .flatten: specified("flatten(x)", 1...1, "all elements in row order, as a vector")
    case .shape: specified("shape(x)", 1...1, "the extent of each axis")
    case .rot180: specified("rot180(x)", 1...1, "turned by half a turn, rows and columns")
    case .reshape: specified("reshape(x, [n, m, ...])", 2...2, "the same elements in another shape")
    case .pad:
      specified(
        "pad(x, P)", 2...2, "P rows and columns of zeros around it; a negative P crops")
    case .spread: specified("spread(x, S)", 2...2, "zeros between rows and columns, S apart")
    case .swap: specified("swap(x, a, b)", 3...3, "the axes a and b exchanged")
    case .zeros: specified("zeros(n, m, ...)", 1...Int.max, "zeros in that shape")
    case .ones: specified("ones(n, m, ...)", 1...Int.max, "ones in that shape")
    case .eye: specified("eye(n)", 1...1, "ones on the diagonal, else zeros")
    case .arange:
      specified(
        "arange(a, b)", 1...2, "a, a+1, ... up to but without b; a is 0 if left out")
    case .linspace:
      specified(
        "linspace(a, b, n)", 3...3, "n numbers from a to b, both ends among them")
    case .randn:
      specified(
        "randn(n, m, ...)", 1...Int.max, "normal random numbers in that shape, by the seed")
    case .digit: specified("digit(n)", 1...1, "the picture of a digit, as large as the input")
    case .correlate:
      specified(
        "correlate(x, k, stride, pad, dilation)", 2...5, "slides k over x and sums the products")
    case .convolve:
      specified(
        "convolve(x, k, stride, pad, dilation)", 2...5,
        "the same with the kernel turned by half a turn first")
    case .contributions:
      specified(
        "contributions(ADDRESS, LAYER)", 1...2,
        "what each output position adds to this gradient; in LAYER alone",
        kinds: [.address, .layer])
    case .unroll:
      specified(
        "unroll(LAYER)", 1...1, "the layer's weights as one dense matrix",
        kinds: [.layer])
    case .patches:
      specified(
        "patches(LAYER)", 1...1, "every window of the layer's input as a column",
        kinds: [.layer])
    }
  }

  /// Whether it looks at what the last pass computed.
  package var readsPass: Bool {
    switch self {
    case .contributions, .patches: true
    case .sum, .mean, .max, .min, .std, .norm, .argmax, .allclose, .abs, .exp, .log, .sqrt,
      .sigmoid, .tanh, .relu, .softmax, .round, .transpose, .flatten, .shape, .rot180, .reshape,
      .pad, .spread, .swap, .zeros, .ones, .eye, .arange, .linspace, .randn, .digit, .correlate,
      .convolve, .unroll:
      false
    }
  }

  private func specified(
    _ signature: String, _ arguments: ClosedRange<Int>, _ summary: String,
    kinds: [ParameterKind] = []
  ) -> FunctionSpecification {
    FunctionSpecification(self, signature, arguments, summary, kinds: kinds)
  }
}
