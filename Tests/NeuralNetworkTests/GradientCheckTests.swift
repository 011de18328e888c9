import NeuralNetwork
import TestSupport
import Testing

@Suite("Analytic gradients are central differences")
struct GradientCheckTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: Shape
    let operations: [NeuralNetwork.Operation]
  }

  static let cases: [Case] = [
    Case(testDescription: "dense", input: [5], operations: [.dense(3)]),
    Case(
      testDescription: "dense without bias", input: [3],
      operations: [.dense(6, hasBias: false)]),
    Case(
      testDescription: "conv", input: [2, 5, 4],
      operations: [.conv(3, Size(rows: 3, columns: 2))]),
    Case(
      testDescription: "conv with stride", input: [1, 7, 6],
      operations: [.conv(5, 3, stride: Size(rows: 2, columns: 3))]),
    Case(
      testDescription: "conv with padding", input: [2, 4, 4],
      operations: [.conv(2, 3, padding: Size(rows: 2, columns: 1))]),
    Case(
      testDescription: "conv with more padding than kernel", input: [1, 2, 2],
      operations: [.conv(1, 2, stride: 2, padding: 4)]),
    Case(
      testDescription: "conv with dilation", input: [1, 7, 7],
      operations: [.conv(4, Size(rows: 3, columns: 2), dilation: Size(rows: 2, columns: 3))]),
    Case(
      testDescription: "conv with groups", input: [4, 4, 4],
      operations: [.conv(10, 2, groups: 2)]),
    Case(
      testDescription: "depthwise conv without bias", input: [3, 4, 4],
      operations: [.conv(3, 3, groups: 3, hasBias: false)]),
    Case(
      testDescription: "conv with everything", input: [4, 9, 8],
      operations: [.conv(6, 3, stride: 2, padding: 2, dilation: 2, groups: 2)]),
    Case(testDescription: "maxpool", input: [2, 4, 6], operations: [.maxpool(2)]),
    Case(
      testDescription: "overlapping padded maxpool", input: [2, 5, 5],
      operations: [.maxpool(3, stride: 1, padding: 1)]),
    Case(
      testDescription: "dilated maxpool", input: [1, 6, 6],
      operations: [.maxpool(2, stride: 1, padding: 1, dilation: 3)]),
    Case(testDescription: "avgpool", input: [2, 4, 5], operations: [.avgpool(2)]),
    Case(
      testDescription: "padded avgpool", input: [1, 5, 5],
      operations: [.avgpool(3, stride: 2, padding: 1)]),
    Case(
      testDescription: "avgpool without padding in the count", input: [1, 5, 4],
      operations: [.avgpool(3, stride: 2, padding: 1, countsPadding: false)]),
    Case(testDescription: "globalavgpool", input: [3, 4, 5], operations: [.globalAveragePooling]),
    Case(testDescription: "relu", input: [12], operations: [.activation(.relu)]),
    Case(
      testDescription: "leakyrelu", input: [2, 3, 2],
      operations: [.activation(.leakyReLU(slope: 0.2))]),
    Case(testDescription: "sigmoid", input: [9], operations: [.activation(.sigmoid)]),
    Case(testDescription: "tanh", input: [9], operations: [.activation(.tanh)]),
    Case(testDescription: "flatten", input: [2, 2, 2], operations: [.flatten]),
    Case(
      testDescription: "a deep network", input: [2, 8, 8],
      operations: [
        .conv(4, 3, padding: 1), .activation(.tanh), .avgpool(2), .conv(5, 3),
        .activation(.leakyReLU(slope: 0.1)), .maxpool(2), .flatten, .dense(6),
        .activation(.sigmoid), .dense(3),
      ]),
  ]

  @Test("from a given gradient of the output", arguments: cases)
  func upstream(_ example: Case) throws {
    let network = try build(example.input, example.operations)
    let pass = try network.forward(draw(example.input.prepending(2)))
    let check = try GradientCheck(pass.backward(from: draw(pass.output.shape, seed: 8)))
    #expect(check.worstSmoothError < 1e-8)
    #expect(check.entries.filter(\.crossesKink).isEmpty)
    #expect(check.entries.count == network.parameterCount + 2 * example.input.count)
  }

  @Test("from each loss", arguments: Loss.allCases)
  func loss(_ loss: Loss) throws {
    let network = try build([1, 6, 6], [.conv(2, 3), .flatten, .dense(4)], loss: loss)
    let target: Target =
      loss == .crossEntropy ? .classes([2, 0, 3]) : .values(draw([3, 4], seed: 9))
    let pass = try network.forward(draw([3, 1, 6, 6]), target: target)
    #expect(try GradientCheck(pass.backward()).worstSmoothError < 1e-8)
  }

  @Test("A gate that a step opens is marked")
  func kink() throws {
    let network = try build([3], [.activation(.relu)])
    let pass = try network.forward(Tensor(shape: [1, 3], elements: [-1, 0, 1]))
    let upstream = Tensor(repeating: 1, shape: [1, 3])
    let check = try GradientCheck(pass.backward(from: upstream))
    #expect(check.entries.map(\.crossesKink) == [false, true, false])
    #expect(check.entries.map(\.analytic) == [0, 0, 1])
    #expect(check.worstFirst.map(\.offset) == [1, 2, 0] || check.worstFirst[0].offset == 1)
    #expect(check.worstSmoothError < 1e-9)
  }

  @Test("A tie in a pool is marked")
  func tie() throws {
    let network = try build([1, 1, 2], [.maxpool(Size(rows: 1, columns: 2))])
    let pass = try network.forward(Tensor(shape: [1, 1, 1, 2], elements: [3, 3]))
    let check = try GradientCheck(pass.backward(from: Tensor(repeating: 1, shape: [1, 1, 1, 1])))
    #expect(check.entries.map(\.crossesKink) == [true, true])
  }

  @Test("A check can be interrupted")
  func interruption() throws {
    let pass = try build([3], [.dense(2)]).forward(draw([1, 3]))
    let back = pass.backward(from: draw([1, 2]))
    #expect(throws: PassError.interrupted) {
      try GradientCheck(back, interruption: Interruption { true })
    }
  }
}
