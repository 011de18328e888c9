/// The colours of cells that belong together, as the entries that share a weight; the letter in the
/// cell says the same.
enum GroupColours {
  /// How many there are; of more groups some look alike.
  static var count: Int { light.count }

  /// The ground of a group.
  static func ground(_ group: Int, _ theme: RenderingOptions.Theme) -> RGB {
    let colours = theme == .light ? light : dark
    return colours[group % colours.count]
  }

  /// Neighbours in this row are far apart in hue or in brightness, for those, too, who see fewer hues.
  private static let light = [
    RGB(186, 215, 242), RGB(255, 214, 165), RGB(196, 230, 190), RGB(240, 200, 224),
    RGB(255, 243, 176), RGB(205, 200, 236), RGB(176, 228, 226), RGB(244, 194, 184),
    RGB(222, 222, 214), RGB(150, 190, 230), RGB(232, 184, 120), RGB(160, 206, 156),
  ]
  private static let dark = [
    RGB(26, 76, 124), RGB(122, 74, 12), RGB(36, 92, 40), RGB(108, 42, 84),
    RGB(104, 92, 10), RGB(68, 58, 128), RGB(12, 92, 92), RGB(122, 48, 38),
    RGB(76, 76, 72), RGB(12, 54, 92), RGB(90, 52, 6), RGB(20, 66, 26),
  ]
}
