import Documents
import NeuralNetwork

/// Grids of a tensor's last two axes.
package enum TensorGrids {
  /// The most rows and columns of a plane that are drawn: more than a screen holds.
  package static let extentLimit = 256

  /// One grid for each plane of the last two axes, titled by its leading indices; of a plane that is
  /// larger than a screen the first rows and columns, with a word on how many there are.
  ///
  /// Numbers of one tensor share a heat scale, so that planes can be compared.
  ///
  /// - Parameter isWhole: whether all rows and columns are there, as a file has them.
  package static func planes(
    of tensor: Tensor, titled name: String, limit: Int = .max, isWhole: Bool = false,
    marks: [Int: Grid.Cell.Mark] = [:]
  ) -> [Grid] {
    let extentLimit = isWhole ? Int.max : extentLimit
    let matrix = asPlanes(tensor)
    let rows = matrix[1]
    let columns = matrix[2]
    let scale = heatScale(of: tensor)
    let leading = Shape(Array(tensor.shape.extents.dropLast(2)))
    return (0..<min(matrix[0], limit)).map { plane in
      let index = leading.rank == 0 ? [] : leading.index(at: plane)
      let suffix = index.isEmpty ? "" : "[\(index.map(String.init).joined(separator: ","))]"
      let cells = (0..<min(rows, extentLimit)).map { row in
        (0..<min(columns, extentLimit)).map { column in
          let offset = (plane * rows + row) * columns + column
          return Grid.Cell(.number(tensor.elements[offset]), mark: marks[offset] ?? .none)
        }
      }
      var grid = Grid(title: Text(name + suffix), rows: cells, heatScale: scale)
      if columns > extentLimit { grid.columnsOfWhole = columns }
      if rows > extentLimit || columns > extentLimit {
        grid.caption =
          "the first \(cells.count) of \(rows) rows, \(cells.first?.count ?? 0) of \(columns) columns"
      }
      return grid
    }
  }

  /// The magnitude at which the heat of a tensor is full: its largest finite one.
  package static func heatScale(of tensor: Tensor) -> Double? {
    let largest = tensor.elements.lazy.map(\.magnitude).filter(\.isFinite).max() ?? 0
    return largest > 0 ? largest : nil
  }

  /// Planes, rows and columns: a vector is one row, a number one cell.
  private static func asPlanes(_ tensor: Tensor) -> [Int] {
    switch tensor.shape.rank {
    case 0: [1, 1, 1]
    case 1: [1, 1, tensor.shape[0]]
    default:
      [
        tensor.shape.extents.dropLast(2).reduce(1, *), tensor.shape[tensor.shape.rank - 2],
        tensor.shape[tensor.shape.rank - 1],
      ]
    }
  }
}
