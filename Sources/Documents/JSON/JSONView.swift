import NeuralNetwork

/// Writes the blocks of a view, each an object whose `type` says what it is.
///
/// Texts are plain, their numbers exact. A grid's `cells` are numbers, strings or `null`; its
/// `marks`, there only where a cell has one, are as many words.
enum JSONView {
  /// Writes a tensor: its shape, and its numbers in row order.
  static func write(_ tensor: Tensor, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("shape") { $0.array(tensor.shape.extents) }
      writer.member("data") { $0.array(tensor.elements) }
    }
  }

  /// Writes blocks, each of them an object; of a figure, the blocks that say the same.
  static func write(_ blocks: [Block], to writer: inout JSONWriter) {
    for block in blocks {
      if case .figure(let figure) = block {
        write(figure.instead, to: &writer)
      } else {
        write(block, to: &writer)
      }
    }
  }

  private static func write(_ block: Block, to writer: inout JSONWriter) {
    writer.object { writer in
      switch block {
      case .heading(let text): write(text, as: "heading", to: &writer)
      case .paragraph(let text): write(text, as: "paragraph", to: &writer)
      case .grids(let grids):
        writer.member("type", "grids")
        writer.member("grids") { list(grids, to: &$0, write) }
      case .table(let table):
        writer.member("type", "table")
        write(table, to: &writer)
      case .formula(let lines):
        writer.member("type", "formula")
        writer.member("lines") { list(lines, to: &$0, write) }
      case .value(let tensor):
        writer.member("type", "value")
        writer.member("shape") { $0.array(tensor.shape.extents) }
        writer.member("data") { $0.array(tensor.elements) }
      case .note(let note):
        writer.member("type", "note")
        writer.member("note", note.kind.rawValue)
        writer.member("text", note.text.exactString)
      case .suggestion(let suggestion):
        writer.member("type", "note")
        writer.member("note", "next")
        writer.member("text", suggestion.text.exactString)
        writer.member("lines") { $0.array(suggestion.lines) }
      case .verbatim(let lines):
        writer.member("type", "verbatim")
        writer.member("lines") { $0.array(lines.map(\.exactString)) }
      case .drawing(let drawing):
        writer.member("type", "drawing")
        writer.member("lines") { $0.array(drawing.lines.map(\.exactString)) }
        writer.member("spoken") { $0.array(drawing.spoken.map(\.exactString)) }
      // Its blocks stand in its place.
      case .figure: break
      case .frames(let frames):
        writer.member("type", "frames")
        writer.member("frames") { list(frames, to: &$0, write) }
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element], to writer: inout JSONWriter,
    _ write: (Element, inout JSONWriter) -> Void
  ) {
    writer.array { writer in for element in elements { write(element, &writer) } }
  }

  private static func write(_ text: Text, as type: String, to writer: inout JSONWriter) {
    writer.member("type", type)
    writer.member("text", text.exactString)
  }

  private static func write(_ line: FormulaLine, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("left", line.left.exactString)
      writer.member("sign", line.sign)
      writer.member("right", line.right.exactString)
    }
  }

  private static func write(_ frame: Frame, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", frame.title.exactString)
      writer.member("blocks") { writer in writer.array { write(frame.blocks, to: &$0) } }
    }
  }

  private static func write(_ table: Table, to writer: inout JSONWriter) {
    writer.member("columns") { $0.array(table.columns.map(\.title)) }
    writer.member("rows") { writer in
      list(table.rows, to: &writer) { $1.array($0.map(\.exactString)) }
    }
    if let row = table.markedRow { writer.member("markedRow", row) }
  }

  private static func write(_ grid: Grid, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", grid.title.exactString)
      if !grid.sign.isEmpty { writer.member("sign", grid.sign) }
      if !grid.rowLabels.isEmpty { writer.member("rowLabels") { $0.array(grid.rowLabels) } }
      if !grid.columnLabels.isEmpty {
        writer.member("columnLabels") { $0.array(grid.columnLabels) }
      }
      if let spoken = grid.spoken {
        writer.member("spoken") { $0.array(spoken.map(\.exactString)) }
      }
      writer.member("cells") { list(grid.rows, to: &$0, writeCells) }
      if grid.rows.joined().contains(where: { $0.markWord != "none" }) {
        writer.member("marks") { writer in
          list(grid.rows, to: &writer) { $1.array($0.map(\.markWord)) }
        }
      }
      if let scale = grid.heatScale { writer.member("heatScale", scale) }
      if !grid.caption.spans.isEmpty { writer.member("caption", grid.caption.exactString) }
    }
  }

  private static func writeCells(_ cells: [Grid.Cell], to writer: inout JSONWriter) {
    writer.array { writer in
      for cell in cells {
        switch cell.content {
        case .number(let value): writer.value(value)
        case .text(let text): writer.value(text)
        case .sign(let sign, let meaning):
          if let number = Double(meaning) { writer.value(number) } else { writer.value(sign) }
        case .masked, .blank: writer.null()
        }
      }
    }
  }
}

extension Grid.Cell {
  /// Why it stands out, or that the window masks it.
  fileprivate var markWord: String { content == .masked ? "masked" : mark.rawValue }
}
