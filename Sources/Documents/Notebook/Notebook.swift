/// A page for Jupyter: words, and cells of statements to run in the kernel `gradus`.
///
/// ```swift
/// var notebook = Notebook()
/// notebook.add(.markdown, id: "title", "# A sum")
/// notebook.add(.code, id: "sum", "1 + 2")
/// notebook.json  // nbformat 4.5, as nbformat itself would write it
/// ```
package struct Notebook: Equatable, Sendable {
  /// What a cell holds.
  package enum CellKind: String, Sendable {
    /// Words in Markdown.
    case markdown
    /// Statements.
    case code
  }

  /// A cell.
  package struct Cell: Equatable, Sendable {
    /// What it holds.
    package let kind: CellKind
    /// Its name, of letters, digits, `-` and `_`, which no other cell of the notebook has.
    package let id: String
    /// What stands in it.
    package let source: String
    /// What it is for, where a program looks for it.
    package let tags: [String]
  }

  /// The cells in order.
  package private(set) var cells: [Cell] = []
  /// What its metadata say of who wrote it, if anything.
  package var remark: String?

  /// Makes a notebook without cells.
  package init() {}

  /// Adds a cell at the end.
  ///
  /// - Precondition: no cell has that name.
  package mutating func add(_ kind: CellKind, id: String, tags: [String] = [], _ source: String) {
    precondition(!cells.contains { $0.id == id }, "the name \(id) is free")
    cells.append(Cell(kind: kind, id: id, source: source, tags: tags))
  }
}
