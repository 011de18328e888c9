import NeuralNetwork
import TestSupport
import Testing

@Suite("PyTorch's figures")
struct OracleTests {
  @Test("There are networks to compare with")
  func present() { #expect(Oracle.all.count > 200) }

  @Test("Outputs, loss and all gradients are PyTorch's", arguments: Oracle.all.indices)
  func figures(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
    let pass = try oracle.forward()
    for (layer, output) in oracle.outputs.enumerated() {
      #expect(agree(pass.activations[layer + 1], output.tensor), name)
    }
    let loss = try #require(pass.loss)
    #expect(abs(loss - oracle.lossValue) <= 1e-10 * max(1, abs(oracle.lossValue)), name)

    let back = try pass.backward()
    #expect(agree(back.activationGradients[0], oracle.gradients.input.tensor), name)
    for (layer, gradient) in oracle.gradients.outputs.enumerated() {
      #expect(agree(back.activationGradients[layer + 1], gradient.tensor), name)
    }
    let pairs = zip(
      back.weightGradients + back.biasGradients,
      oracle.gradients.weights + oracle.gradients.biases)
    for (found, wanted) in pairs {
      if let found, let wanted {
        #expect(agree(found, wanted.tensor), name)
      } else {
        #expect(found == nil && wanted == nil, name)
      }
    }
  }
}
