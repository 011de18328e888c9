import Documents
import NeuralNetwork

extension [Documents.Block] {
  /// The blocks with printed tensors as grids, whose cells can be told apart from afar.
  var inGrids: [Documents.Block] {
    map { block in
      guard case .value(let tensor) = block, (1...4).contains(tensor.shape.rank),
        (2...Self.mostCells).contains(tensor.count)
      else { return block }
      return .grids([Grid].planes(of: tensor))
    }
  }

  /// The largest tensor that is set as grids.
  private static let mostCells = 256

  /// The blocks with the cells marked that another view of the same kind had otherwise.
  func marked(against before: [Documents.Block]) -> [Documents.Block] {
    let old = before.grids
    return map { block in
      guard case .grids(var grids) = block else { return block }
      for place in grids.indices {
        let twin = old.first { $0.title == grids[place].title && $0.hasExtent(of: grids[place]) }
        if let twin { grids[place].markChanges(since: twin) }
      }
      return .grids(grids)
    }
  }

  private var grids: [Grid] {
    flatMap { block -> [Grid] in if case .grids(let grids) = block { grids } else { [] } }
  }
}

extension [Grid] {
  /// The planes of a tensor's last two axes, each under its place.
  static func planes(of tensor: Tensor, titled name: String = "") -> [Grid] {
    let columns = tensor.shape[tensor.shape.rank - 1]
    let rows = tensor.shape.rank > 1 ? tensor.shape[tensor.shape.rank - 2] : 1
    let leading = Shape([Int](tensor.shape.extents.dropLast(2)))
    return (0..<leading.count).map { plane in
      let numbers = (0..<rows).map { row in
        let start = (plane * rows + row) * columns
        return [Double](tensor.elements[start..<start + columns])
      }
      let place = leading.index(at: plane).map(String.init).joined(separator: ",")
      return Grid(
        title: Text(leading.count == 1 ? name : "\(name)[\(place)]"), numbers: numbers)
    }
  }
}

extension Grid {
  fileprivate func hasExtent(of other: Grid) -> Bool {
    rows.map(\.count) == other.rows.map(\.count)
  }

  fileprivate mutating func markChanges(since before: Grid) {
    for row in rows.indices {
      for column in rows[row].indices
      where rows[row][column].mark == .none
        && rows[row][column].content != before.rows[row][column].content
      {
        rows[row][column].mark = .changed
      }
    }
  }
}
