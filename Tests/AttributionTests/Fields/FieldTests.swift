import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Fields")
struct FieldTests {
  @Test("Two 3×3 kernels and a pool see what the formula says")
  func extents() throws {
    let network = try build(
      [1, 20, 20],
      [.conv(2, 3), .activation(.relu), .maxpool(2), .conv(2, 3, dilation: 2), .flatten, .dense(3)])
    let extents = network.layers.indices.map { network.receptiveExtent(ofLayer: $0) }
    #expect(extents == [3, 3, 4, 12, nil, nil].map { $0.map { Size(square: $0) } })
    let field = network.receptiveField(ofActivation: 4, index: [1, 2, 1])
    #expect(field[0].rows == 4..<16 && field[0].columns == 2..<14)
    #expect(field[0].ranges[0] == 0..<1)
    #expect(field[3].rows == 2..<7)
    #expect(field[4].ranges == [1..<2, 2..<3, 1..<2])
  }

  @Test("A corner's field is clipped, and a flattened range is boxed")
  func borders() throws {
    let network = try build([2, 3, 4], [.conv(2, 3, padding: 1), .flatten])
    let corner = network.receptiveField(ofActivation: 1, index: [0, 0, 3])
    #expect(corner[0].ranges == [0..<2, 0..<2, 2..<4])
    let unit = network.receptiveField(ofActivation: 2, index: [13])
    #expect(unit[1].ranges == [1..<2, 0..<1, 1..<2])
    let seen = network.projectiveField(ofActivation: 0, index: [1, 1, 1])
    #expect(seen[1].ranges == [0..<2, 0..<3, 0..<3])
    #expect(seen[2].ranges == [0..<23])
  }

  @Test("A pixel between strides is seen by nobody")
  func gap() throws {
    let network = try build([1, 1, 5], [.conv(1, 1, stride: 2), .activation(.tanh)])
    let seen = network.projectiveField(ofActivation: 0, index: [0, 0, 1])
    #expect(seen[1].isEmpty && seen[2].isEmpty && !seen[0].isEmpty)
  }

  @Test("Every gradient lies within the fields", arguments: Oracle.all.indices)
  func gradients(_ index: Int) throws {
    let pass = try Oracle.all[index].forward()
    let network = pass.network
    let last = network.layers.count
    var upstream = Tensor(shape: pass.output.shape)
    let unit = network.outputShape.count / 2
    upstream.elements[unit] = 1
    let back = pass.backward(from: upstream)
    let unitIndex = network.outputShape.index(at: unit)
    let fields = network.receptiveField(ofActivation: last, index: unitIndex)
    for activation in 0..<last {
      let gradient = back.activationGradients[activation].slice(at: 0)
      for offset in 0..<gradient.count where gradient.elements[offset] != 0 {
        let place = gradient.shape.index(at: offset)
        #expect(fields[activation].contains(place))
        let seen = network.projectiveField(ofActivation: activation, index: place)
        #expect(seen[seen.count - 1].contains(unitIndex))
      }
    }
  }

  @Test("A dilation leaves gaps, which the box does not have")
  func dilated() throws {
    let network = try build([1, 3, 3], [.conv(1, 2, dilation: 2)])
    let field = network.receptiveField(ofActivation: 1, index: [0, 0, 0])[0]
    #expect(field.offsets == [0, 2, 6, 8] && field.count == 4)
    #expect(field.ranges == [0..<1, 0..<3, 0..<3] && !field.fillsBox)
  }

  @Test("What is seen is the pattern of the Jacobian", arguments: 0..<60)
  func jacobian(seed: Int) throws {
    var generator = SplitMix(seed: UInt64(seed))
    let network = try Self.network(&generator)
    let shape = network.inputShape
    // A number of its own for each weight, so that no two products cancel; the windows' winners do
    // not matter, for a maximum is made an average.
    let pass = try network.forward(draw(shape.prepending(1), seed: UInt64(seed)))
    let outputs = network.outputShape.count
    var seen = [[Bool]]()
    for unit in 0..<outputs {
      var upstream = Tensor(shape: pass.output.shape)
      upstream.elements[unit] = 1
      let gradient = pass.backward(from: upstream).activationGradients[0].elements
      seen.append(gradient.map { $0 != 0 })
    }
    for unit in 0..<outputs {
      let field = network.receptiveField(ofActivation: network.layers.count, units: [unit])[0]
      #expect(field.marks == seen[unit], "output \(unit)")
      #expect(field.count == seen[unit].count { $0 })
    }
    for input in 0..<shape.count {
      let field = network.projectiveField(ofActivation: 0, units: [input])
      #expect(field[field.count - 1].marks == seen.map { $0[input] }, "input \(input)")
    }
  }

  /// A network without gates and maxima, whose gradient is 0 where nothing is read alone.
  private static func network(_ generator: inout SplitMix) throws -> Network {
    func size(_ range: ClosedRange<Int>) -> Size {
      Size(rows: generator.int(in: range), columns: generator.int(in: range))
    }
    var network = Network(
      inputShape: [
        2 * generator.int(in: 1...2), generator.int(in: 3...8), generator.int(in: 3...8),
      ])
    let depth = generator.int(in: 1...4)
    while network.layers.count < depth {
      let input = network.outputShape
      let groups = input.rank == 3 && input[0] % 2 == 0 ? generator.int(in: 1...2) : 1
      let operation: NeuralNetwork.Operation
      if input.rank == 1 {
        operation = generator.pick([.dense(3), .activation(.leakyReLU(slope: 0.5))])
      } else {
        operation = generator.pick([
          .conv(
            groups * generator.int(in: 1...2), size(1...3), stride: size(1...3),
            padding: size(0...2), dilation: size(1...3), groups: groups),
          .avgpool(size(1...3), stride: size(1...3), padding: size(0...0)),
          .activation(.leakyReLU(slope: 0.5)), .flatten,
        ])
      }
      guard
        var layer = try? Layer(
          name: "layer\(network.layers.count)", operation: operation, inputShape: input)
      else { continue }
      layer.initialise(seed: generator.next())
      network.append(layer)
    }
    return network
  }
}
