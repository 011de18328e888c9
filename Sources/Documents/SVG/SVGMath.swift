/// Takes a stretch of a formula apart, as it is set in print: letters in italics, what stands in
/// brackets behind a letter as its index, typed names as they are typed.
///
/// ```
/// Σ_r δ[o,r] ⋅ x[i,r+a]      ∂L/∂w[o,i]      conv1.out.grad[0,r]
/// ```
enum SVGMath {
  /// How a part is set.
  enum Kind {
    /// Digits, signs and words.
    case roman
    /// A letter that stands for something.
    case italic
    /// An index, small and low.
    case index
    /// A name as it is typed.
    case typed
  }

  /// The parts of a stretch without spaces, in order.
  static func parts(_ text: String) -> [(text: String, kind: Kind)] {
    var parts: [(text: String, kind: Kind)] = []
    var rest = Array(text)[...]
    func add(_ text: String, _ kind: Kind) {
      guard !text.isEmpty else { return }
      if let last = parts.last, last.kind == kind {
        parts[parts.count - 1].text += text
      } else {
        parts.append((text, kind))
      }
    }
    while let next = rest.first {
      if next == "\u{3A3}" {
        rest.removeFirst()
        add("\u{3A3}", .roman)
        if rest.first == "_" {
          rest.removeFirst()
          add(take(&rest) { $0.isLetter }, .index)
        }
      } else if next.isLetter, next != "\u{2202}" {
        let name = take(&rest) { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
        let isLetter = name.count == 1 || (name.count == 2 && name.last == "\u{302}")
        if isLetter {
          add(name, .italic)
          if let index = bracket(&rest) { add(String(index.dropFirst().dropLast()), .index) }
        } else if name.dropLast().contains(".") || rest.first == "[" {
          add(name + (bracket(&rest) ?? ""), .typed)
        } else {
          add(name, .roman)
        }
      } else {
        rest.removeFirst()
        add(String(next), .roman)
      }
    }
    return parts
  }

  private static func take(
    _ rest: inout ArraySlice<Character>, while matches: (Character) -> Bool
  ) -> String {
    let taken = rest.prefix(while: matches)
    rest = rest.dropFirst(taken.count)
    return String(taken)
  }

  /// What stands in brackets at the beginning, brackets included; `nil` where nothing does, or they
  /// are not closed.
  private static func bracket(_ rest: inout ArraySlice<Character>) -> String? {
    guard rest.first == "[", let end = rest.firstIndex(of: "]") else { return nil }
    let taken = rest[...end]
    rest = rest[(end + 1)...]
    return String(taken)
  }
}
