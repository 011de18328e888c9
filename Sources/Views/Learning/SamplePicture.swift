import Documents
import NeuralNetwork
import Sessions

/// Samples drawn with shades, small enough to stand side by side.
package enum SamplePicture {
  /// From dark to bright.
  private static let shades = [" ", "░", "▒", "▓", "█"]
  /// Pictures of more columns take one character a column and two rows a line.
  private static let widestDoubled = 16
  /// The room for pictures on a screen.
  private static let screen = Size(rows: 19, columns: 78)

  /// A picture, [channel, row, column], as one block of characters: the mean of its channels, made
  /// smaller where it is wider than the screen, and brighter or darker where it goes beyond 0…1.
  ///
  /// - Parameter tellsRows: whether those who do not see it are told each row.
  package static func grid(
    _ picture: Tensor, titled title: Text, tellsRows: Bool = false
  ) -> Grid {
    let picture = brightness(of: picture)
    let (rows, columns) = (picture.shape[1], picture.shape[2])
    let isDoubled = columns <= widestDoubled
    let lines = stride(from: 0, to: rows, by: isDoubled ? 1 : 2).map { row in
      var line = ""
      for column in 0..<columns {
        let below = isDoubled || row + 1 == rows ? row : row + 1
        let mean = (picture[[0, row, column]] + picture[[0, below, column]]) / 2
        let level = mean.isNaN ? 0 : Int((min(max(mean, 0), 1) * 4).rounded())
        line += shades[level]
        if isDoubled { line += shades[level] }
      }
      return line
    }
    let words = PictureWords(picture: picture)
    return Grid(
      title: title, picture: lines,
      spoken: [words.summary] + (tellsRows ? words.rowSentences : []),
      shades: (0..<rows).map { row in
        (0..<columns).map { column in
          let shade = picture[[0, row, column]]
          return shade.isNaN ? 0 : min(max(shade, 0), 1)
        }
      })
  }

  /// By how much a picture of so many columns is made smaller.
  private static func reduction(_ columns: Int) -> Int {
    (columns + screen.columns - 1) / screen.columns
  }

  /// The brightness of a picture, [channel, row, column], as [1, row, column].
  private static func brightness(of picture: Tensor) -> Tensor {
    let (channels, rows, columns) = (picture.shape[0], picture.shape[1], picture.shape[2])
    let finite = picture.elements.lazy.filter(\.isFinite)
    let (least, most) = (min(finite.min() ?? 0, 0), max(finite.max() ?? 1, 1))
    let factor = reduction(columns)
    let size = Size(rows: (rows + factor - 1) / factor, columns: (columns + factor - 1) / factor)
    var elements: [Double] = []
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        var (sum, count) = (0.0, 0)
        for y in row * factor..<min(rows, (row + 1) * factor) {
          for x in column * factor..<min(columns, (column + 1) * factor) {
            for channel in 0..<channels {
              sum += picture.elements[(channel * rows + y) * columns + x]
              count += 1
            }
          }
        }
        elements.append((sum / Double(count) - least) / (most - least))
      }
    }
    return Tensor(shape: [1, size.rows, size.columns], elements: elements)
  }

  /// How many pictures of a shape, [channel, row, column], fit some part of a screen's height.
  static func capacity(_ shape: Shape, lines: Int = screen.rows) -> Int {
    let factor = reduction(shape[2])
    let (rows, columns) = ((shape[1] + factor - 1) / factor, (shape[2] + factor - 1) / factor)
    let isDoubled = columns <= widestDoubled
    let width = (isDoubled ? 2 * columns : columns) + 3
    let height = (isDoubled ? rows : (rows + 1) / 2) + 2
    return max(1, screen.columns / width) * max(1, (lines + 1) / height)
  }

  /// Points of the plane, [sample, 2], a sign for each class, as one block of characters.
  static func scatter(_ points: Tensor, labels: [Int], titled title: Text) -> Grid {
    let extent = Size(rows: 17, columns: 51)
    let plane = Plane(points, extent)
    var signs = [String](repeating: " ", count: extent.count)
    for (sample, label) in labels.enumerated() {
      let place = plane.place(of: sample)
      let sign = Self.signs[label % Self.signs.count]
      signs[place] = signs[place] == " " || signs[place] == sign ? sign : "*"
    }
    let lines = stride(from: 0, to: signs.count, by: extent.columns).map { start in
      signs[start..<start + extent.columns].joined()
    }
    return Grid(
      title: title, picture: lines,
      spoken: ScatterWords(points: points, labels: labels).sentences)
  }

  /// The sign of each class in a scatter; where classes meet there is a star.
  static let signs = ["o", "+", "x", "#", "@", "%"]
}
