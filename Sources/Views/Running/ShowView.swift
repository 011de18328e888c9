import CommandLanguage
import Documents
import NeuralNetwork
import Wording

/// What `show` answers: one tensor as numbers and heat.
package struct ShowView {
  package let name: String
  package let value: Tensor
  /// A note where the value is one of the last pass's and that is stale.
  package let staleNote: [Block]
  /// Whether all planes, rows and columns are there, as a file has them.
  private let isWhole: Bool

  /// Makes a show view of its parts.
  package init(name: String, value: Tensor, staleNote: [Block], isWhole: Bool = false) {
    self.isWhole = isWhole
    self.name = name
    self.value = value
    self.staleNote = staleNote
  }

  /// How many planes are shown unless one is asked for.
  private static let planeLimit = 12
  /// How many rows and columns of a plane are drawn at most.
  private static let extentLimit = TensorGrids.extentLimit

  package var document: Document {
    var blocks: [Block] = [
      .heading("\(name)  \(.muted(value.shape.rank == 0 ? "one number" : value.shape.description))")
    ]
    blocks += staleNote
    if value.shape.rank == 0 {
      blocks.append(.paragraph(.number(value.elements[0])))
    } else if value.count > 0 {
      let planes = TensorGrids.planes(
        of: value, titled: name, limit: isWhole ? .max : Self.planeLimit, isWhole: isWhole)
      blocks.append(.grids(planes))
      let hidden = value.shape.extents.dropLast(2).reduce(1, *) - planes.count
      if hidden > 0 {
        blocks.append(
          .note(
            Note(
              .remark,
              "\(hidden) more planes; name one, as in \(.code("show \(name)[\(planes.count)]"))")))
      }
      if !isWhole, value.shape.extents.suffix(2).contains(where: { $0 > Self.extentLimit }) {
        blocks.append(
          .note(
            Note(
              .remark,
              "of each plane at most the first \(Self.extentLimit) rows and columns are drawn; name others, as in \(.code("show \(name)[\(others)]"))"
            )))
      }
      blocks.append(.paragraph(summary))
    } else {
      blocks.append(.paragraph("it holds no number"))
    }
    return Document(
      kind: "show", blocks: blocks, facts: [Fact("name", .text(name))] + Fact.tensor(value))
  }

  /// The last rows or columns, as indices that are typed.
  private var others: String {
    let extents = value.shape.extents
    return extents.enumerated().map { axis, extent in
      axis < extents.count - 2 ? "0" : extent > Self.extentLimit ? "\(extent - 9):\(extent)" : ":"
    }.joined(separator: ",")
  }

  private var summary: Text {
    let finite = value.elements.filter(\.isFinite)
    guard let least = finite.min(), let most = finite.max() else { return "no finite number" }
    let zeros = value.elements.count { $0 == 0 }
    let odd = value.count - finite.count
    return
      "from \(least) to \(most), sum \(value.elements.reduce(0, +))\(zeros > 0 ? ", \(zeros) of \(value.count) are zero" : "")\(odd > 0 ? ", \(odd) not finite" : "")"
  }
}
