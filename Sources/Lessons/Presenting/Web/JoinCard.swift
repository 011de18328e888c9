/// How phones come in: an address, and the same as a picture.
package struct JoinCard: Equatable, Sendable {
  /// The address.
  package let address: String
  /// The rows of its QR code from the top, `1` for black; empty where there is none.
  package let picture: [String]

  /// Makes a card.
  package init(address: String, picture: [String]) {
    (self.address, self.picture) = (address, picture)
  }

  /// The picture for a page, black on white in every theme, with the white around it that readers of
  /// codes need.
  var svg: String {
    guard let width = picture.first?.count, width > 0 else { return "" }
    var path = ""
    for (row, cells) in picture.enumerated() {
      for (column, cell) in cells.enumerated() where cell == "1" {
        path += "M\(column + 4) \(row + 4)h1v1h-1z"
      }
    }
    let side = width + 8
    return "<svg class=\"qr\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" "
      + "aria-label=\"QR code of the address\" shape-rendering=\"crispEdges\">"
      + "<rect width=\"\(side)\" height=\"\(side)\" fill=\"#fff\"/>"
      + "<path d=\"\(path)\" fill=\"#000\"/></svg>"
  }
}
