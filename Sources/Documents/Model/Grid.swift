/// Numbers in rows and columns, drawn with aligned digits and heat.
package struct Grid: Equatable, Sendable {
  /// What a cell holds and how it is marked.
  package struct Cell: Equatable, Sendable {
    /// What a cell holds.
    package enum Content: Equatable, Sendable {
      /// A number, rounded to the digits set.
      case number(Double)
      /// A short text.
      case text(String)
      /// A sign, and what it stands for.
      case sign(String, means: String)
      /// What the window masks: `·`.
      case masked
      /// Nothing.
      case blank
    }

    /// Why a cell stands out; doubled by a glyph.
    package enum Mark: String, Equatable, Sendable {
      /// Nothing special.
      case none
      /// Inside the window or the present pixel: in brackets.
      case window
      /// The winner of a pooling window: a star.
      case winner
      /// As it should be, on a matrix's diagonal: in brackets.
      case right
      /// Changed since the picture before: a triangle that points at it.
      case changed
      /// Lies in the padding: in braces or muted.
      case padding
      /// Does not take part: muted.
      case muted
    }

    /// What it holds.
    package var content: Content
    /// Why it stands out.
    package var mark: Mark
    /// Which cells it belongs together with, drawn as a colour; what it holds says so, too.
    package var group: Int?

    /// Makes a cell.
    package init(_ content: Content, mark: Mark = .none, group: Int? = nil) {
      self.content = content
      self.mark = mark
      self.group = group
    }
  }

  /// What it shows, above the grid; short enough for its width or wrapped.
  package var title: Text
  /// The rows, all of the same length.
  package var rows: [[Cell]]
  /// Labels left of the rows; empty for none.
  package var rowLabels: [String]
  /// Labels above the columns; empty for none.
  package var columnLabels: [String]
  /// How many columns the whole has, where only its first ones are shown; `nil` where all are.
  package var columnsOfWhole: Int?
  /// The magnitude at which the heat is full; `nil` for no heat.
  package var heatScale: Double?
  /// Whether numbers are drawn as their signs, doubled above three fifths of the heat's scale: `++ + · − −−`.
  package var showsSigns: Bool
  /// A line below the grid.
  package var caption: Text
  /// What is told of it to those who do not see it, where its cells are a picture; `nil` where the
  /// cells are told themselves.
  package var spoken: [Text]?
  /// How bright the pixels of a picture of characters are, from 0 to 1, row by row, for the windows that
  /// can draw them; `nil` where the characters are all there is.
  package var shades: [[Double]]?
  /// What it is called where it stands by itself, as in a file of tables, if its title is not enough.
  package var name: String?
  /// The sign that stands between this grid and the one before it, as `×` or `=`; empty for none.
  package var sign: String

  /// Whether each row has a name; a label beside the first one alone is the grid's.
  var namesRows: Bool {
    !rowLabels.isEmpty && rowLabels.count >= rows.count && !rowLabels.contains("")
  }

  /// Makes a grid.
  package init(
    title: Text, rows: [[Cell]], rowLabels: [String] = [], columnLabels: [String] = [],
    heatScale: Double? = nil, showsSigns: Bool = false, caption: Text = Text(), sign: String = ""
  ) {
    self.title = title
    self.rows = rows
    self.rowLabels = rowLabels
    self.columnLabels = columnLabels
    self.heatScale = heatScale
    self.showsSigns = showsSigns
    self.caption = caption
    self.sign = sign
  }

  /// Makes a picture of characters, a line for each row, with what it says.
  package init(title: Text, picture: [String], spoken: [Text], shades: [[Double]]? = nil) {
    self.init(title: title, rows: picture.map { [Cell(.text($0))] })
    self.spoken = spoken
    self.shades = shades
  }
}
