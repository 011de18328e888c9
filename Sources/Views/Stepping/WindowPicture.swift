import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// The grids of one window position: what lies under it, its kernel, products and sums.
struct WindowPicture {
  /// The largest part of a window that is drawn.
  static let limit = 5

  let layer: Layer
  let taps: [StepTap]
  /// The input channel within the window that is drawn.
  let channel: Int
  private let size: Size
  private let tapsByCell: [Int: Int]

  /// Makes the picture of one output's window, by the output's offset in the batch.
  init(_ layer: Layer, output place: Int, taps: [StepTap], channel: Int) {
    self.layer = layer
    self.taps = taps
    self.channel = channel
    let wiring = layer.wiring
    let output = place % wiring.outputs
    size = wiring.windowSize(ofOutput: output)
    guard layer.hasWeights else {
      // Without weights to tell them by, the cells are counted.
      var numbers: [Int: Int] = [:]
      for (cell, read) in wiring.cells(ofOutput: output).enumerated() where read.input != nil {
        numbers[cell] = numbers.count
      }
      tapsByCell = numbers
      return
    }
    let row = layer.windowCount
    tapsByCell = Dictionary(
      taps.enumerated().map { ($1.weight % row, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The input channel, within the window, that a tap reads.
  static func channel(of tap: StepTap, in layer: Layer) -> Int {
    let size = layer.geometry?.window.size.count ?? 1
    return tap.weight % layer.windowCount / size
  }

  /// A grid with one cell for each tap of the channel; `nil` leaves a cell blank.
  ///
  /// Cells on padding show 0 in braces where the grid is the input itself, else nothing.
  func grid(
    _ title: Text, sign: String = "", isInput: Bool = false, heat: Double? = nil,
    cell: (_ tap: StepTap, _ number: Int) -> Grid.Cell?
  ) -> Grid {
    let rows = (0..<min(size.rows, Self.limit)).map { row in
      (0..<min(size.columns, Self.limit)).map { column in
        let local = (channel * size.rows + row) * size.columns + column
        guard let number = tapsByCell[local] else {
          return isInput ? Grid.Cell(.number(0), mark: .padding) : Grid.Cell(.blank)
        }
        return cell(taps[number], number) ?? Grid.Cell(.blank)
      }
    }
    return Grid(title: title, rows: rows, heatScale: heat, sign: sign)
  }

  /// Whether the window is larger than what is drawn.
  var isCropped: Bool { size.rows > Self.limit || size.columns > Self.limit }

  /// Part of a plane around a cell, which is marked; cells that `isDone` denies are dots.
  static func plane(
    _ tensor: Tensor, sample: Int, at index: [Int], title: String, rows limitRows: Int = 6,
    columns limitColumns: Int = 7, isDone: (Int) -> Bool
  ) -> Grid {
    let shape = tensor.shape.droppingFirst()
    let isVector = shape.rank == 1
    let (height, width) = isVector ? (1, shape[0]) : (shape[1], shape[2])
    let (row, column) = isVector ? (0, index[0]) : (index[1], index[2])
    let top = max(0, min(row - limitRows / 2, height - limitRows))
    let left = max(0, min(column - limitColumns / 2, width - limitColumns))
    let rows = top..<min(height, top + limitRows)
    let columns = left..<min(width, left + limitColumns)
    let start = sample * shape.count + (isVector ? 0 : index[0] * height * width)
    let cells = rows.map { y in
      columns.map { x in
        let place = start + y * width + x
        let isPresent = y == row && x == column
        guard isDone(place) || isPresent else {
          return Grid.Cell(.sign("\u{B7}", means: "not yet"), mark: .muted)
        }
        return Grid.Cell(
          .number(tensor.elements[place]), mark: isPresent ? .window : .none)
      }
    }
    let isWhole = rows.count == height && columns.count == width
    return Grid(
      title: Text(title), rows: cells,
      rowLabels: isWhole || isVector ? [] : rows.map(String.init),
      columnLabels: isWhole ? [] : columns.map(String.init))
  }
}

extension Layer {
  /// How many input channels an output's window reads.
  var windowChannels: Int {
    switch weightForm {
    case .kernels(let convolution), .ownKernels(let convolution):
      inputShape[0] / convolution.groups
    case .none, .unrolled, .transposedKernels, .matrix, .scaleAndShift, .slope: 1
    }
  }

  /// How many cells an output's window has, over all channels that it reads.
  var windowCount: Int { windowChannels * (geometry?.window.size.count ?? 1) }

  /// The address of one input channel of the kernel that belongs to an output.
  func kernelName(_ field: String, at cell: [Int], channel: Int) -> String {
    let index =
      if case .ownKernels = weightForm { cell + [channel] } else { [cell[0], channel] }
    return Session.name("\(name).\(field)", index)
  }

  /// The row of a matrix of weights that belongs to an output, by its offset in the batch.
  func matrixRow(ofOutput place: Int) -> Int { place % outputShape.count }
}
