import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Fate")
struct FateTests {
  func reasons(
    _ operations: [NeuralNetwork.Operation], _ input: [Double], _ upstream: [Double]
  ) throws -> [PixelFate.Reason] {
    // A 1×1 kernel of 1 in front, so that the pixels are a layer's output.
    var network = try build(
      [1, 1, input.count], [.conv(1, 1, hasBias: false)] + operations)
    network.update(layer: 0) { $0.weight?.elements = [1] }
    let pass = try network.forward(Tensor(shape: [1, 1, 1, input.count], elements: input))
    let back = pass.backward(from: Tensor(shape: pass.output.shape, elements: upstream))
    return try back.fate(ofLayer: 0).map(\.reason)
  }

  let pair = Size(rows: 1, columns: 2)

  @Test("A closed ReLU, a flat loss and an open way are told apart")
  func relu() throws {
    #expect(
      try reasons([.activation(.relu)], [-1, 0, 1, 2], [1, 1, 1, 0])
        == [.closed(layer: 1), .closed(layer: 1), .alive, .flatLoss])
  }

  @Test("A pool's losers learn who won")
  func pool() throws {
    #expect(
      try reasons([.maxpool(pair)], [1, 2, 4, 3, 9], [1, 1])
        == [
          .lost(layer: 1, winners: [1], ties: 0), .alive, .alive,
          .lost(layer: 1, winners: [2], ties: 0),
          .unread(layer: 1),
        ])
  }

  @Test("Losing a tie is told from being smaller, in each window")
  func tie() throws {
    #expect(
      try reasons([.maxpool(pair)], [4, 4, 1, 2], [1, 1])
        == [
          .alive, .lost(layer: 1, winners: [0], ties: 1), .lost(layer: 1, winners: [3], ties: 0),
          .alive,
        ])
    // The windows are (5, 5) and (5, 7): the middle one lost the first to an equal.
    #expect(
      try reasons([.maxpool(pair, stride: 1)], [5, 5, 7], [1, 1])
        == [.alive, .lost(layer: 1, winners: [0, 2], ties: 1), .alive])
  }

  @Test("A tie counts all equals; of equal numbers the first wins, of several NaN the last")
  func tieCounts() throws {
    func tie(_ input: [Double]) throws -> PoolTie? {
      let network = try build([1, 2, 2], [.maxpool(2)])
      return try network.forward(Tensor(shape: [1, 1, 2, 2], elements: input))
        .tie(ofLayer: 0, sample: 0, unit: [0, 0, 0])
    }
    #expect(try tie([1, 2, 2, 2]) == PoolTie(winner: [0, 0, 1], count: 3, isNaN: false))
    #expect(try tie([2, 2, 2, 2]) == PoolTie(winner: [0, 0, 0], count: 4, isNaN: false))
    #expect(try tie([-0.0, 0, -1, -1]) == PoolTie(winner: [0, 0, 0], count: 2, isNaN: false))
    #expect(try tie([1, .nan, 3, .nan]) == PoolTie(winner: [0, 1, 1], count: 2, isNaN: true))
    #expect(try tie([1, 2, 3, 4]) == nil && tie([1, .nan, 3, 4]) == nil)
  }

  @Test("A pool's winner behind it meets a closed ReLU")
  func poolThenReLU() throws {
    #expect(
      try reasons([.maxpool(pair), .activation(.relu)], [-1, -2, 4, 3], [1, 1])
        == [
          .closed(layer: 2), .lost(layer: 1, winners: [0], ties: 0), .alive,
          .lost(layer: 1, winners: [2], ties: 0),
        ])
  }

  @Test("Gradients that cancel in overlapping windows are told from none")
  func cancelling() throws {
    #expect(
      try reasons([.avgpool(pair, stride: Size(square: 1))], [1, 2, 3], [1, -1])
        == [.alive, .cancelled(layer: 1), .alive])
    #expect(
      try reasons([.flatten, .dense(2)], [1, 2], [0, 0])
        == [.nothingArrives(layer: 2), .nothingArrives(layer: 2)])
  }

  @Test("A saturated sigmoid is named")
  func saturated() throws {
    #expect(
      try reasons([.activation(.sigmoid)], [900, 0], [1, 1]) == [.saturated(layer: 1), .alive])
  }

  @Test("Alive is what has a gradient, in every network", arguments: Oracle.all.indices)
  func alive(_ index: Int) throws {
    let back = try Oracle.all[index].forward().backward()
    for layer in back.forward.network.layers.indices {
      let fates = try back.fate(ofLayer: layer)
      #expect(fates.map(\.gradient) == back.activationGradients[layer + 1].elements)
      #expect(fates.allSatisfy { ($0.reason == .alive) == ($0.gradient != 0) })
    }
  }

  @Test("A convolution's window is counted: padding, zeros, cells")
  func census() throws {
    let network = try build([2, 2, 2], [.conv(2, 3, padding: 1, groups: 2)])
    let input = Tensor(shape: [1, 2, 2, 2], elements: [0, 1, 1, 1, 0, 0, 0, 1])
    let pass = try network.forward(input)
    let fates = try pass.backward(from: draw(pass.output.shape)).fate(ofLayer: 0)
    #expect(fates.allSatisfy { $0.window?.cells == 9 && $0.window?.padding == 5 })
    #expect(fates.map { $0.window?.zeros } == [1, 1, 1, 1, 3, 3, 3, 3])
    #expect(fates[5].index == [1, 0, 1])
  }
}
