extension Document {
  /// Whether it shows a table, or a grid that is no picture of characters.
  package var hasSheets: Bool { !sheets.isEmpty }

  /// Its tables and grids in order, no two of the same name.
  var sheets: [Sheet] {
    var collector = SheetCollector()
    collector.add(blocks)
    return collector.sheets
  }
}

/// Gathers the tables and grids of blocks, with the words above them as their names.
private struct SheetCollector {
  private(set) var sheets: [Sheet] = []
  private var heading = ""
  private var counts: [String: Int] = [:]

  mutating func add(_ blocks: [Block], within frame: String = "") {
    for block in blocks {
      switch block {
      case .heading(let text): heading = text.exactString
      case .grids(let grids):
        for grid in grids where !grid.isPicture {
          let title = grid.name ?? grid.title.exactString
          append(Sheet(grid, named: Self.name(frame, title.isEmpty ? heading : title)))
        }
      case .table(let table): append(Sheet(table, named: Self.name(frame, heading)))
      case .value(let tensor): append(Sheet(tensor, named: Self.name(frame, heading)))
      case .figure(let figure):
        switch figure.content {
        case .chart(let chart): append(Sheet(chart, named: Self.name(frame, chart.name)))
        case .cells(let grids):
          for grid in grids {
            append(Sheet(grid, named: Self.name(frame, grid.title.exactString)))
          }
        }
      // What is shown instead may hold a table, whose numbers the picture has already.
      case .frames(let frames):
        for frame in frames { add(frame.blocks, within: frame.title.exactString) }
      case .paragraph, .formula, .note, .suggestion, .verbatim, .drawing: break
      }
    }
  }

  private static func name(_ frame: String, _ title: String) -> String {
    frame.isEmpty ? title : title.isEmpty ? frame : "\(frame): \(title)"
  }

  private mutating func append(_ sheet: Sheet) {
    var sheet = sheet
    let count = counts[sheet.name, default: 0] + 1
    counts[sheet.name] = count
    if count > 1 { sheet.name += sheet.name.isEmpty ? "\(count)" : " (\(count))" }
    sheets.append(sheet)
  }
}
