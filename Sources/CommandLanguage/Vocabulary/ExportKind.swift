/// What `export` can write; the only list of them.
package enum ExportKind: String, CaseIterable, WordChoice {
  /// Every tensor of the session, for NumPy.
  case numpy
  /// The weights, for PyTorch and others.
  case safetensors
  /// A script that rebuilds the last pass in PyTorch and compares every gradient.
  case pytorch
  /// The formulas with their numbers, to be typeset.
  case latex
  /// A view as a picture.
  case svg
  /// A view as a page of its own.
  case html
  /// The tables and grids of a view, exact.
  case csv
  /// A view in Markdown.
  case markdown

  /// Whether it writes a view, which then follows the file's name.
  package enum ViewRule: Sendable {
    /// It takes none.
    case none
    /// It takes one, or all formulas where none is given.
    case optional
    /// It takes one.
    case required
  }

  /// Whether it writes a view.
  package var viewRule: ViewRule {
    switch self {
    case .numpy, .safetensors, .pytorch: .none
    case .latex: .optional
    case .svg, .html, .csv, .markdown: .required
    }
  }

  /// What it writes, in a few words.
  package var meaning: String {
    switch self {
    case .numpy: "weights, gradients, activations, input, target, names by let as an .npz"
    case .safetensors: "the weights, by name"
    case .pytorch: "a script that rebuilds this pass and compares every gradient"
    case .latex: "formulas with their numbers, or a view, for LaTeX"
    case .svg: "a view as a picture"
    case .html: "a view as a page for any browser; frames step by key"
    case .csv: "the tables and grids of a view, every number exact"
    case .markdown: "a view with tables, for notes and reports"
    }
  }
}
