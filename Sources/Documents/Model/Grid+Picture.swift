extension Grid {
  /// Whether it is a picture of characters, which holds no values.
  var isPicture: Bool {
    spoken != nil
      && rows.allSatisfy { row in
        if row.count == 1, case .text = row[0].content { true } else { false }
      }
  }

  /// The columns of a picture of characters.
  var pictureWidth: Int {
    rows.joined().map { cell in
      if case .text(let text) = cell.content { DisplayWidth.of(text) } else { 0 }
    }.max() ?? 0
  }
}
