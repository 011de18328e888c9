import CommandLanguage

/// Lines that run as they stand, for the words that carry no example of their own.
enum HelpExamples {
  /// A call of each function.
  static let functions = [
    "sum": "sum([[1, 2], [3, 4]], 0)", "mean": "mean([1, 2, 6])",
    "max": "max([[1, 5], [3, 4]], 1)", "min": "min([3, 1, 2])", "norm": "norm([3, 4])",
    "std": "std([1, 2, 3, 4])", "spread": "spread([[1, 2], [3, 4]], 2)",
    "swap": "swap([[1, 2, 3], [4, 5, 6]], 0, 1)",
    "argmax": "argmax([1, 5, 3])", "allclose": "allclose([0.1 + 0.2], [0.3], 1e-12)",
    "abs": "abs([-1, 2])", "exp": "exp([0, 1])", "log": "log(exp(2))", "sqrt": "sqrt(2)",
    "sigmoid": "sigmoid([-2, 0, 2])", "tanh": "tanh([-1, 0, 1])", "relu": "relu([-1, 0, 2])",
    "softmax": "softmax([1, 2, 3])", "round": "round([0.4, 0.6, -1.2])",
    "transpose": "transpose([[1, 2, 3], [4, 5, 6]])", "flatten": "flatten([[1, 2], [3, 4]])",
    "shape": "shape(zeros(2,3))", "rot180": "rot180([[1, 2], [3, 4]])",
    "reshape": "reshape(arange(0, 6), [2,3])", "pad": "pad([[1, 2], [3, 4]], 1)",
    "zeros": "zeros(2,3)", "ones": "ones(2,3)", "eye": "eye(3)", "arange": "arange(2, 6)",
    "linspace": "linspace(0, 1, 5)", "randn": "randn(2,3)",
    "digit": "input 1x8x8; input = digit(7); show input",
    "correlate": "correlate([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])",
    "convolve": "convolve([[1, 2, 3], [4, 5, 6], [7, 8, 9]], [[1, 0], [0, -1]])",
    "contributions": "example sum; forward; backward; contributions(conv1.weight[0,0,0,0])",
    "unroll": "example sum; unroll(conv1)",
    "patches": "example sum; forward; patches(conv1)",
  ]

  /// A use of each field.
  static let fields = [
    "weight": "example sum; conv1.weight", "kernel": "example sum; conv1.kernel[0]",
    "bias": "example dense; dense1.bias", "in": "example sum; forward; conv1.in",
    "out": "example sum; forward; conv1.out",
    "mean": "input 4; batchnorm; batchnorm1.mean", "var": "input 4; batchnorm; batchnorm1.var",
    "mask": "input 4; dropout; input = [1, 2, 3, 4]; forward; dropout1.mask",
    "grad": "example sum; forward; backward; conv1.weight.grad",
  ]

  /// A line that uses a picture, a filter, a field or a value.
  static func line(naming word: String) -> String {
    if Vocabulary.pictures.contains(where: { $0.name == word }) {
      return "input 1x8x8; input = \(word); show input"
    }
    if Vocabulary.filters.contains(where: { $0.name == word }) {
      return "input 1x8x8; conv 1 3x3; conv1.weight[0] = \(word); show conv1.weight"
    }
    return fields[word] ?? "example sum; forward; \(word)"
  }

  /// A value of an option to try, another one than it begins with.
  static func value(of setting: Setting) -> String {
    switch setting {
    case .digits: "5"
    case .threads: "1"
    case .width: "100"
    case .colour: "never"
    case .theme: "light"
    case .glyphs: "ascii"
    case .hints, .highlight: "off"
    case .speak, .suggestions: "on"
    case .precision: "float32"
    }
  }
}
