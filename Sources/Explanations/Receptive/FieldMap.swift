import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// A drawing of what a number sees on the network's input.
struct FieldMap {
  let session: Session
  let network: Network
  let subject: ReceptiveSubject

  /// Up to this extent the input is drawn with its numbers.
  private static let numberLimit = Size(rows: 12, columns: 12)
  /// Up to this extent each pixel has a character of its own.
  private static let pixelLimit = Size(rows: 16, columns: 32)

  var blocks: [Block] {
    guard let field = subject.seen.first, network.inputShape.rank == 3, !field.isEmpty,
      !(subject.isInput && subject.seeing.isEmpty)
    else { return [] }
    let extent = Size(rows: network.inputShape[1], columns: network.inputShape[2])
    if extent.rows <= Self.numberLimit.rows, extent.columns <= Self.numberLimit.columns,
      let numbers = numbers(channel: field.ranges[0].lowerBound)
    {
      return [.grids([grid(numbers, field)])]
    }
    let map = map(extent, field)
    guard let numbers = numbers(channel: field.ranges[0].lowerBound) else { return map }
    // Where there is room for every pixel, they are drawn as they are on a small input.
    return [.figure(Figure(.cells([grid(numbers, field)]), instead: map))]
  }

  /// One channel of the input, where it has a value.
  private func numbers(channel: Int) -> Tensor? {
    guard let batch = session.input?.batch else { return nil }
    let sample =
      subject.isActivation ? subject.element.shape.index(at: subject.element.offsets[0])[0] : 0
    return batch.slice(at: sample).slice(at: channel)
  }

  private func grid(_ numbers: Tensor, _ field: Region) -> Grid {
    let name = network.inputShape[0] > 1 ? "input[\(field.ranges[0].lowerBound)]" : "input"
    let isItself = subject.isInput
    var grid = TensorGrids.planes(of: numbers, titled: name)[0]
    grid.caption =
      isItself
      ? "\(.drawing("[ ] ", spoken: "in the window is "))itself"
      : "\(.drawing("[ ] ", spoken: "in the window is "))what it sees"
    let channel = field.ranges[0].lowerBound
    for row in grid.rows.indices {
      for column in grid.rows[row].indices where field.contains([channel, row, column]) {
        grid.rows[row][column].mark = .window
      }
    }
    return grid
  }

  /// A character for each pixel, or for a square of pixels where there are many.
  private func map(_ extent: Size, _ field: Region) -> [Block] {
    var scale = 1
    while (extent.rows + scale - 1) / scale > Self.pixelLimit.rows
      || (extent.columns + scale - 1) / scale > Self.pixelLimit.columns
    {
      scale += 1
    }
    let columns = (extent.columns + scale - 1) / scale
    var isSeen = [Bool](repeating: false, count: (extent.rows + scale - 1) / scale * columns)
    for offset in field.offsets {
      let cell = offset % extent.count
      isSeen[cell / extent.columns / scale * columns + cell % extent.columns / scale] = true
    }
    let lines = (0..<isSeen.count / columns).map { row in
      Text((0..<columns).map { isSeen[row * columns + $0] ? "■" : "·" }.joined(separator: " "))
    }
    let size = scale == 1 ? "a pixel" : "\(scale)×\(scale) pixels"
    return [
      .drawing(
        Drawing(
          lines,
          spoken: [
            Text(
              "it sees \(field.offsets.count.counted("number")), in \(Self.span("row", field.ranges[1])), \(Self.span("column", field.ranges[2]))"
            )
          ])),
      .paragraph(
        .drawing(
          "each mark is \(size) of the input's \(extent); ■ is what it sees", spoken: "",
          style: .muted)),
    ]
  }

  private static func span(_ what: String, _ range: Range<Int>) -> String {
    range.count == 1
      ? "\(what) \(range.lowerBound)" : "\(what)s \(range.lowerBound) to \(range.upperBound - 1)"
  }
}
