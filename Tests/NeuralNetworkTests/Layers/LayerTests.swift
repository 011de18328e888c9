import NeuralNetwork
import TestSupport
import Testing

@Suite("Layers")
struct LayerTests {
  func run(_ operation: NeuralNetwork.Operation, _ shape: Shape, _ elements: [Double]) throws
    -> ForwardPass
  {
    try build(shape, [operation]).forward(Tensor(shape: shape.prepending(1), elements: elements))
  }

  @Test("A tied pool sends its gradient to the first maximum in row order, and says so")
  func ties() throws {
    let pass = try run(.maxpool(2), [1, 2, 4], [1, 5, 0, 7, 5, 5, 7, -1])
    #expect(pass.output.elements == [5, 7])
    #expect(pass.contexts[0] == .maxPooling(winners: [1, 3], tied: [true, true]))
    let back = pass.backward(from: Tensor(repeating: 2, shape: [1, 1, 1, 2]))
    #expect(back.activationGradients[0].elements == [0, 2, 0, 2, 0, 0, 0, 0])
  }

  @Test("Winners count through the channels of one sample")
  func winners() throws {
    let network = try build([2, 1, 2], [.maxpool(Size(rows: 1, columns: 2))])
    let input = Tensor(shape: [2, 2, 1, 2], elements: [0, 1, 1, 0, 1, 0, 0, 1])
    let pass = try network.forward(input)
    #expect(
      pass.contexts[0]
        == .maxPooling(winners: [1, 2, 0, 3], tied: [false, false, false, false]))
    let back = pass.backward(from: Tensor(shape: [2, 2, 1, 1], elements: [1, 2, 3, 4]))
    #expect(back.activationGradients[0].elements == [0, 1, 2, 0, 3, 0, 0, 4])
  }

  @Test("NaN wins a pool, the last one of several")
  func nanInPool() throws {
    let pass = try run(.maxpool(2), [1, 2, 2], [.nan, 9, .nan, 1])
    #expect(pass.output.elements[0].isNaN)
    #expect(pass.contexts[0] == .maxPooling(winners: [2], tied: [false]))
  }

  @Test("A pool of −∞ alone still has a winner, a window of padding alone has none")
  func infinities() throws {
    let low = try run(.maxpool(2), [1, 2, 2], [Double](repeating: -.infinity, count: 4))
    #expect(low.contexts[0] == .maxPooling(winners: [0], tied: [true]))
    let hole = try run(.maxpool(2, padding: 1, dilation: 3), [1, 2, 2], [1, 2, 3, 4])
    #expect(hole.output.elements == [-.infinity])
    #expect(hole.contexts[0] == .maxPooling(winners: [-1], tied: [false]))
    let back = hole.backward(from: Tensor(repeating: 1, shape: [1, 1, 1, 1]))
    #expect(back.activationGradients[0].elements == [0, 0, 0, 0])
  }

  @Test("Max pooling's padding never wins")
  func paddedPool() throws {
    let pass = try run(.maxpool(3, stride: 2, padding: 1), [1, 2, 2], [-4, -3, -2, -1])
    #expect(pass.output.elements == [-1])
  }

  @Test("Average pooling divides by the window, or by its cells on the input")
  func averageDivisor() throws {
    let counting = try run(.avgpool(2, padding: 1), [1, 2, 2], [4, 8, 12, 16])
    #expect(counting.output.elements == [1, 2, 3, 4])
    let ignoring = try run(
      .avgpool(2, padding: 1, countsPadding: false), [1, 2, 2], [4, 8, 12, 16])
    #expect(ignoring.output.elements == [4, 8, 12, 16])
  }

  @Test("At 0, ReLU's gradient is 0 and leaky ReLU's its slope; NaN passes")
  func kinks() throws {
    let upstream = Tensor(repeating: 3, shape: [1, 4])
    let values = [-1, 0, 2, Double.nan]
    let relu = try run(.activation(.relu), [4], values)
    #expect(relu.output.elements.prefix(3) == [0, 0, 2])
    #expect(relu.output.elements[3].isNaN)
    #expect(relu.backward(from: upstream).activationGradients[0].elements == [0, 0, 3, 3])
    let leaky = try run(.activation(.leakyReLU(slope: 0.5)), [4], values)
    #expect(leaky.output.elements.prefix(3) == [-0.5, 0, 2])
    #expect(
      leaky.backward(from: upstream).activationGradients[0].elements == [1.5, 1.5, 3, 1.5])
  }

  @Test("The sigmoid saturates without NaN")
  func sigmoid() throws {
    let pass = try run(.activation(.sigmoid), [3], [-1000, 0, 1000])
    #expect(pass.output.elements == [0, 0.5, 1])
  }

  @Test("A kernel as large as the picture is a dense layer")
  func convIsDense() throws {
    let conv = try build([2, 3, 4], [.conv(5, Size(rows: 3, columns: 4)), .flatten])
    var dense = try build([24], [.dense(5)])
    dense.update(layer: 0) {
      $0.weight = conv.layers[0].weight?.reshaped(to: [5, 24])
      $0.bias = conv.layers[0].bias
    }
    let input = draw([3, 2, 3, 4])
    let one = try conv.forward(input)
    let other = try dense.forward(input.reshaped(to: [3, 24]))
    #expect(one.output == other.output)
    let upstream = draw([3, 5], seed: 2)
    #expect(
      one.backward(from: upstream).weightGradients[0]?.elements
        == other.backward(from: upstream).weightGradients[0]?.elements)
  }

  @Test("A batch's samples do not touch each other")
  func batch() throws {
    let network = try build(
      [2, 5, 5], [.conv(6, 3, padding: 1), .maxpool(2), .flatten, .dense(3)])
    let input = draw([3, 2, 5, 5])
    let pass = try network.forward(input)
    for sample in 0..<3 {
      let alone = try network.forward(input.slice(at: sample).reshaped(to: [1, 2, 5, 5]))
      #expect(alone.output.elements == pass.output.slice(at: sample).elements)
    }
  }

  @Test("A pass can be interrupted")
  func interruption() throws {
    let network = try build([1, 5, 5], [.conv(2, 3)])
    #expect(throws: PassError.interrupted) {
      try network.forward(draw([1, 1, 5, 5]), interruption: Interruption { true })
    }
  }
}
