import NeuralNetwork
import TestSupport
import Testing

@Suite("Shapes")
struct ShapeTests {
  @Test("A window's positions follow the formula")
  func positions() throws {
    let shape: Shape = [2, 9, 8]
    #expect(try NeuralNetwork.Operation.conv(3, 3).outputShape(for: shape) == [3, 7, 6])
    let everything = NeuralNetwork.Operation.conv(
      4, Size(rows: 3, columns: 2), stride: Size(rows: 2, columns: 3), padding: 1,
      dilation: Size(rows: 2, columns: 1), groups: 2)
    #expect(try everything.outputShape(for: shape) == [4, 4, 3])
    #expect(everything.weightShape(for: shape) == [4, 1, 3, 2])
    #expect(everything.biasShape(for: shape) == [4])
    #expect(try NeuralNetwork.Operation.maxpool(2).outputShape(for: shape) == [2, 4, 4])
    #expect(try NeuralNetwork.Operation.globalAveragePooling.outputShape(for: shape) == [2, 1, 1])
    #expect(try NeuralNetwork.Operation.flatten.outputShape(for: shape) == [144])
    #expect(try NeuralNetwork.Operation.dense(5).outputShape(for: [7]) == [5])
    #expect(NeuralNetwork.Operation.dense(5).weightShape(for: [7]) == [5, 7])
  }

  @Test("A window that does not fit carries its arithmetic")
  func tooLarge() throws {
    let arithmetic = WindowArithmetic(
      axis: .rows, input: 6, window: 7, stride: 1, padding: 0, dilation: 1)
    #expect(arithmetic.room == -1)
    #expect(throws: ShapeError.windowTooLarge(arithmetic)) {
      try NeuralNetwork.Operation.conv(1, 7).outputShape(for: [1, 6, 9])
    }
  }

  struct Refusal: Sendable {
    let operation: NeuralNetwork.Operation
    let input: Shape
    let error: ShapeError
  }

  static let refusals: [Refusal] = [
    Refusal(
      operation: .conv(1, 1), input: [4],
      error: .needsPicture(operation: .conv(1, 1), input: [4])),
    Refusal(operation: .dense(1), input: [1, 2, 2], error: .needsVector(input: [1, 2, 2])),
    Refusal(
      operation: .conv(3, 1, groups: 2), input: [4, 1, 1],
      error: .groupsDoNotDivide(groups: 2, inputChannels: 4, outputChannels: 3)),
    Refusal(
      operation: .maxpool(2, padding: 2), input: [1, 9, 9],
      error: .paddingTooLarge(padding: Size(square: 2), window: Size(square: 2))),
    Refusal(
      operation: .avgpool(3, padding: Size(rows: 0, columns: 2)), input: [1, 9, 9],
      error: .paddingTooLarge(
        padding: Size(rows: 0, columns: 2), window: Size(square: 3))),
    Refusal(
      operation: .conv(1, 0), input: [1, 2, 2],
      error: .notPositive(quantity: "window rows", value: 0)),
    Refusal(
      operation: .conv(1, 1, stride: Size(rows: 1, columns: -3)), input: [1, 2, 2],
      error: .notPositive(quantity: "stride columns", value: -3)),
    Refusal(
      operation: .conv(0, 1), input: [1, 2, 2],
      error: .notPositive(quantity: "output channels", value: 0)),
    Refusal(
      operation: .conv(1, 1, groups: 0), input: [1, 2, 2],
      error: .notPositive(quantity: "groups", value: 0)),
    Refusal(
      operation: .conv(1, 1, padding: -1), input: [1, 2, 2],
      error: .negative(quantity: "padding rows", value: -1)),
    Refusal(
      operation: .conv(1, 3, stride: 2, keepsExtent: true), input: [1, 9, 9],
      error: .strideChangesExtent(stride: 2)),
    Refusal(
      operation: .conv(1, 3, dilation: Size(square: .max), keepsExtent: true), input: [1, 2, 2],
      error: .tooManyElements(
        shape: [1, 2 + .max / 4, 2 + .max / 4])),
    Refusal(
      operation: .maxpool(9, stride: 4, roundsUp: true), input: [1, 5, 9],
      error: .windowTooLarge(
        WindowArithmetic(
          axis: .rows, input: 5, window: 9, stride: 4, padding: 0, dilation: 1, roundsUp: true))),
    Refusal(
      operation: .dense(-1), input: [2], error: .notPositive(quantity: "outputs", value: -1)),
    Refusal(
      operation: .activation(.relu), input: [0],
      error: .notPositive(quantity: "input extent", value: 0)),
    Refusal(
      operation: .dense(1 << 20), input: [1 << 20],
      error: .tooManyElements(shape: [1 << 20, 1 << 20])),
    Refusal(
      operation: .conv(1 << 20, 1), input: [1, 100, 100],
      error: .tooManyElements(shape: [1 << 20, 100, 100])),
    Refusal(
      operation: .conv(.max, 1), input: [2, 2, 2],
      error: .tooManyElements(shape: [.max, 2, 2])),
    Refusal(
      operation: .conv(1, 1, padding: Size(square: .max)), input: [1, 2, 2],
      error: .tooManyElements(shape: [1, .max, .max])),
    Refusal(
      operation: .conv(1, 3, dilation: Size(square: .max)), input: [1, 2, 2],
      error: .windowTooLarge(
        WindowArithmetic(
          axis: .rows, input: 2, window: 3, stride: 1, padding: 0, dilation: .max))),
    Refusal(
      operation: .flatten, input: [.max, .max], error: .tooManyElements(shape: [.max, .max])),
  ]

  @Test("What does not fit is refused with its numbers", arguments: refusals)
  func refusal(_ refusal: Refusal) {
    #expect(throws: refusal.error) {
      try refusal.operation.outputShape(for: refusal.input)
    }
  }

  @Test("A stride beyond the input leaves one position")
  func hugeStride() throws {
    let network = try build([1, 2, 2], [.conv(1, 1, stride: Size(square: .max))])
    let pass = try network.forward(draw([1, 1, 2, 2]))
    #expect(pass.output.shape == [1, 1, 1, 1])
    #expect(try GradientCheck(pass.backward(from: draw([1, 1, 1, 1]))).worstSmoothError < 1e-8)
  }

  @Test("Layers made anew on another input keep the weights that still fit")
  func refitting() throws {
    let network = try build(
      [1, 6, 6], [.conv(2, 3), .flatten, .dense(3)], loss: .meanSquaredError)
    let same = try Network(inputShape: [1, 6, 6], layers: network.layers, loss: network.loss)
    #expect(same == network)
    let larger = try Network(inputShape: [1, 7, 7], layers: network.layers)
    #expect(larger.layers[0].weight == network.layers[0].weight)
    #expect(larger.layers[2].weight == Tensor(shape: [3, 50]))
    #expect(larger.layers[2].bias == network.layers[2].bias)
    #expect(throws: ShapeError.needsVector(input: [2, 4, 4])) {
      try Network(inputShape: [1, 6, 6], layers: [network.layers[0], network.layers[2]])
    }
  }
}
