extension Grid {
  /// Makes a grid of plain numbers.
  package init(
    title: Text, numbers: [[Double]], rowLabels: [String] = [], columnLabels: [String] = [],
    heatScale: Double? = nil, caption: Text = Text(), sign: String = ""
  ) {
    self.init(
      title: title, rows: numbers.map { $0.map { Cell(.number($0)) } }, rowLabels: rowLabels,
      columnLabels: columnLabels, heatScale: heatScale, caption: caption, sign: sign)
  }
}

extension Grid.Cell {
  /// The number it holds, if it holds one.
  package var number: Double? {
    if case .number(let value) = content { value } else { nil }
  }
}
