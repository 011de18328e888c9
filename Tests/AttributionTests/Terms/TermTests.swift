import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Terms")
struct TermTests {
  @Test("Inner terms add up to every activation's gradient", arguments: Oracle.all.indices)
  func inner(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    for (activation, gradient) in back.activationGradients.enumerated() {
      let shape = gradient.shape.droppingFirst()
      for place in 0..<gradient.count {
        let terms = back.innerTerms(
          ofActivation: activation, sample: place / shape.count,
          index: shape.index(at: place % shape.count))
        let sum = terms.reduce(0) { $0 + $1.product }
        #expect(
          sum == gradient.elements[place],
          Comment(rawValue: "\(oracle.name), \(oracle.recipe), activation \(activation)"))
      }
    }
  }

  @Test("Forward terms add up to every output", arguments: Oracle.all.indices)
  func forward(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let pass = try oracle.forward()
    for (layer, description) in pass.network.layers.enumerated() {
      let output = pass.activations[layer + 1]
      let shape = description.outputShape
      for place in 0..<output.count {
        let terms = pass.forwardTerms(
          ofLayer: layer, sample: place / shape.count, index: shape.index(at: place % shape.count))
        let sum = terms.reduce(0) { $0 + $1.product }
        let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe), layer \(layer)")
        if case .mean = description.computation {
          #expect(abs(sum - output.elements[place]) < 1e-12, name)
        } else {
          #expect(sum == output.elements[place], name)
        }
      }
    }
  }

  @Test("The 3×3 example's middle pixel is read by four windows, in row order")
  func handExample() throws {
    let back = try HandExample.backward()
    let terms = back.innerTerms(ofActivation: 0, sample: 0, index: [0, 1, 1])
    #expect(terms.map(\.unit) == [[0, 0, 0], [0, 0, 1], [0, 1, 0], [0, 1, 1]])
    #expect(terms.map(\.upstream) == [1, -2, 3, 0.5])
    #expect(terms.map(\.derivative) == [-1, 0, 0, 1])
    #expect(terms.map(\.weightOffset) == [3, 2, 1, 0])
    let outputs = back.forward.forwardTerms(ofLayer: 0, sample: 0, index: [0, 1, 0])
    #expect(outputs.map(\.value) == [4, 5, 7, 8])
    #expect(outputs.map(\.source)[2] == .input([0, 2, 0]))
    #expect(outputs.map(\.product) == [4, 0, 0, -8])
  }

  @Test("At the end of the network the loss is the only unit")
  func loss() throws {
    var network = Network(inputShape: [2])
    network.loss = .squaredError
    let pass = try network.forward(
      Tensor(shape: [1, 2], elements: [3, 5]), target: .values(Tensor(shape: [1, 2])))
    let terms = try pass.backward().innerTerms(ofActivation: 0, sample: 0, index: [1])
    #expect(terms.map(\.layer) == [nil])
    #expect(terms.map(\.product) == [5])
  }

  @Test("A lost window is a term of derivative 0, padding a term of no input")
  func pools() throws {
    let network = try build([1, 1, 3], [.maxpool(Size(rows: 1, columns: 2), stride: 1)])
    let pass = try network.forward(Tensor(shape: [1, 1, 1, 3], elements: [1, 2, 3]))
    let back = pass.backward(from: Tensor(shape: [1, 1, 1, 2], elements: [5, 7]))
    let terms = back.innerTerms(ofActivation: 0, sample: 0, index: [0, 0, 1])
    #expect(terms.map(\.derivative) == [1, 0])
    #expect(terms.map(\.product) == [5, 0])

    let padded = try build([1, 1, 1], [.conv(1, Size(rows: 1, columns: 3), padding: 1)])
    let sources = try padded.forward(draw([1, 1, 1, 1]))
      .forwardTerms(ofLayer: 0, sample: 0, index: [0, 1, 0]).map(\.source)
    #expect(sources == [.padding, .input([0, 0, 0]), .padding, .bias])
  }
}
