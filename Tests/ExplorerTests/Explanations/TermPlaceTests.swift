import Documents
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("Places of terms")
struct TermPlaceTests {
  static let options = [
    "", "stride 2", "pad 1", "dilation 2", "pad 2x1 stride 2x1 dilation 1x2", "groups 2",
    "groups 2 stride 2 pad 1 dilation 2",
  ]

  private func start(_ options: String, _ relaxing: String = "") -> String {
    "seed 3; input 2x6x7; input = randn(2,2,6,7); conv 4 3x2 \(options); \(relaxing); tanh; "
      + "loss squared-error; forward; target = conv1.out * 0; forward; backward; "
  }

  /// The index of each list in a fact.
  private func index(_ value: Fact.Value?) -> [Int] {
    value?.entries.compactMap { $0.number.map(Int.init) } ?? []
  }

  /// Looked up by their places in what is printed, the factors give the terms.
  @Test(
    "a weight's terms are upstream × input at the places that are told", arguments: options,
    [[0, 0, 0, 0], [3, 0, 2, 1], [1, 0, 1, 0]])
  func weights(_ options: String, weight: [Int]) throws {
    let name = "conv1.weight[\(weight.commaJoined)]"
    let found = try facts(start(options) + "explain \(name)")
    let upstream = try value(start(options) + "print conv1.out.grad")
    let input = try value(start(options) + "print input")
    let products = found["terms"]?.entries.compactMap(\.number) ?? []
    let places = found["places"]?.entries ?? []
    #expect(products.count == places.count && places.count > 1)
    var gradient = 0.0
    for (place, product) in zip(places, products) {
      let sample = Int(place["sample"]?.number ?? -1)
      let output = index(place["output"])
      #expect(output[0] == weight[0])
      if place["input"] == .text("padding") {
        #expect(product == 0)
        continue
      }
      #expect(product == upstream[[sample] + output] * input[[sample] + index(place["input"])])
      gradient += product
    }
    #expect(gradient == found["gradient"]?.number)
  }

  /// Two layers with the same weights, each with inputs and an upstream gradient of its own.
  private func shared(_ layer: String) -> String {
    "seed 4; input \(layer.hasPrefix("conv") ? "2x5x6" : "4"); "
      + "input = randn(\(layer.hasPrefix("conv") ? "2,2,5,6" : "2,4")); \(layer); tanh; "
      + "\(layer) sharing \(layer.prefix(while: \.isLetter))1; loss squared-error; forward; "
  }

  @Test(
    "of a weight that two layers use, each layer's terms are told at their own places",
    arguments: ["conv 2 3x3 pad 1", "conv 2 2x2 pad same", "dense 4"],
    ["weight[0,0,0,0]", "weight[1,0,1,0]", "weight[1,1,1,1]", "bias[0]", "bias[1]"])
  func sharedWeights(_ layer: String, element: String) throws {
    let kind = String(layer.prefix(while: \.isLetter))
    let isMatrix = kind == "dense" && element.hasPrefix("weight")
    let element = isMatrix ? "weight[\(element.dropFirst(7).prefix(3))]" : element
    let begin =
      shared(layer) + "target = \(kind)2.out * 0; forward; backward; "
    let found = try facts(begin + "explain \(kind)1.\(element)")
    var upstream: [String: Tensor] = [:]
    var input: [String: Tensor] = [:]
    for name in ["\(kind)1", "\(kind)2"] {
      upstream[name] = try value(begin + "print \(name).out.grad")
      input[name] = try value(begin + "print \(name).in")
    }
    let products = found["terms"]?.entries.compactMap(\.number) ?? []
    let places = found["places"]?.entries ?? []
    #expect(products.count == places.count && places.count >= 4)
    var gradient = 0.0
    for (place, product) in zip(places, products) {
      guard case .text(let name)? = place["layer"] else { throw NoValue() }
      let sample = Int(place["sample"]?.number ?? -1)
      let arriving = try #require(upstream[name])[[sample] + index(place["output"])]
      if element.hasPrefix("bias") {
        #expect(product == arriving)
      } else if place["input"] == .text("padding") {
        #expect(product == 0)
      } else {
        #expect(
          try product == arriving * #require(input[name])[[sample] + index(place["input"])])
      }
      gradient += product
    }
    #expect(gradient == found["gradient"]?.number)
  }

  @Test("only what the layer's formula puts outside the input is padding", arguments: options)
  func padding(_ options: String) throws {
    let found = try facts(start(options) + "explain conv1.weight[2,0,0,0]")
    let isPadded = options.contains("pad")
    let places = found["places"]?.entries ?? []
    #expect(places.contains { $0["input"] == .text("padding") } == isPadded)
  }

  @Test(
    "an activation's terms come from the inputs and weights that are told", arguments: options,
    ["", "relax conv1 sharing", "relax conv1 locality"])
  func activations(_ options: String, relaxing: String) throws {
    let begin = start(options, relaxing)
    let found = try facts(begin + "explain conv1.out[1,3,1,1]")
    let weight = try value(begin + "print conv1.weight")
    let input = try value(begin + "print input")
    let products = found["terms"]?.entries.compactMap(\.number) ?? []
    let places = found["places"]?.entries ?? []
    #expect(products.count == places.count && places.count > 1)
    for (place, product) in zip(places, products) where place["input"]?.entries.isEmpty == false {
      let factor = weight.elements[Int(place["weight"]?.number ?? -1)]
      #expect(product == factor * input[[1] + index(place["input"])])
    }
    #expect(products.reduce(0, +) == found["value"]?.number)
  }

  @Test(
    "an input's gradient has its terms from the outputs and weights that are told",
    arguments: options, ["", "relax conv1 sharing", "relax conv1 locality"])
  func gradients(_ options: String, relaxing: String) throws {
    let begin = start(options, relaxing)
    let found = try facts(begin + "explain input.grad[1,1,3,4]")
    let weight = try value(begin + "print conv1.weight")
    let upstream = try value(begin + "print conv1.out.grad")
    let products = found["terms"]?.entries.compactMap(\.number) ?? []
    let places = found["places"]?.entries ?? []
    #expect(products.count == places.count)
    for (place, product) in zip(places, products) {
      let factor = weight.elements[Int(place["weight"]?.number ?? -1)]
      #expect(product == factor * upstream[[1] + index(place["output"])])
    }
  }
}
