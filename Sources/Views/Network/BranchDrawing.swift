import Documents
import NeuralNetwork

/// The ways of a network that is more than a chain, drawn beside its layers: a dot for each row, the
/// input's first, and a rail for each output from its row to the last layer that reads it.
///
/// ```
/// ●─╮    input
/// ●─│─╮  relu1
/// ●─┤ │  add1       reads the layer before it and input
/// ●─╯─╯  concat1
/// ```
struct BranchDrawing {
  /// For each row what stands before its name; empty where each layer reads the one before it.
  let rows: [String]

  /// An output on its way to layers further on.
  private struct Rail {
    /// The row that it starts from.
    let start: Int
    /// The rows of the layers that read it there.
    let stops: [Int]

    var end: Int { stops.max() ?? start }
  }

  init(_ network: Network) {
    guard !network.isChain else {
      rows = []
      return
    }
    // Lanes from left to right; one is free again behind its rail's end.
    var lanes: [[Rail]] = []
    for activation in 0...network.layers.count {
      let stops = network.readers(ofActivation: activation).filter { reader in
        reader.layer != activation
          || reader.slot != network.layers[reader.layer].operation.mainSlot
      }.map { $0.layer + 1 }
      if stops.isEmpty { continue }
      let rail = Rail(start: activation, stops: stops)
      if let free = lanes.firstIndex(where: { $0.allSatisfy { $0.end <= activation } }) {
        lanes[free].append(rail)
      } else {
        lanes.append([rail])
      }
    }
    // Shared weights alone make no ways.
    rows = lanes.isEmpty ? [] : (0...network.layers.count).map { Self.row($0, lanes) }
  }

  /// For each row what goes on from it to the next one, where the row takes several lines.
  static func between(_ rows: [String]) -> [Text] {
    rows.indices.map { index in
      guard index + 1 < rows.count else { return Text() }
      let rails = rows[index + 1].map { "\u{2502}\u{2524}\u{256F}\u{253C}".contains($0) }
      return Text(String(rails.map { $0 ? "\u{2502}" : " " }))
    }
  }

  private static func row(_ row: Int, _ lanes: [[Rail]]) -> String {
    let marks = lanes.map { rails -> Character in
      let starts = rails.contains { $0.start == row }
      let stop = rails.first { $0.stops.contains(row) }
      if let stop { return stop.end == row ? (starts ? "\u{253C}" : "\u{256F}") : "\u{2524}" }
      if starts { return "\u{256E}" }
      return rails.contains { $0.start < row && row < $0.end } ? "\u{2502}" : " "
    }
    let last = marks.lastIndex { $0 != " " && $0 != "\u{2502}" }
    var text = "\u{25CF}"
    for (lane, mark) in marks.enumerated() {
      let isCrossed = last.map { lane <= $0 } ?? false
      text += isCrossed ? "\u{2500}" : " "
      text += String(isCrossed && mark == " " ? "\u{2500}" : mark)
    }
    return text
  }
}
