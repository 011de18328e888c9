/// A grid laid out: its title, its rows and its caption, each line within its width.
struct GridPanel {
  /// How much room a row of panels takes.
  struct Density: Equatable {
    /// How close the columns stand.
    var spacing: GridLayout.Spacing
    /// The columns between two panels.
    var gap: Int
    /// The columns up to which a title may widen its panel.
    var titleWidth: Int

    /// From roomy to tight.
    static let all = [
      Density(spacing: .init(gap: 2, isUniform: true), gap: 4, titleWidth: 28),
      Density(spacing: .init(gap: 2, isUniform: true), gap: 2, titleWidth: 18),
      Density(spacing: .init(gap: 2, isUniform: false), gap: 2, titleWidth: 18),
      Density(spacing: .init(gap: 1, isUniform: true), gap: 2, titleWidth: 16),
      Density(spacing: .init(gap: 1, isUniform: false), gap: 1, titleWidth: 12),
    ]
  }

  /// The lines above the first row: the title and the labels of the columns.
  let head: [Line]
  /// How many rows there are.
  let rowCount: Int
  /// The columns it takes.
  let width: Int
  /// The sign between it and the panel before it; empty for none.
  let sign: String
  private let layout: GridLayout
  private let spacing: GridLayout.Spacing
  private let caption: [Line]

  /// Lays a grid out; `nil` where the density is too tight for its marks.
  init?(_ layout: GridLayout, density: Density, typesetter: Typesetter, screen: Int) {
    if density.spacing.gap == 1, !layout.canShareSlots { return nil }
    let grid = layout.grid
    let bodyWidth = layout.width(density.spacing)
    // An address in the title is never broken, however narrow the numbers below it are.
    let room = min(
      screen, max(bodyWidth, density.titleWidth, typesetter.longestWord(grid.title) + 1))
    // The title stands above the numbers, one column in, where it has that room.
    func words(_ text: Text, base: Text.Style) -> [Line] {
      if text.spans.isEmpty { return [] }
      return typesetter.wrapped(text, to: room - 1, base: base).map { $0.indented(by: 1) }
    }
    var head = words(grid.title, base: .plain)
    if let header = layout.header(density.spacing) { head.append(header) }
    let caption = words(grid.caption, base: .muted)
    self.layout = layout
    spacing = density.spacing
    self.head = head
    self.caption = caption
    rowCount = grid.rows.count
    width = ([bodyWidth] + (head + caption).map(\.width)).max() ?? bodyWidth
    sign = typesetter.safe(grid.sign)
  }

  /// How many lines the rows and the caption below them take.
  var bodyHeight: Int { rowCount + caption.count }

  /// The rows, and the caption below them; set when they are asked for, for most densities are only
  /// tried.
  var body: [Line] { layout.body(spacing) + caption }

  /// The columns from the panel before it to its left edge.
  func lead(_ gap: Int) -> Int { sign.isEmpty ? gap : DisplayWidth.of(sign) + 2 }
}
