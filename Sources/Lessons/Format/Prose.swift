import Documents

/// Words of a lesson, as Markdown: paragraphs, lists, `code` and *emphasis*.
package struct Prose: Equatable, Sendable {
  /// The first line's number, counted from 1.
  package let line: Int
  /// The lines as they were written, none blank at either end.
  package let lines: [String]

  /// The words in one text with line breaks.
  package var text: String { lines.joined(separator: "\n") }

  /// The words as blocks of a document.
  package var blocks: [Documents.Block] {
    parts.flatMap { part -> [Documents.Block] in
      switch part {
      case .paragraph(let text): [.paragraph(Self.styled(text))]
      case .list(let items): items.map { .note(Note(.remark, Self.styled($0))) }
      }
    }
  }

  /// A stretch between blank lines.
  enum Part: Equatable {
    /// Words that may be broken anywhere between them.
    case paragraph(String)
    /// Items, each on its own.
    case list([String])
  }

  /// The paragraphs and lists.
  var parts: [Part] {
    var parts: [Part] = []
    var isOpen = false
    for line in lines {
      let words = line.trimmingBlanks
      if words.isEmpty {
        isOpen = false
      } else if words.hasPrefix("- ") {
        let item = String(words.dropFirst(2)).trimmingBlanks
        if isOpen, case .list(let items)? = parts.last {
          parts[parts.count - 1] = .list(items + [item])
        } else {
          parts.append(.list([item]))
        }
        isOpen = true
      } else if isOpen, case .paragraph(let text)? = parts.last {
        parts[parts.count - 1] = .paragraph(text + " " + words)
      } else if isOpen, case .list(var items)? = parts.last {
        items[items.count - 1] += " " + words
        parts[parts.count - 1] = .list(items)
      } else {
        parts.append(.paragraph(words))
        isOpen = true
      }
    }
    return parts
  }

  /// A text whose stretches between back quotes are something to type, and between stars stand out.
  package static func styled(_ text: String) -> Text {
    var result = Text()
    let pieces = text.split(separator: "`", omittingEmptySubsequences: false)
    for (place, piece) in pieces.enumerated() {
      let isCode = place % 2 == 1 && place < pieces.count - 1
      if isCode {
        result += Text(String(piece), style: .code)
      } else {
        result += emphasised((place % 2 == 1 ? "`" : "") + piece)
      }
    }
    return result
  }

  /// Stars that hug a word at both ends are emphasis; others, as in `a * b`, are themselves.
  private static func emphasised(_ text: String) -> Text {
    var result = Text()
    var rest = text[...]
    while let open = rest.firstIndex(of: "*") {
      let inner = rest[open...].drop { $0 == "*" }
      let stars = rest[open..<inner.startIndex]
      guard stars.count <= 2, let first = inner.first, first != " ",
        let close = inner.range(of: stars), inner[..<close.lowerBound].last != " "
      else {
        result += Text(String(rest[..<inner.startIndex]))
        rest = inner[...]
        continue
      }
      result += Text(String(rest[..<open]))
      result += Text(String(inner[..<close.lowerBound]), style: .strong)
      rest = inner[close.upperBound...]
    }
    return result + Text(String(rest))
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at its ends.
  var trimmingBlanks: String {
    let start = drop { $0 == " " || $0 == "\t" }
    return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }

  /// Where a short text stands first.
  fileprivate func range(of text: some StringProtocol) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) {
        return start..<index(start, offsetBy: text.count)
      }
      start = index(after: start)
    }
    return nil
  }
}
