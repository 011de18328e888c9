import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Paths")
struct PathTests {
  /// The products of every path from an element of an activation to the objective, one by one.
  private func products(
    _ back: BackwardPass, activation: Int, sample: Int, index: [Int], before: Double = 1
  ) -> [Double] {
    let terms = back.innerTerms(ofActivation: activation, sample: sample, index: index)
    return terms.filter { $0.derivative != 0 }.flatMap { term -> [Double] in
      let product = before * term.derivative
      if term.layer == nil { return [product] }
      return products(
        back, activation: activation + 1, sample: sample, index: term.unit, before: product)
    }
  }

  /// The same from a weight or a bias, by the layer's own formula.
  private func products(_ back: BackwardPass, weight offset: Int, ofLayer layer: Int) -> [Double] {
    let forward = back.forward
    let shape = forward.network.layers[layer].outputShape
    return (0..<forward.batchSize).flatMap { sample in
      (0..<shape.count).map(shape.index).flatMap { unit in
        forward.forwardTerms(ofLayer: layer, sample: sample, index: unit)
          .filter { $0.weightOffset == offset && $0.source != .bias && $0.value != 0 }
          .flatMap {
            products(
              back, activation: layer + 1, sample: sample, index: unit, before: $0.value)
          }
      }
    }
  }

  static let small = Oracle.all.indices.filter {
    Oracle.all[$0].outputs.allSatisfy { $0.tensor.count < 60 }
  }

  @Test("There are small networks to try every path of")
  func present() { #expect(Self.small.count > 50) }

  @Test("The sum over all paths is the gradient", arguments: Oracle.all.indices)
  func sums(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    for place in GradientCheck.allPlaces(of: back.forward.network) {
      guard let gradient = back.gradient(at: place) else { continue }
      for offset in Set([0, gradient.count / 2, gradient.count - 1]) {
        let paths = try back.paths(from: place, offset: offset, limit: 1)
        #expect(
          abs(paths.sum - gradient.elements[offset]) <= 1e-12 * max(paths.magnitude, 1e-3),
          Comment(rawValue: "\(oracle.name), \(oracle.recipe), \(place), \(offset)"))
        #expect(paths.sum.magnitude <= paths.magnitude * (1 + 1e-12))
      }
    }
  }

  @Test("The largest paths are those that trying every path finds", arguments: small)
  func bruteForce(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    for (layer, description) in back.forward.network.layers.enumerated() {
      guard let weight = description.weight else { continue }
      let offset = weight.count / 2
      let all = products(back, weight: offset, ofLayer: layer)
      let paths = try back.paths(from: .weight(layer: layer), offset: offset, limit: 7)
      let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe), \(layer)")
      #expect(paths.count == Double(all.count), name)
      let sum = all.reduce(0, +)
      #expect(abs(paths.sum - sum) <= 1e-12 * max(paths.magnitude, 1e-3), name)
      let largest = all.map(\.magnitude).sorted(by: >).prefix(7)
      #expect(paths.largest.count == largest.count, name)
      for (path, wanted) in zip(paths.largest, largest) {
        #expect(abs(path.product.magnitude - wanted) <= 1e-12 * wanted, name)
      }
      #expect(Set(paths.largest.map { "\($0)" }).count == largest.count, name)
    }
  }

  @Test("Asking for all paths gives each of them once")
  func all() throws {
    let network = try build(
      [1, 4, 4], [.conv(2, 2), .activation(.tanh), .avgpool(2, stride: 1), .flatten, .dense(3)],
      loss: .crossEntropy)
    let back = try network.forward(draw([2, 1, 4, 4]), target: .classes([2, 0])).backward()
    let all = products(back, weight: 1, ofLayer: 0)
    let paths = try back.paths(from: .weight(layer: 0), offset: 1, limit: .max)
    #expect(paths.largest.count == all.count)
    let found = paths.largest.map(\.product).sorted()
    #expect(zip(found, all.sorted()).allSatisfy { abs($0 - $1) <= 1e-14 })
    #expect(paths.largest.map(\.product.magnitude) == found.map(\.magnitude).sorted(by: >))
    #expect(Set(paths.largest.map(\.sample)) == [0, 1])
  }

  @Test("The 3×3 example has four paths, in numbers checked by hand")
  func byHand() throws {
    let back = try HandExample.backward()
    let paths = try back.paths(from: .weight(layer: 0), offset: 0, limit: 9)
    #expect(paths.largest.map(\.product) == [12, -4, 2.5, 1])
    #expect(paths.count == 4 && paths.sum == 11.5 && paths.magnitude == 19.5)
    #expect(paths.largest[0].steps.map(\.factor) == [4, 3])
    #expect(paths.largest[0].steps.map(\.unit) == [[0, 1, 0], []])
  }

  @Test("Many equal paths are listed without trying them all")
  func ties() throws {
    var network = try build([8], [.dense(8), .dense(8), .dense(8), .dense(8), .dense(8)])
    for layer in network.layers.indices {
      network.update(layer: layer) { $0.weight = Tensor(repeating: 0.1, shape: [8, 8]) }
    }
    let back = try network.forward(Tensor(repeating: 1, shape: [1, 8]))
      .backward(from: Tensor(repeating: 1, shape: [1, 8]))
    let counter = Counter()
    let paths = try back.paths(
      from: .input, offset: 0, limit: 5, interruption: Interruption { counter.count() })
    #expect(paths.largest.count == 5 && paths.count == 32768)
    #expect(counter.value < 200)
  }

  @Test("A closed way has no path; too much work and infinite factors are refused")
  func refusals() throws {
    let network = try build([2], [.activation(.relu), .dense(2)])
    let back = try network.forward(Tensor(shape: [1, 2], elements: [-1, 1]))
      .backward(from: Tensor(repeating: 1, shape: [1, 2]))
    let closed = try back.paths(from: .input, offset: 0, limit: 3)
    #expect(closed.largest.isEmpty && closed.count == 0 && closed.sum == 0)
    #expect(throws: PathError.tooManyFactors(budget: 3)) {
      try back.paths(from: .input, offset: 1, limit: 3, budget: 3)
    }
    #expect(throws: PathError.interrupted) {
      try back.paths(from: .input, offset: 1, limit: 3, interruption: Interruption { true })
    }
    let infinite = try network.forward(Tensor(shape: [1, 2], elements: [-1, 1]))
      .backward(from: Tensor(repeating: .infinity, shape: [1, 2]))
    #expect(throws: PathError.notFinite) { try infinite.paths(from: .input, offset: 1, limit: 3) }
  }
}
