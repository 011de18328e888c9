/// Draws pictures of characters: bars and shades as areas, so that no font has a say in them, and
/// all other signs in columns of one width.
struct SVGSigns {
  /// The height of the letters.
  var size = 12.0
  /// From one line to the next.
  var leading = 16.0
  /// How wide a column is.
  var column: Double { (size * SVGFont.monoAdvance * 10).rounded() / 10 }

  /// Lines below each other.
  func box(_ lines: [Line]) -> SVGBox {
    var box = SVGBox()
    for (row, line) in lines.enumerated() {
      var place = 0
      for run in line.runs { draw(run, row: row, place: &place, into: &box) }
      box.width = max(box.width, Double(line.width) * column)
    }
    box.height = Double(lines.count) * leading
    return box
  }

  private func draw(_ run: Line.Run, row: Int, place: inout Int, into box: inout SVGBox) {
    let top = Double(row) * leading
    var word = ""
    var start = place
    func flush(_ word: inout String, _ start: Int, _ box: inout SVGBox) {
      guard !word.isEmpty else { return }
      let columns = DisplayWidth.of(word)
      box.body +=
        "<text class=\"mono\(run.ink.className.map { " \($0)" } ?? "")\" x=\"\((Double(start) * column).short)\" y=\"\((top + leading * 0.74).short)\" textLength=\"\((Double(columns) * column).short)\" lengthAdjust=\"spacingAndGlyphs\">\(Markup.escaped(word))</text>\n"
      word = ""
    }
    var characters = Array(run.text)[...]
    while let character = characters.popFirst() {
      if let area = Self.area(of: character) {
        flush(&word, start, &box)
        // Neighbours that look alike are one area.
        var count = 1
        while characters.first == character {
          characters.removeFirst()
          count += 1
        }
        let height = leading * area.height
        let opacity = area.shade < 1 ? " fill-opacity=\"\(area.shade)\"" : ""
        box.rectangle(
          x: Double(place) * column, y: top + leading - height, width: Double(count) * column,
          height: height, className: "ink", attributes: opacity)
        place += count
        start = place
      } else if character == " " || character == "\u{A0}" {
        flush(&word, start, &box)
        place += 1
        start = place
      } else {
        if word.isEmpty { start = place }
        word.append(character)
        place += DisplayWidth.of(character)
      }
    }
    flush(&word, start, &box)
  }

  /// How high a block is, of its line, and how dark; `nil` for what is no block.
  static func area(of character: Character) -> (height: Double, shade: Double)? {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return nil
    }
    switch scalar.value {
    case 0x2581...0x2588: return (Double(scalar.value - 0x2580) / 8, 1)
    case 0x2591: return (1, 0.25)
    case 0x2592: return (1, 0.5)
    case 0x2593: return (1, 0.75)
    default: return nil
    }
  }
}
