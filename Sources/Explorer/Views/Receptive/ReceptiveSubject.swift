import Attribution
import Documents
import NeuralNetwork

/// What a number sees and what sees it, box by box.
struct ReceptiveSubject {
  let network: Network
  let element: PassElements
  /// The boxes that it sees, the network's input first; for an activation, itself last.
  let seen: [Region]
  /// The boxes that see it, up to the output.
  let seeing: [Region]
  /// The activation it is in or, for a weight, the one it reads.
  let center: Int
  /// Whether it is an input or an activation, not a weight or a bias.
  let isActivation: Bool

  init(network: Network, element: PassElements) {
    self.network = network
    self.element = element
    let index = element.shape.index(at: element.offsets[0])
    switch element.place {
    case .input, .activation:
      if case .activation(let activation) = element.place {
        center = activation
      } else {
        center = 0
      }
      isActivation = true
      let unit = Array(index.dropFirst())
      seen = network.receptiveField(ofActivation: center, index: unit)
      seeing = Array(
        network.projectiveField(ofActivation: center, index: unit).dropFirst())
    case .weight(let layer):
      center = layer
      isActivation = false
      seen = network.receptiveField(
        ofActivation: layer, ranges: network.layers[layer].inputsTouched(byWeight: index))
      seeing = network.projectiveField(
        ofActivation: layer + 1, ranges: network.layers[layer].outputsMade(by: index))
    case .bias(let layer):
      center = layer
      isActivation = false
      seen = []
      seeing = network.projectiveField(
        ofActivation: layer + 1, ranges: network.layers[layer].outputsMade(by: index))
    }
  }

  /// For a kernel or dense weight: what it is multiplied with.
  var weightWords: Text? {
    guard case .weight(let layer) = element.place else {
      if case .bias(let layer) = element.place {
        let name = network.layers[layer].name
        return
          "it is added to every number of channel or unit \(element.offsets[0]) of \(.code(name + ".out"))"
      }
      return nil
    }
    let description = network.layers[layer]
    let index = element.shape.index(at: element.offsets[0])
    let source = layer == 0 ? "input" : network.layers[layer - 1].name + ".out"
    guard case .convolution(let convolution) = description.operation,
      let geometry = description.geometry
    else {
      let origin = network.source(ofVectorElement: index.last ?? 0, at: layer)
      let root =
        (origin?.position ?? layer) == 0
        ? "input" : network.layers[(origin?.position ?? layer) - 1].name + ".out"
      return
        "it joins one input, \(.code(Session.name(root, origin?.index ?? [index.last ?? 0]))), to one unit, \(.code(Session.name(description.name + ".out", [index[0]]))): it is used once for each sample"
    }
    let channel = convolution.inputIndex(
      of: index, at: [0, 0], inputs: description.inputShape)[0]
    let positions = geometry.output.count
    let touched =
      geometry.outputRows(tap: index[2]).count * geometry.outputColumns(tap: index[3]).count
    let row = Self.coordinate(
      "r", convolution.stride.rows,
      index[2] * convolution.dilation.rows - convolution.padding.rows)
    let column = Self.coordinate(
      "c", convolution.stride.columns,
      index[3] * convolution.dilation.columns - convolution.padding.columns)
    let padding: Text =
      touched < positions ? ", at \(positions - touched) of them on padding" : ""
    return
      "at position (r,c) it is multiplied with \(.code("\(source)[\(channel),\(row),\(column)]")): once at each of \(positions) positions\(padding), the same weight at all of them"
  }

  /// `2r+1`, `r`, `r−1`.
  private static func coordinate(_ letter: String, _ stride: Int, _ offset: Int) -> String {
    let scaled = stride == 1 ? letter : "\(stride)\(letter)"
    return offset == 0 ? scaled : offset > 0 ? "\(scaled)+\(offset)" : "\(scaled)\u{2212}\(-offset)"
  }
}

extension Layer {
  /// The box of the layer's input that one of its weights is multiplied with over all positions.
  fileprivate func inputsTouched(byWeight index: [Int]) -> [Range<Int>] {
    guard case .convolution(let convolution) = operation, let geometry else {
      return inputShape.rank == 1 && index.count == 2
        ? [index[1]..<index[1] + 1] : inputShape.extents.map { 0..<$0 }
    }
    let channel = convolution.inputIndex(of: index, at: [0, 0], inputs: inputShape)[0]
    let rows = geometry.outputRows(tap: index[2])
    let columns = geometry.outputColumns(tap: index[3])
    guard let lastRow = rows.last, let lastColumn = columns.last else {
      return [channel..<channel + 1, 0..<0, 0..<0]
    }
    return [
      channel..<channel + 1,
      geometry.inputRow(outputRow: rows.lowerBound, tap: index[2])..<geometry.inputRow(
        outputRow: lastRow, tap: index[2]) + 1,
      geometry.inputColumn(outputColumn: columns.lowerBound, tap: index[3])..<geometry.inputColumn(
        outputColumn: lastColumn, tap: index[3]) + 1,
    ]
  }

  /// The box of the layer's output that a weight or a bias has a part in.
  fileprivate func outputsMade(by index: [Int]) -> [Range<Int>] {
    switch operation {
    case .convolution, .dense:
      [index[0]..<index[0] + 1] + outputShape.extents.dropFirst().map { 0..<$0 }
    default: outputShape.extents.map { 0..<$0 }
    }
  }
}
