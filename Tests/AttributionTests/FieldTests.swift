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
}
