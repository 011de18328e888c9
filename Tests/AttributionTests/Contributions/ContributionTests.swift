import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Contributions")
struct ContributionTests {
  @Test("The 3×3 example's terms are 1, −4, 12, 2.5")
  func handExample() throws {
    let back = try HandExample.backward()
    let terms = back.contributions(toWeight: [0, 0, 0, 0], ofLayer: 0)
    #expect(terms == Tensor(shape: [1, 2, 2], elements: [1, -4, 12, 2.5]))
    let all = try back.contributions(toWeightsOfLayer: 0)
    #expect(all.shape == [1, 1, 2, 2, 1, 2, 2])
    #expect(all.elements.suffix(4) == [5, -12, 24, 4.5])
  }

  @Test("They add up to the stored gradient to the last bit", arguments: Oracle.all.indices)
  func sums(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
    let back = try oracle.forward().backward()
    for (layer, description) in back.forward.network.layers.enumerated() {
      guard let gradient = back.weightGradients[layer] else { continue }
      let all = try back.contributions(toWeightsOfLayer: layer).elements
      for offset in 0..<gradient.count {
        let terms = back.contributions(
          toWeight: gradient.shape.index(at: offset), ofLayer: layer)
        #expect(terms.elements.reduce(0, +) == gradient.elements[offset], name)
        #expect(
          terms.elements == Array(all[offset * terms.count..<(offset + 1) * terms.count]), name)
      }
      guard let biasGradient = back.biasGradients[layer] else { continue }
      #expect(biasGradient.shape == description.bias?.shape)
      for output in 0..<biasGradient.count {
        let terms = back.contributions(toBias: output, ofLayer: layer)
        #expect(terms.elements.reduce(0, +) == biasGradient.elements[output], name)
      }
    }
  }

  @Test("They are PyTorch's", arguments: Oracle.all.indices)
  func figures(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    for wanted in oracle.contributions {
      let layer = try #require(back.forward.network.index(ofLayer: wanted.layer))
      let found =
        wanted.parameter == "weight"
        ? back.contributions(toWeight: wanted.index, ofLayer: layer)
        : back.contributions(
          toBias: back.biasGradients[layer]?.shape.offset(of: wanted.index) ?? 0, ofLayer: layer)
      #expect(agree(found, wanted.tensor), Comment(rawValue: "\(oracle.name), \(wanted.index)"))
    }
  }

  @Test("A dense weight has one term for each sample")
  func dense() throws {
    let pass = try build([3], [.dense(2)]).forward(draw([4, 3]))
    let upstream = draw([4, 2], seed: 3)
    let terms = pass.backward(from: upstream).contributions(toWeight: [1, 2], ofLayer: 0)
    let wanted = (0..<4).map { upstream[[$0, 1]] * pass.activations[0][[$0, 2]] }
    #expect(terms == Tensor(shape: [4], elements: wanted))
  }

  @Test("The patches times the kernels are the output, and times upstream the gradient")
  func patches() throws {
    let network = try build(
      [2, 5, 6],
      [.conv(3, Size(rows: 2, columns: 3), stride: Size(rows: 2, columns: 1), padding: 1)])
    let pass = try network.forward(draw([2, 2, 5, 6]))
    let patches = try pass.patches(ofLayer: 0)
    let weight = try #require(network.layers[0].weight)
    let bias = try #require(network.layers[0].bias)
    #expect(patches.shape == [2, 12, 18])
    for sample in 0..<2 {
      for channel in 0..<3 {
        for position in 0..<18 {
          let sum = (0..<12).reduce(0) {
            $0 + weight.elements[channel * 12 + $1] * patches[[sample, $1, position]]
          }
          let found = pass.output.elements[(sample * 3 + channel) * 18 + position]
          #expect(found == sum + bias.elements[channel])
        }
      }
    }
  }
}
