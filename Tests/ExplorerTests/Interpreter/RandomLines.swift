import NeuralNetwork
import TestSupport

/// Command lines from a seed: valid ones, mutated ones and nonsense.
struct RandomLines {
  private var generator: SplitMix

  init(seed: UInt64) { generator = SplitMix(seed: seed) }

  /// Statements that mean something where a small network is set up.
  static let valid: [String] = [
    "input 1x6x6", "input 6x6", "input 4", "input 2x4x4", "example sum", "example both",
    "example batch", "example pool", "example xor",
    "example", "conv 2 3x3", "conv 2 3x3 stride 2 pad 1 bias off", "conv 2 2 groups 2 dilation 1x2",
    "dense 3", "linear 2 bias off",
    "maxpool 2", "maxpool 3 stride 1 pad 1 dilation 1", "avgpool 2 stride 1 pad 1 count-pad off",
    "globalavgpool", "relu", "leakyrelu 0.2", "batchnorm", "batchnorm affine off momentum 0.5",
    "layernorm", "groupnorm 2", "dropout", "dropout 0.2", "prelu", "softmax", "mode eval",
    "mode train", "mode", "mode train passes 2", "insert batchnorm after conv1",
    "insert dropout 0.3 before dense1", "batchnorm1.mean", "batchnorm1.var[0] = 2",
    "dropout1.mask = 1", "dropout1.mask", "explain batchnorm1.weight[0]",
    "explain conv1.out.grad[0,0,0]", "grads batchnorm1", "formula batchnorm1", "fate batchnorm1",
    "from conv1", "from input; conv 2 3x3; concat conv1", "add conv1", "concat relu1 input",
    "conv 2 3x3 sharing conv1", "dense 3 sharing dense1", "elu 0.5", "selu", "gelu approx", "silu",
    "softplus 2", "convtranspose 2 3x3 stride 2 outpad 1", "zeropad 1 0 2 0", "upsample 2x1",
    "locallyconnected 2 2x2 bias channel", "adaptiveavgpool 2", "globalmaxpool",
    "maxpool 2 ceil on", "conv 2 3x3 pad same", "loss hinge margin 2",
    "loss cross-entropy smoothing 0.1", "loss huber delta 0.5 reduction sum", "loss bce", "loss l1",
    "optimizer rmsprop centered on", "clip norm 1", "rate conv1 0.1", "fate relu1 data",
    "contributions(conv1.out, add1)", "contributions(conv1.weight, conv2)",
    "sigmoid", "tanh", "flatten", "loss cross-entropy", "loss mse", "loss squared-error",
    "insert relu after conv1",
    "insert conv 2 1x1 tanh before relu1", "replace conv1 with conv 1 2x2",
    "replace relu1 with tanh", "remove relu1", "rename conv1 edges",
    "seed 7", "init he", "init conv1 normal 0.5", "init zeros", "input = cross", "input = ring",
    "input = randn(1,6,6)",
    "input = reshape([checker,ramp],[2,1,6,6])", "target = 1", "target = [0,1]",
    "target = zeros(3)", "target = [[[1,2],[3,4]]]",
    "conv1.weight[0] = sobel_x", "conv1.weight[0,0,-1,:] += [1,2]", "conv1.bias *= 2",
    "dense1.weight[0:2,1] -= 0.5", "conv1.kernel = 1",
    "forward", "backward", "backward add", "backward with 1", "backward with conv1.out",
    "forward; backward", "predict sum(conv1.out) as 3",
    "predict conv1.weight as 2x1x3x3", "net", "show input", "show conv1.weight[0]",
    "show conv1.out.grad", "grads", "grads conv1 dense1",
    "explain conv1.weight[0,0,1,1]", "explain conv1.weight[0,0,1,1] terms",
    "explain conv1.weight[0,0,1,1] pixel 0,0",
    "explain conv1.bias[0]", "explain conv1.out[0,1,1]", "explain conv1.out.grad[0,1,1]",
    "explain dense1.weight[0,1]", "explain dense1.out[0]",
    "explain input[0,0,0].grad", "explain loss", "explain maxpool1.out[0,0,0]",
    "explain flatten1.out[2]", "accumulate conv1.weight[0]",
    "compare conv1.weight[0,0,1,1] dense1.weight[0,1]", "unroll conv1", "unroll conv1 grad",
    "unroll dense1", "fate conv1", "fate relu1",
    "formula conv1", "formula conv1 index", "formula dense1 matrix", "formula conv1 operator",
    "help", "help conv", "help all", "apropos sum",
    "undo", "undo 2", "redo", "history", "set digits 5", "set width 60", "set glyphs ascii",
    "set hints off", "set", "let k = [[1,0],[0,-1]]",
    "let m = k @ k + 2", "k[0,1] = 5", "print 1/3", "2^3^2 - -1",
    "sum(contributions(conv1.weight[0,0,1,1])) == conv1.weight[0,0,1,1].grad",
    "unroll(conv1) @ flatten(input)", "patches(conv1)", "unroll(conv1).grad",
    "correlate(input, conv1.out.grad)",
    "convolve([[1,2],[3,4]], k, 1, 1)", "softmax([1,2,3])", "argmax(dense1.out)",
    "transpose(k)[0,:]", "mean(eye(3), 0)",
    "pad(k, [1,2])", "pad(k, -1)", "spread(k, [2,1])", "swap(k, 0, -1)", "std(k, 0)",
    "arange(9)[1::3]", "k[::2, ::1] = 3", "arange(0,5)[1:-1]", "linspace(0, 1, 5)", "randn(2,3)",
    "allclose(k, k + 1e-9, 1e-6)", "reshape(arange(0,6), [2,-1])",
    "zeros(2,3) + ones(3)", "contributions(conv1.bias)", "digit(7)", "rot180(sobel_y) * -1",
    "(1 < 2) == 1", "optimizer sgd lr 0.1", "update",
  ]

  private static let tokens: [String] = [
    "0", "1", "2", "3", "-1", "0.5", "nan", "inf", "1e300", "9223372036854775807",
    "-9223372036854775808", "99999999999999999999", "0x3",
    "3x3", "1x2x2", "-", "+", "*", "/", "^", "@", "=", "==", "<=", "+=", "(", ")", "[", "]", ",",
    ":", ";", ".", "#", "\"", "×", "−", "λ", "\u{7}", "é",
    "conv1", "dense1", "relu1", "input", "target", "loss", ".weight", ".grad", ".out", ".in",
    "bias", "pad", "stride", "with", "add", "terms",
    "pixel", "grad", "cross", "sobel_x", "sum(", "contributions(", "unroll(", "patches(", "shape(",
    "randn(", "zeros(", "let", "k", "before",
    "explain", "show", "forward", "backward", "undo", "conv", "dense", " ", "  ", "\t", "[0,0,1,1]",
    "[-1]", "[:]", "[0:0]", "[9]",
  ]

  /// The next line.
  mutating func next() -> String {
    let line: String
    switch generator.next() % 10 {
    case 0: line = pick(Self.valid)
    case 1:
      line = (0...below(8)).map { _ in pick(Self.tokens) }.joined(
        separator: below(2) == 0 ? " " : "")
    default: line = mutated(pick(Self.valid))
    }
    return Self.isSmall(line) ? line : pick(Self.valid)
  }

  /// One of some things.
  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }

  private mutating func mutated(_ line: String) -> String {
    var characters = Array(line)
    for _ in 0...below(3) {
      let place = below(characters.count + 1)
      switch below(6) {
      case 0 where place < characters.count: characters.remove(at: place)
      case 1: characters.insert(contentsOf: Array(pick(Self.tokens)), at: place)
      case 2 where place < characters.count: characters.swapAt(place, below(characters.count))
      case 3 where place < characters.count:
        characters.replaceSubrange(place...place, with: Array(pick(Self.tokens)))
      case 4: characters.insert(contentsOf: Array(pick(Self.valid)), at: place)
      default:
        // Another number in the place of one.
        let digits = characters.indices.filter { characters[$0].isNumber }
        if !digits.isEmpty {
          let digit = pick(digits)
          characters.replaceSubrange(
            digit...digit, with: Array(pick(Array(Self.tokens.prefix(14)))))
        }
      }
    }
    return String(characters)
  }

  /// Whether no number is of the size that is allowed but takes a debug build seconds.
  private static func isSmall(_ line: String) -> Bool {
    line.split(whereSeparator: { !$0.isNumber }).allSatisfy { $0.count < 3 || $0.count > 12 }
      && !line.contains("lenet")
  }
}
