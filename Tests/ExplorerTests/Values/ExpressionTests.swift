import Explorer
import Sessions
import Testing

/// Values are those of NumPy 2, but for the simplest, which are plain.
@Suite("Expressions")
struct ExpressionTests {
  @Test(
    "Numbers and operators",
    arguments: [
      ValueCase("3", 3), .init(".5", 0.5), .init("5.", 5), .init("1e-05", 1e-5),
      .init("nan", .nan), .init("inf", .infinity), .init("-inf", -.infinity),
      .init("1e400", .infinity),
      .init("1 + 2 * 3", 7), .init("(1 + 2) * 3", 9), .init("7 - 2 - 1", 4), .init("8 / 4 / 2", 1),
      .init("2^3^2", 512), .init("-2^2", -4), .init("2^-1", 0.5), .init("2^-2^2", 0.0625),
      .init("--3", 3), .init("- -3", 3), .init("+3", 3), .init("2 * -3", -6), .init("-2 * -3", 6),
      .init("6 / 2 * 3", 9), .init("1/0", .infinity), .init("0/0", .nan),
      .init("0.1 + 0.2", 0.1 + 0.2),
      .init("(-8)^(1/3)", .nan), .init("3×3", 9), .init("2 − 3", -1), .init("−2", -2),
      .init("5-3", 2), .init("5 -3", 2), .init("10 - 2^2 * 2 + 1", 3), .init("[1,2]@[3,4] * 2", 22),
      .init("print 1 + 1", 2),
    ])
  func numbers(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Comparisons bind loosest, are elementwise and exact",
    arguments: [
      ValueCase("1 + 1 == 2", 1), .init("1 == 1.0000000000000002", 0), .init("nan == nan", 0),
      .init("nan != nan", 1), .init("2 < 3", 1), .init("3 <= 3", 1), .init("3 > 3", 0),
      .init("4 >= 5", 0), .init("0.1 + 0.2 == 0.3", 0), .init("-0 == 0", 1),
      .init("[1,2,3] == [1,0,3]", [1, 0, 1]), .init("[1,2,3] > 2", [0, 0, 1]),
      .init("(1 < 2) == 1", 1), .init("[[1],[2]] < [1,2]", [2, 2], [0, 1, 0, 0]),
      .init("[1,2] != [1,3]", [0, 1]),
    ])
  func comparisons(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Literals and broadcasting follow NumPy",
    arguments: [
      ValueCase("[]", []), .init("[[]]", [1, 0], []), .init("[1,2,]", [1, 2]),
      .init("[[1,2],[3,4]]", [2, 2], [1, 2, 3, 4]),
      .init("[ones(2), [3,4]]", [2, 2], [1, 1, 3, 4]),
      .init("[1,2,3] * 2", [2, 4, 6]),
      .init("[[1],[2]] + [10,20,30]", [2, 3], [11, 21, 31, 12, 22, 32]),
      .init("ones(2,1,3) + ones(4,1)", [2, 4, 3], Array(repeating: 2, count: 24)),
      .init("[] + 1", []), .init("ones(0,3) + ones(3)", [0, 3], []),
      .init("shape(ones(1,3) * ones(2,1))", [2, 3]),
      .init("2 ^ [1,2,3]", [2, 4, 8]), .init("-[1,-2]", [-1, 2]),
    ])
  func broadcasting(_ item: ValueCase) throws { try item.check() }

  @Test(
    "The matrix product follows NumPy",
    arguments: [
      ValueCase("[1,2,3] @ [4,5,6]", 32), .init("[[1,2],[3,4]] @ [5,6]", [17, 39]),
      .init("[5,6] @ [[1,2],[3,4]]", [23, 34]),
      .init("[[1,2],[3,4]] @ [[5,6],[7,8]]", [2, 2], [19, 22, 43, 50]),
      .init("shape(ones(5,2,3) @ ones(3,4))", [5, 2, 4]),
      .init("shape(ones(5,1,2,3) @ ones(6,3,4))", [5, 6, 2, 4]),
      .init("shape(ones(3) @ ones(5,3,2))", [5, 2]),
      .init("zeros(2,0) @ zeros(0,2)", [2, 2], [0, 0, 0, 0]),
      .init("2 * [1,2] @ [3,4]", 22),
    ])
  func matrixProducts(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Reductions take all, or an axis",
    arguments: [
      ValueCase("sum([[1,2],[3,4]])", 10), .init("sum([[1,2],[3,4]], 0)", [4, 6]),
      .init("sum([[1,2],[3,4]], 1)", [3, 7]), .init("sum([[1,2],[3,4]], -1)", [3, 7]),
      .init("sum([])", 0), .init("sum(5)", 5), .init("sum([1e16, 1, -1e16])", 0),
      .init("sum([0.1,0.2,0.3,0.4])", ((0.1 + 0.2) + 0.3) + 0.4),
      .init("sum(zeros(2,0), 1)", [0, 0]), .init("sum(zeros(0,2), 0)", [0, 0]),
      .init("mean([1,2,3,6])", 3),
      .init("mean([[1,2],[3,4]], 0)", [2, 3]), .init("mean([])", .nan), .init("max([3,-1,7,7])", 7),
      .init("max([[1,5],[4,2]], 0)", [4, 5]), .init("min([3,-1,7])", -1),
      .init("min([[1,5],[4,2]], 1)", [1, 2]),
      .init("max([1,nan,3])", .nan), .init("min([nan,1])", .nan), .init("norm([3,4])", 5),
      .init("norm([[3,4],[0,1]])", 26.0.squareRoot()), .init("norm([[3,4],[6,8]], 1)", [5, 10]),
      .init("argmax([1,3,3])", 1), .init("argmax([[1,9],[8,2]])", 1),
      .init("argmax([[1,9],[8,2]], 1)", [1, 0]), .init("argmax([[1,9],[8,2]], 0)", [1, 0]),
      .init("shape(sum(ones(2,3,4), 1))", [2, 4]),
    ])
  func reductions(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Functions of each element",
    arguments: [
      ValueCase("abs([-1,2,-0])", [1, 2, 0]), .init("exp([0,1])", [1, 2.718281828459045]),
      .init("log([1,0,-1])", [0, -.infinity, .nan]),
      .init("sqrt([4,2,-1])", [2, 1.4142135623730951, .nan]),
      .init("sigmoid([0,1000,-1000])", [0.5, 1, 0]), .init("sigmoid(1)", 0.7310585786300049),
      .init("tanh([0,1])", [0, 0.7615941559557649]), .init("relu([-1,0,2])", [0, 0, 2]),
      .init("round([0.5,1.5,2.5,-0.5,2.6])", [0, 2, 2, -0.0, 3]),
      .init("softmax([1,2,3])", [0.09003057317038046, 0.24472847105479767, 0.6652409557748219]),
      .init("softmax([[1000,-1000],[0,0]])", [2, 2], [1, 0, 0.5, 0.5]),
      .init("sum(softmax([1e9,-1e9,0]))", 1),
      .init("softmax([[1000,0],[-1000,0]], 0)", [2, 2], [1, 0.5, 0, 0.5]),
      .init("softmax([[1000,-1000],[0,0]], -1)", [2, 2], [1, 0, 0.5, 0.5]),
      .init(
        "let x = randn(2,3,4); allclose(softmax(x, 1), exp(x) / reshape(sum(exp(x), 1), [2,1,4]), 1e-15)",
        1),
    ])
  func elementwise(_ item: ValueCase) throws { try item.check(within: 1e-15) }

  @Test(
    "Functions that rearrange",
    arguments: [
      ValueCase("transpose([[1,2,3],[4,5,6]])", [3, 2], [1, 4, 2, 5, 3, 6]),
      .init("shape(transpose(ones(2,3,4)))", [4, 3, 2]), .init("transpose([1,2])", [1, 2]),
      .init("transpose(reshape(arange(0,8),[2,2,2]))", [2, 2, 2], [0, 4, 2, 6, 1, 5, 3, 7]),
      .init("flatten([[1,2],[3,4]])", [1, 2, 3, 4]), .init("flatten(5)", [5]),
      .init("shape(3)", []),
      .init("shape([[1,2,3]])", [1, 3]), .init("rot180([[1,2],[3,4]])", [2, 2], [4, 3, 2, 1]),
      .init("rot180([[[1,2]],[[3,4]]])", [2, 1, 2], [2, 1, 4, 3]),
      .init("reshape(arange(0,6), [2,3])", [2, 3], [0, 1, 2, 3, 4, 5]),
      .init("reshape(arange(0,6), [-1,2])", [3, 2], [0, 1, 2, 3, 4, 5]),
      .init("reshape([7], [])", 7),
      .init("reshape(arange(0,4), 4)", [0, 1, 2, 3]),
      .init("reshape(zeros(0), [0,3])", [0, 3], []),
      .init("pad([[1]], 1)", [3, 3], [0, 0, 0, 0, 1, 0, 0, 0, 0]),
      .init("pad([[1]], [0,1])", [1, 3], [0, 1, 0]),
      .init("shape(pad(ones(2,3,4), 1))", [2, 5, 6]), .init("pad([[1,2]], 0)", [1, 2], [1, 2]),
      // torch.nn.functional.pad with negative amounts crops.
      .init("pad([[1,2,3],[4,5,6],[7,8,9]], -1)", [1, 1], [5]),
      .init("pad([[1,2,3],[4,5,6]], [0,-1])", [2, 1], [2, 5]),
      .init("pad([[1,2,3],[4,5,6]], [-1,1])", [0, 5], []),
      .init("pad([[1,2,3]], [1,-1])", [3, 1], [0, 2, 0]),
      .init("pad([[1,2],[3,4]], -1)", [0, 0], []),
      .init("spread([[1,2],[3,4]], 2)", [3, 3], [1, 0, 2, 0, 0, 0, 3, 0, 4]),
      .init("spread([[1,2],[3,4]], [1,3])", [2, 4], [1, 0, 0, 2, 3, 0, 0, 4]),
      .init("spread([[[1,2]],[[3,4]]], 2)", [2, 1, 3], [1, 0, 2, 3, 0, 4]),
      .init("spread([[7]], 5)", [1, 1], [7]), .init("spread(zeros(2,0), 3)", [4, 0], []),
      .init("swap([[1,2,3],[4,5,6]], 0, 1)", [3, 2], [1, 4, 2, 5, 3, 6]),
      .init("swap(reshape(arange(8),[2,2,2]), 0, -1)", [2, 2, 2], [0, 4, 2, 6, 1, 5, 3, 7]),
      .init("swap(reshape(arange(8),[2,2,2]), 1, 2)", [2, 2, 2], [0, 2, 1, 3, 4, 6, 5, 7]),
      .init("swap([1,2], 0, 0)", [1, 2]),
    ])
  func rearranging(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Functions that make tensors",
    arguments: [
      ValueCase("zeros(2,3)", [2, 3], [0, 0, 0, 0, 0, 0]), .init("zeros([2,1])", [2, 1], [0, 0]),
      .init("ones(2)", [1, 1]), .init("zeros(0)", []), .init("eye(2)", [2, 2], [1, 0, 0, 1]),
      .init("eye(0)", [0, 0], []),
      .init("arange(4)", [0, 1, 2, 3]), .init("arange(2.5)", [0, 1, 2]), .init("arange(-1)", []),
      .init("arange(0, 4)", [0, 1, 2, 3]), .init("arange(2, 2)", []), .init("arange(3, 0)", []),
      .init("arange(1e300, 0)", []), .init("arange(0, -1e30)", []),
      .init("arange(0.5, 3)", [0.5, 1.5, 2.5]),
      .init("arange(-1, 1)", [-1, 0]), .init("linspace(0, 1, 5)", [0, 0.25, 0.5, 0.75, 1]),
      .init("linspace(1, 0, 3)", [1, 0.5, 0]), .init("linspace(2, 9, 1)", [2]),
      .init("linspace(0, 1, 0)", []),
      .init("linspace(0, 0.3, 4)[-1]", 0.3), .init("shape(randn(2,3))", [2, 3]),
      .init("allclose([1,2], [1,2.1], 0.2)", 1), .init("allclose([1,2], [1,2.1], 0.05)", 0),
      .init("allclose(inf, inf)", 1), .init("allclose(nan, nan)", 0),
      .init("allclose([1,1], 1)", 1),
    ])
  func making(_ item: ValueCase) throws { try item.check() }

  @Test(
    "A slice takes every so many-th, as in NumPy",
    arguments: [
      ValueCase("arange(7)[::2]", [0, 2, 4, 6]), .init("arange(7)[1::3]", [1, 4]),
      .init("arange(7)[:5:2]", [0, 2, 4]), .init("arange(7)[-3::2]", [4, 6]),
      .init("arange(7)[2:6:100]", [2]), .init("arange(7)[6:2:1]", []),
      .init("arange(7)[::1e15]", [0]),
      .init("arange(7)[1:3:]", [1, 2]), .init("arange(7)[::]", [0, 1, 2, 3, 4, 5, 6]),
      .init("reshape(arange(12),[3,4])[::2, 1::2]", [2, 2], [1, 3, 9, 11]),
      .init("spread([[1,2],[3,4]], 3)[::3, ::3]", [2, 2], [1, 2, 3, 4]),
      .init("let a = zeros(5); a[::2] = 7; a", [7, 0, 7, 0, 7]),
      .init("let a = arange(6); a[1::2] *= 10; a", [0, 10, 2, 30, 4, 50]),
    ])
  func steppedSlices(_ item: ValueCase) throws { try item.check() }

  @Test(
    "The standard deviation divides by n - 1, as PyTorch's does",
    arguments: [
      // numpy.std(x, ddof=1)
      ValueCase("std([1,2,3,4])", 1.2909944487358056), .init("std([5,5,5])", 0),
      .init("std([[1,2],[3,6]], 0)", [1.4142135623730951, 2.8284271247461903]),
      .init("std([[1,2],[3,6]], -1)", [0.7071067811865476, 2.1213203435596424]),
      .init("std([7]) == std([7])", 0), .init("std(zeros(0)) == 0", 0),
      .init("std([1e9, 1e9 + 1, 1e9 + 2])", 1),
    ])
  func deviations(_ item: ValueCase) throws { try item.check(within: 1e-15) }

  @Test(
    "correlate and convolve slide as a conv layer does",
    arguments: [
      ValueCase("correlate([[1,2,3],[4,5,6],[7,8,9]], [[1,0],[0,-1]])", [2, 2], [-4, -4, -4, -4]),
      .init(
        "correlate([[1,2,3],[4,5,6],[7,8,9]], [[1,-2],[3,0.5]])", [2, 2], [11.5, 14, 19, 21.5]),
      .init("convolve([[1,2,3],[4,5,6],[7,8,9]], [[1,-2],[3,0.5]])", [2, 2], [3.5, 6, 11, 13.5]),
      .init("correlate([[1,2],[3,4]], [[1]], 2)", [1, 1], [1]),
      .init(
        "correlate([[1,2],[3,4]], [[1]], 1, 1)", [4, 4],
        [0, 0, 0, 0, 0, 1, 2, 0, 0, 3, 4, 0, 0, 0, 0, 0]),
      .init("correlate([[1,2,3]], [[1,10]], 1, 0, 2)", [1, 1], [31]),
      .init("correlate([[1,2,3]], [[1,10]], [1,2], [0,1])", [1, 2], [10, 32]),
      .init(
        "convolve([[1,2],[3,4]], [[1,2],[3,4]], 1, 1)", [3, 3], [1, 4, 4, 6, 20, 16, 9, 24, 16]),
      .init("shape(correlate(ones(2,5,5), ones(3,2,2,2)))", [3, 4, 4]),
      .init("correlate(ones(2,2,2), ones(1,2,2,2))", [1, 1, 1], [8]),
      .init("shape(correlate(ones(2,5,5), ones(3,2,2)))", [3, 2, 4, 4]),
      .init(
        "correlate([[[1]],[[2]]], [[[10]],[[100]],[[1000]]])", [3, 2, 1, 1],
        [10, 20, 100, 200, 1000, 2000]),
      .init("shape(correlate(ones(4,2,5,5), ones(3,2,2,2)))", [4, 3, 4, 4]),
      .init("shape(correlate(ones(2,5,5), ones(2,2)))", [2, 4, 4]),
    ])
  func correlation(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Pictures are as large as the input, filters are 3×3",
    arguments: [
      ValueCase("input 3x3; cross", [3, 3], [0, 1, 0, 1, 1, 1, 0, 1, 0]),
      .init("input 3x3; diagonal", [3, 3], [1, 0, 0, 0, 1, 0, 0, 0, 1]),
      .init("input 1x4x6; shape(ramp)", [4, 6]), .init("input 3x5x7; shape(ring)", [5, 7]),
      .init("input 3x5x7; shape(digit(7))", [5, 7]), .init("input 1x2x2; shape(square)", [2, 2]),
      .init("input 1x1x1; shape(edge_vertical)", [1, 1]),
      .init("input 2x4; shape(edge_horizontal)", [2, 4]),
      .init("input 2x2; checker + rot180(checker) == checker * 2", [2, 2], [1, 1, 1, 1]),
      .init("sobel_x", [3, 3], [-1, 0, 1, -2, 0, 2, -1, 0, 1]),
      .init("sobel_y == transpose(sobel_x)", [3, 3], Array(repeating: 1, count: 9)),
      .init("prewitt_x", [3, 3], [-1, 0, 1, -1, 0, 1, -1, 0, 1]), .init("sum(laplacian)", 0),
      .init("sum(gaussian)", 1),
      .init("shape(box)", [3, 3]), .init("sum(sharpen)", 1),
      .init("identity", [3, 3], [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    ])
  func pictures(_ item: ValueCase) throws { try item.check(within: 1e-15) }

  @Test(
    "let names a value, once and for all",
    arguments: [
      ValueCase("let k = [1,2]; k * 2", [2, 4]), .init("let k = 1; let k = k + 1; k", 2),
      .init("let k = 1; let m = k; k = 5; m", 1), .init("let k = [1,2,3]; k[1] = 9; k", [1, 9, 3]),
      .init("let k = [1,2,3]; k[0:2] += 1; k", [2, 3, 3]),
      .init("let k = 2; k = [1,2]; k", [1, 2]),
      .init("let k = [2,3]; k *= k; k", [4, 9]), .init("let k = [2,3]; k -= 1; k", [1, 2]),
      .init("let é_1 = 4; é_1", 4),
      .init("let k = [1,\n 2, # two\n 3]\nk", [1, 2, 3]), .init("let a=1;let b=2;a+b", 3),
    ])
  func definitions(_ item: ValueCase) throws { try item.check() }

  @Test(
    "Indices are NumPy's",
    arguments: [
      ValueCase("arange(0,5)[0]", 0), .init("arange(0,5)[-1]", 4),
      .init("arange(0,5)[1:3]", [1, 2]),
      .init("arange(0,5)[:2]", [0, 1]), .init("arange(0,5)[3:]", [3, 4]),
      .init("arange(0,5)[:]", [0, 1, 2, 3, 4]),
      .init("arange(0,5)[-2:]", [3, 4]), .init("arange(0,5)[:-3]", [0, 1]),
      .init("arange(0,5)[1:100]", [1, 2, 3, 4]),
      .init("arange(0,5)[-100:2]", [0, 1]), .init("arange(0,5)[3:1]", []),
      .init("arange(0,5)[9:]", []),
      .init("eye(3)[1]", [0, 1, 0]), .init("eye(3)[:,1]", [0, 1, 0]),
      .init("eye(3)[1:,1:]", [2, 2], [1, 0, 0, 1]),
      .init("eye(3)[1][1]", 1), .init("arange(0,5)[1:4][1]", 2), .init("eye(3)[0:2][1,1]", 1),
      .init("arange(0,5)[1+1]", 2),
      .init("let i = 3; arange(0,5)[i]", 3), .init("shape(ones(2,3,4)[:,1:2])", [2, 1, 4]),
      .init("shape(ones(2,3,4)[0,:,1:3])", [3, 2]), .init("arange(0,5)[2.0]", 2),
      .init("[[1,2],[3,4]][1,0]", 3),
      .init("(1 + [1,2])[1]", 3),
      .init("arange(0,5)[-9223372036854775808:9223372036854774784]", [0, 1, 2, 3, 4]),
    ])
  func indexing(_ item: ValueCase) throws { try item.check() }
}

@Suite("Expressions written again")
struct SourceTextTests {
  @Test(
    "mean the same",
    arguments: [
      "(-[[1,2],[3,4]])[:,1]", "-[[1,2],[3,4]][:,1]", "(-2)^2", "-2^2", "2^-1", "(-2)^(-1)",
      "(2^3)^2", "2^3^2", "-(1+2)*3", "(1-2)-(3-4)", "1-(2-3)-4", "-(-3)", "(-k)[0,1]",
      "-(k[0,1])", "(k+1)[0]", "(k @ k)[1,::2]", "(-(k))^2", "1/(2/3)", "(1 < 2) == (3 > 2)",
      "-k @ k", "-(k @ k)", "k[-1, -2:]", "(-1e-5)^2", "sum(-k, 0)[1]", "[-1, (-2)^2, -3]",
    ])
  func again(text: String) throws {
    var interpreter = Interpreter()
    for outcome in run("let k = [[1,2],[3,4]]; watch \(text)", in: &interpreter) {
      #expect(outcome.diagnostic == nil, "\(outcome.source.text)")
    }
    let written = try #require(interpreter.session.watches.first?.text)
    let start = "let k = [[1,2],[3,4]]\n"
    #expect(try value(start + written) == value(start + text), "\(written)")
  }
}
