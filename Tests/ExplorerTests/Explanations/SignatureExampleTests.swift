import NeuralNetwork
import Testing

@Suite("The 3×3 example of the signature view")
struct SignatureExampleTests {
  static let begun = "example sum; forward; backward with [[1,-2],[3,0.5]]\n"

  @Test("its kernel gradient is 11.5, 14 / 19, 21.5 exactly")
  func gradient() throws {
    let gradient = try value(Self.begun + "conv1.weight.grad[0,0]")
    #expect(gradient == Tensor(shape: [2, 2], elements: [11.5, 14, 19, 21.5]))
  }

  @Test("its first weight's terms are 1, −4, 12, 2.5")
  func terms() throws {
    let terms = try value(Self.begun + "contributions(conv1.weight[0,0,0,0])")
    #expect(terms == Tensor(shape: [2, 2], elements: [1, -4, 12, 2.5]))
  }

  @Test("the example's own loss starts from the same upstream gradient")
  func ownLoss() throws {
    let gradient = try value("example sum; forward; backward; conv1.weight.grad[0,0]")
    #expect(gradient == Tensor(shape: [2, 2], elements: [11.5, 14, 19, 21.5]))
  }
}
