/// Numbers in rows and columns, drawn with aligned digits and heat.
public struct Grid: Equatable, Sendable {
  /// What a cell holds and how it is marked.
  public struct Cell: Equatable, Sendable {
    /// What a cell holds.
    public enum Content: Equatable, Sendable {
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
    public enum Mark: String, Equatable, Sendable {
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
    public var content: Content
    /// Why it stands out.
    public var mark: Mark
    /// Which cells it belongs together with, drawn as a colour; what it holds says so, too.
    public var group: Int?

    /// Makes a cell.
    public init(_ content: Content, mark: Mark = .none, group: Int? = nil) {
      self.content = content
      self.mark = mark
      self.group = group
    }
  }

  /// What it shows, above the grid; short enough for its width or wrapped.
  public var title: Text
  /// The rows, all of the same length.
  public var rows: [[Cell]]
  /// Labels left of the rows; empty for none.
  public var rowLabels: [String]
  /// Labels above the columns; empty for none.
  public var columnLabels: [String]
  /// How many columns the whole has, where only its first ones are shown; `nil` where all are.
  public var columnsOfWhole: Int?
  /// The magnitude at which the heat is full; `nil` for no heat.
  public var heatScale: Double?
  /// Whether numbers are drawn as their signs, doubled above three fifths of the heat's scale: `++ + · − −−`.
  public var showsSigns: Bool
  /// A line below the grid.
  public var caption: Text
  /// What is told of it to those who do not see it, where its cells are a picture; `nil` where the
  /// cells are told themselves.
  public var spoken: [Text]?
  /// How bright the pixels of a picture of characters are, from 0 to 1, row by row, for the windows that
  /// can draw them; `nil` where the characters are all there is.
  public var shades: [[Double]]?
  /// What it is called where it stands by itself, as in a file of tables, if its title is not enough.
  public var name: String?
  /// The sign that stands between this grid and the one before it, as `×` or `=`; empty for none.
  public var sign: String

  /// Makes a grid.
  public init(
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
  public init(title: Text, picture: [String], spoken: [Text], shades: [[Double]]? = nil) {
    self.init(title: title, rows: picture.map { [Cell(.text($0))] })
    self.spoken = spoken
    self.shades = shades
  }
}
