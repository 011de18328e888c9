import Platform
@testable import NeuralNetwork
import TestSupport
import Testing

@Suite("Initialisers")
struct InitialisationTests {
  func layer(_ scheme: InitialisationScheme, name: String = "conv1", seed: UInt64 = 0) throws
    -> Layer
  {
    var layer = try Layer(
      name: name, operation: .conv(40, 5, groups: 2), inputShape: [20, 9, 9])
    layer.initialise(scheme, seed: seed)
    return layer
  }

  func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count))
  }

  // 10 channels · 5 · 5 = 250 weights go into a unit, 40 · 25 = 1000 out.
  static let schemes: [(InitialisationScheme, variance: Double, bound: Double)] = [
    (.pytorchDefault, 1.0 / 250 / 3, (1.0 / 250).squareRoot()),
    (.he, 2.0 / 250, .infinity),
    (.xavier, 6.0 / 1250 / 3, (6.0 / 1250).squareRoot()),
    (.normal(0.3), 0.09, .infinity),
    (.zeros, 0, 0),
  ]

  @Test("Mean and variance are those of the scheme", arguments: schemes)
  func variance(_ scheme: InitialisationScheme, variance: Double, bound: Double) throws {
    let weight = try #require(try layer(scheme).weight).elements
    let found = moments(weight)
    #expect(abs(found.mean) <= 4 * (variance / Double(weight.count)).squareRoot())
    #expect(abs(found.variance - variance) <= 0.06 * variance)
    #expect(weight.allSatisfy { abs($0) <= bound })
  }

  @Test("Biases are zero except in PyTorch's default", arguments: schemes)
  func biases(_ scheme: InitialisationScheme, variance: Double, bound: Double) throws {
    let bias = try #require(try layer(scheme).bias).elements
    if scheme == .pytorchDefault {
      #expect(bias.allSatisfy { abs($0) <= bound && $0 != 0 })
    } else {
      #expect(bias.allSatisfy { $0 == 0 })
    }
  }

  @Test("The same seed, name and shape give the same bits, anything else others")
  func dependence() throws {
    let first = try layer(.he)
    let again = try layer(.he)
    let reseeded = try layer(.he, seed: 1)
    let renamed = try layer(.he, name: "conv2")
    #expect(again == first)
    #expect(reseeded.weight != first.weight)
    #expect(renamed.weight != first.weight)
    var wider = try Layer(name: "conv1", operation: .conv(41, 5), inputShape: [20, 9, 9])
    wider.initialise(.he, seed: 0)
    #expect(wider.weight?.elements.first != first.weight?.elements.first)
  }

  @Test("The draws are frozen for ever")
  func frozen() throws {
    var generator = RandomGenerator(seed: 0)
    let words = (0..<3).map { _ in generator.next() }
    #expect(
      words
        == [
          0x99ec_5f36_cb75_f2b4,
          0xbf6e_1f78_4956_452a,
          0x1a5f_849d_4933_e6e0,
        ])
    var normals = RandomGenerator(seed: 42, stream: "normal", shape: [2, 3])
    #expect(
      (0..<3).map { _ in normals.normal().bitPattern }
        == [
          0xbfde_d61c_1ccc_a056,
          0xbfe5_1914_5a79_6670,
          0xbff4_55e2_0c7f_0ffd,
        ])
    let weight = try #require(try layer(.pytorchDefault).weight)
    #expect(
      weight.elements.prefix(3).map(\.bitPattern)
        == [
          0x3f9f_7f87_fe2a_f227,
          0x3fac_bcfd_10cb_8a94,
          0xbf77_2676_4f0c_b7d9,
        ])
  }

  @Test("The logarithm agrees with the C library to 2 units in the last place")
  func logarithm() {
    var generator = RandomGenerator(seed: 3)
    var worst = 0.0
    for round in 0..<20_000 {
      var x = 1 - generator.unit()
      if round % 4 == 1 { x = 1 + (x - 0.5) * 1e-3 }
      if round % 4 == 2 { x *= 0x1p-40 }
      if round % 4 == 3 { x *= 1e10 }
      let exact = log(x)
      if exact != 0 { worst = max(worst, abs(PortableMath.logarithm(x) - exact) / exact.ulp) }
    }
    #expect(worst <= 2)
    #expect(PortableMath.logarithm(1) == 0)
  }

  @Test("The cosine agrees with the C library")
  func cosine() {
    var generator = RandomGenerator(seed: 4)
    for _ in 0..<20_000 {
      let turns = generator.unit()
      let exact = cos(2 * Double.pi * turns)
      #expect(abs(PortableMath.cosine(turns: turns) - exact) < 1e-15)
    }
    #expect([0, 0.25, 0.5, 0.75, 1].map { PortableMath.cosine(turns: $0) } == [1, 0, -1, 0, 1])
  }

  @Test("Whole numbers below a bound are evenly spread, and a shuffle loses nothing")
  func integers() {
    var generator = RandomGenerator(seed: 5)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[generator.integer(below: 7)] += 1 }
    #expect(counts.allSatisfy { (880...1120).contains($0) })
    var list = Array(0..<50)
    generator.shuffle(&list)
    #expect(list != Array(0..<50) && list.sorted() == Array(0..<50))
  }
}
