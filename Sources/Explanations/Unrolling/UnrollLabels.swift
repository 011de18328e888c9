import Documents
import NeuralNetwork
import Sessions

/// The letters that stand for a layer's weights in its unrolled matrix.
struct UnrollLabels {
  /// The letter of each weight, by its offset.
  let letters: [String]
  /// Whether weights of different kernels have the same letter, for want of letters.
  let areRepeated: Bool
  /// Whether each position has weights of its own, so that none is tied to another.
  private let isUntied: Bool
  private let shape: Shape
  private let name: String

  /// How many weights the legend lists.
  private static let legendLimit = 18
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// Gives a letter to each weight: one of its own where there are enough, else one for each cell
  /// of the kernel.
  init(weight: Tensor, of layer: Layer) {
    let cells = weight.shape.extents.suffix(2).reduce(1, *)
    let period = weight.count <= Self.alphabet.count ? weight.count : cells
    letters = (0..<weight.count).map {
      String(Self.alphabet[$0 % max(period, 1) % Self.alphabet.count])
    }
    areRepeated = weight.count > Self.alphabet.count
    isUntied = layer.relaxation != nil
    shape = weight.shape
    name = layer.name
  }

  /// Which weight each letter is: the kernel itself where there is room to draw it, else one weight
  /// after the other.
  func legend(_ values: Tensor) -> Block {
    let listed = listed(values)
    let columns = shape.extents.last ?? 1
    let rows = letters.count / max(1, columns)
    guard (1...Self.widest).contains(columns), letters.count <= Self.mostDrawn else {
      return listed
    }
    func grid(_ title: String, _ content: (Int) -> Grid.Cell.Content) -> Grid {
      Grid(
        title: Text(title),
        rows: (0..<rows).map { row in
          (0..<columns).map { column in
            let offset = row * columns + column
            return Grid.Cell(content(offset), group: isUntied ? nil : offset)
          }
        },
        rowLabels: (0..<rows).map {
          shape.index(at: $0 * columns).dropLast().map { String($0) }.joined(separator: ",") + ",:"
        })
    }
    return .figure(
      Figure(
        .cells([
          grid("\(name).weight, by letter") { .text(letters[$0]) },
          grid("its value") { .number(values.elements[$0]) },
        ]), instead: [listed]))
  }

  /// A kernel of so many columns, and so many weights, are drawn.
  private static let widest = 9
  private static let mostDrawn = 72

  /// `a = [0,0,0,0] = 0.5`, one after the other; what does not fit is counted.
  private func listed(_ values: Tensor) -> Block {
    var text: Text = "\(.strong("\(name).weight"))  "
    let count = min(letters.count, Self.legendLimit)
    for offset in 0..<count {
      if offset > 0 { text += .drawing("   ", spoken: "; ") }
      let index = shape.index(at: offset).commaJoined
      text +=
        "\(letters[offset], style: .strong)\u{A0}=\u{A0}[\(index)]\u{A0}=\u{A0}\(values.elements[offset])"
    }
    if letters.count > count { text += "   and \(letters.count - count) more in row order" }
    return .paragraph(text)
  }

  /// A remark where letters had to be used twice.
  var remarks: [Block] {
    guard areRepeated else { return [] }
    return [
      .note(
        Note(
          .remark,
          isUntied
            ? "more weights than letters: a letter is a place in a kernel, and each position's weight there is another one"
            : "more weights than letters: a letter may stand for several weights; tied entries lie along a diagonal"
        ))
    ]
  }
}
