import Attribution
import NeuralNetwork
import TestSupport
import Testing

@Suite("Unrolling")
struct UnrollingTests {
  @Test(
    "The matrix times the flattened input is the output but for the bias and rounding",
    arguments: Oracle.all.indices)
  func product(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let pass = try oracle.forward()
    for (position, layer) in pass.network.layers.enumerated() where layer.weight != nil {
      let unrolled = layer.unrolled()
      let matrix = try unrolled.matrix()
      #expect(matrix.shape == Shape([layer.outputShape.count, layer.inputShape.count]))
      let input = pass.activations[position].slice(at: 0).elements
      let output = pass.activations[position + 1].slice(at: 0).elements
      let positions = layer.outputShape.count / (layer.bias?.count ?? 1)
      for row in 0..<unrolled.rows {
        var sum = 0.0
        for column in 0..<unrolled.columns {
          let entry = matrix.elements[row * unrolled.columns + column]
          sum += entry * input[column]
        }
        let bias = layer.bias?.elements[row / positions] ?? 0
        #expect(abs(sum + bias - output[row]) < 1e-10, Comment(rawValue: oracle.name))
      }
    }
  }

  @Test("Looking an entry up is the same as writing the matrix out", arguments: [1, 2])
  func lookup(groups: Int) throws {
    let layer = try build(
      [2, 4, 5], [.conv(4, 2, stride: 2, padding: 1, dilation: 2, groups: groups)]
    ).layers[0]
    let unrolled = layer.unrolled()
    let matrix = try unrolled.matrix()
    let weight = try #require(layer.weight)
    for row in 0..<unrolled.rows {
      for column in 0..<unrolled.columns {
        #expect(unrolled.entry(row: row, column: column) == matrix[[row, column]])
        let shared = unrolled.sharedWeight(row: row, column: column)
        #expect((shared.map { weight.elements[$0] } ?? 0) == matrix[[row, column]])
      }
    }
  }

  @Test("In the 3×3 example twenty entries are masked, and not zero before")
  func handExample() throws {
    let back = try HandExample.backward()
    let gradient = back.unrolledGradient(ofLayer: 0)
    let raw = try gradient.raw()
    let masked = try gradient.masked()
    #expect(raw.shape == [4, 9])
    let isForced = (0..<36).map { gradient.matrix.sharedWeight(row: $0 / 9, column: $0 % 9) == nil }
    #expect(isForced.filter { $0 }.count == 20)
    #expect(zip(raw.elements, isForced).allSatisfy { $0.0 != 0 })
    #expect(zip(masked.elements, isForced).allSatisfy { ($0.0 == 0) == $0.1 })
    #expect(gradient.summedOverTies() == back.weightGradients[0])
    let labels = (0..<9).map { gradient.matrix.sharedWeight(row: 0, column: $0) }
    #expect(labels == [0, 1, nil, 2, 3, nil, nil, nil, nil])
  }

  @Test(
    "Masked and added over ties, the gradient is the layer's own",
    arguments: Oracle.all.indices)
  func constraints(_ index: Int) throws {
    let oracle = Oracle.all[index]
    let back = try oracle.forward().backward()
    for (position, layer) in back.forward.network.layers.enumerated() where layer.weight != nil {
      let gradient = back.unrolledGradient(ofLayer: position)
      let stored = try #require(back.weightGradients[position])
      let name = Comment(rawValue: "\(oracle.name), \(oracle.recipe)")
      #expect(agree(gradient.summedOverTies(), stored), name)
      if back.forward.batchSize == 1 {
        #expect(gradient.summedOverTies().elements == stored.elements, name)
      }
      let raw = try gradient.raw()
      let masked = try gradient.masked()
      for row in 0..<gradient.matrix.rows {
        for column in 0..<gradient.matrix.columns {
          let isWeight = gradient.matrix.sharedWeight(row: row, column: column) != nil
          #expect(masked[[row, column]] == (isWeight ? raw[[row, column]] : 0), name)
        }
      }
    }
  }

  @Test("A matrix beyond the bound is refused, but its entries can be looked up")
  func bound() throws {
    let layer = try build([1, 200, 200], [.conv(1, 3)]).layers[0]
    let unrolled = layer.unrolled()
    #expect(throws: ShapeError.tooManyElements(shape: [39204, 40000])) { try unrolled.matrix() }
    #expect(unrolled.sharedWeight(row: 39203, column: 39999) == 8)
    #expect(unrolled.sharedWeight(row: 0, column: 39999) == nil)
  }
}
