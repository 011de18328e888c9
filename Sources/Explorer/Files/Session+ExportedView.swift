import CommandLanguage
import Documents
import Exchange
import NeuralNetwork
import Sessions

/// What an export of a view needs to know beside the session.
struct ViewExport {
  /// Asked now and then whether to stop.
  let interruption: Interruption
  /// The significant digits of a rounded number.
  let digits: Int
  /// The view as it was typed.
  let title: String
}

extension Session {
  /// The longest file that a view is written to.
  private static let longestViewFile = 64 << 20

  /// `export html FILE VIEW`: the view as a page.
  func exportedPage(
    of view: Given<CommandCall>, _ export: ViewExport
  ) throws(Failure) -> ExportedFile {
    let document = try viewDocument(view, export)
    return try viewFile(
      HTMLRenderer(digits: export.digits).page(document, title: export.title), document, view,
      export
    ) {
      "\($0.counted("step")): open it in a browser, → steps on; \(.code("#step=3")) behind its address opens it there"
    }
  }

  /// `export svg FILE VIEW`: the view as a picture.
  func exportedPicture(
    of view: Given<CommandCall>, _ export: ViewExport
  ) throws(Failure) -> ExportedFile {
    let document = try viewDocument(view, export)
    return try viewFile(
      SVGRenderer(digits: export.digits).picture(document, title: export.title), document, view,
      export
    ) { "\($0) steps, one below the other; \(.code("export html")) makes a page that steps" }
  }

  /// `export csv|markdown FILE VIEW`: the tables and grids of the view.
  func exportedTables(
    of view: Given<CommandCall>, as kind: ExportKind, _ export: ViewExport
  ) throws(Failure) -> ExportedFile {
    let document = try viewDocument(view, isWhole: kind == .csv, export)
    guard document.hasSheets else {
      throw Failure(
        .notApplicable(
          command: "export",
          reason: "\(kind.rawValue) is for tables and grids, and `\(export.title)` shows none",
          remedy: "export html page.html \(export.title)"), at: view.range)
    }
    let text =
      kind == .csv
      ? CSVRenderer().file(document)
      : MarkdownRenderer(digits: export.digits).file(document, title: export.title)
    var file = try viewFile(text, document, view, export)
    // What the view says beside its tables, as what of it is not drawn, is not in the file.
    if kind == .csv { file.blocks += document.blocks.filter(\.isNote) }
    return file
  }

  /// The file of a view, unless it is too long.
  ///
  /// - Parameter remark: what there is to say of so many steps, if there is.
  private func viewFile(
    _ text: String, _ document: Document, _ view: Given<CommandCall>, _ export: ViewExport,
    remark: ((_ steps: Int) -> Text)? = nil
  ) throws(Failure) -> ExportedFile {
    guard text.utf8.count <= Self.longestViewFile else {
      throw Failure(.fileTooLong(limit: Self.longestViewFile), at: view.range)
    }
    let frames = document.blocks.reduce(0) { count, block in
      if case .frames(let frames) = block { count + frames.count } else { count }
    }
    var blocks: [Block] = []
    if frames > 1, let remark { blocks.append(.paragraph(remark(frames))) }
    return ExportedFile(
      bytes: Array(text.utf8), blocks: blocks,
      facts: [Fact("view", .text(export.title)), Fact("steps", .integer(frames))])
  }

  /// What the view of an export answers.
  ///
  /// - Parameter isWhole: whether tensors are there with all their numbers.
  func viewDocument(
    _ view: Given<CommandCall>, isWhole: Bool = false, _ export: ViewExport
  ) throws(Failure) -> Document {
    do {
      if let document = try self.view(
        view.value, isWhole: isWhole, interruption: export.interruption)
      {
        return document
      }
    } catch {
      throw error.located(at: view.range)
    }
    throw Failure(
      .notApplicable(
        command: "export", reason: "\(view.text) does not only show something",
        remedy: "export html page.html grads"), at: view.range)
  }
}

extension Block {
  /// Whether it is a note.
  fileprivate var isNote: Bool {
    if case .note = self { true } else { false }
  }
}
