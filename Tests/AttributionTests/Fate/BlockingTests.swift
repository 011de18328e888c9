import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Blocked layers")
struct BlockingTests {
  static let operations: [NeuralNetwork.Operation] = [
    .conv(2, 3), .activation(.relu), .maxpool(2), .conv(2, 2), .flatten, .dense(3),
    .activation(.tanh), .dense(2),
  ]

  private func pass(blocking index: Int?) throws -> BackwardPass {
    var network = try build([1, 8, 8], Self.operations)
    if let index { network.update(layer: index) { $0.isBlocked = true } }
    let forward = try network.forward(draw([2, 1, 8, 8]))
    return forward.backward(from: draw(forward.output.shape, seed: 8))
  }

  @Test(
    "No gradient passes below; above and at the layer all stays", arguments: operations.indices)
  func blocks(_ index: Int) throws {
    let (open, blocked) = (try pass(blocking: nil), try pass(blocking: index))
    #expect(blocked.forward.activations == open.forward.activations)
    for layer in Self.operations.indices {
      if layer >= index {
        #expect(blocked.weightGradients[layer] == open.weightGradients[layer])
        #expect(blocked.biasGradients[layer] == open.biasGradients[layer])
        #expect(blocked.activationGradients[layer + 1] == open.activationGradients[layer + 1])
      } else {
        #expect(blocked.weightGradients[layer]?.elements.allSatisfy { $0 == 0 } ?? true)
        #expect(blocked.biasGradients[layer]?.elements.allSatisfy { $0 == 0 } ?? true)
      }
      if layer <= index {
        #expect(blocked.activationGradients[layer].elements.allSatisfy { $0 == 0 })
      }
    }
    let terms = blocked.innerTerms(
      ofActivation: index, sample: 1,
      index: blocked.activationGradients[index].shape.droppingFirst()
        .index(at: 0))
    #expect(terms.allSatisfy { $0.product == 0 })
    if index > 0 {
      let fates = try blocked.fate(ofLayer: index - 1)
      #expect(fates.allSatisfy { $0.reason == .blocked(layer: index) })
    }
  }

  @Test("A walk meets the block too", arguments: operations.indices)
  func walk(_ index: Int) throws {
    var network = try build([1, 8, 8], Self.operations, loss: .squaredError)
    network.update(layer: index) { $0.isBlocked = true }
    let target = Target.values(draw([1, 2], seed: 5))
    let back = try network.forward(draw([1, 1, 8, 8]), target: target).backward()
    var stepper = try Stepper(network, input: draw([1, 1, 8, 8]), target: target)
    while !stepper.isAtEnd { try stepper.step() }
    #expect(stepper.backwardPass == back)
  }

  @Test("A layer stays blocked when it is relaxed, tied or refitted")
  func kept() throws {
    var layer = try build([1, 4, 4], [.conv(1, 3)]).layers[0]
    layer.isBlocked = true
    #expect(try layer.relaxingSharing().relaxingLocality().isBlocked)
    #expect(try #require(layer.relaxingSharing().tied()).layer.isBlocked)
    #expect(try layer.refitted(to: [1, 6, 6]).isBlocked)
  }
}
