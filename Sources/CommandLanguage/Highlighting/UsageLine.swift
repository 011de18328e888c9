/// A line of a command's usage, taken apart: `conv OUT K [stride S] [bias on|off]`.
struct UsageLine {
  /// A piece of it.
  enum Element: Equatable {
    /// Words that stand there as themselves, one of them: `on|off`.
    case words([String])
    /// What something else stands for: `OUT`, `NAME...`.
    case placeholder(String)
    /// What may be left out.
    case group([Element])
  }

  /// Its pieces in order.
  let elements: [Element]

  /// Takes a line apart, without the command's own word.
  init(_ usage: String) {
    var rest = usage.split(separator: " ").dropFirst().joined(separator: " ")[...]
    elements = Self.elements(of: &rest)
  }

  private static func elements(of rest: inout Substring) -> [Element] {
    var elements: [Element] = []
    while let first = rest.first {
      switch first {
      case " ": rest.removeFirst()
      case "[":
        rest.removeFirst()
        elements.append(.group(Self.elements(of: &rest)))
      case "]":
        rest.removeFirst()
        return elements
      default:
        let word = String(rest.prefix { $0 != " " && $0 != "]" && $0 != "[" })
        rest.removeFirst(word.count)
        // Dots alone stand for what another line has.
        guard word.contains(where: { $0.isLetter || $0 == "=" }) else { continue }
        let isPlaceholder = word.first?.isUppercase == true
        elements.append(
          isPlaceholder ? .placeholder(word) : .words(word.split(separator: "|").map(String.init)))
      }
    }
    return elements
  }

  /// The elements without the one that a piece is; those of a group whose first one it is stand
  /// first.
  ///
  /// `nil` where the piece does not fit; `isLiteral` where it stands there as itself.
  static func take(
    _ piece: ParsingNotes.Piece, from elements: [Element]
  ) -> (rest: [Element], isLiteral: Bool)? {
    // Options come in any order, even before what has its place.
    let isOption = { (element: Element) -> Bool in
      guard case .group(let inner) = element, case .words? = inner.first else { return false }
      return fits(piece, inner[0])
    }
    if let place = elements.firstIndex(where: isOption) {
      return (opened(elements, at: place), true)
    }
    for (place, element) in elements.enumerated() {
      switch element {
      case .group(let inner):
        guard let first = inner.first, fits(piece, first) else { continue }
        return (opened(elements, at: place), false)
      case .words, .placeholder:
        guard fits(piece, element) else { return nil }
        var rest = elements
        rest.remove(at: place)
        guard case .placeholder(let name) = element else { return (rest, true) }
        if name.hasSuffix("...") || name.hasSuffix("…") {
          rest.insert(.group([element]), at: place)
        }
        // Of `NAME|random|off` two words stand there as themselves.
        let words = name.split(separator: "|").map { ParsingNotes.Piece.word(String($0)) }
        return (rest, words.contains(piece))
      }
    }
    return nil
  }

  /// The elements with a group's own first, but for the one that has been read.
  private static func opened(_ elements: [Element], at place: Int) -> [Element] {
    guard case .group(let inner) = elements[place] else { return elements }
    var rest = elements
    rest.remove(at: place)
    return inner.dropFirst() + rest
  }

  private static func fits(_ piece: ParsingNotes.Piece, _ element: Element) -> Bool {
    switch (piece, element) {
    case (.word(let word), .words(let words)): words.contains(word)
    case (_, .placeholder): true
    case (.value, .words), (_, .group): false
    }
  }

  /// An element as usage has it.
  static func text(_ element: Element) -> String {
    switch element {
    case .words(let words): words.joined(separator: "|")
    case .placeholder(let name): name
    case .group(let inner): "[" + inner.map(text).joined(separator: " ") + "]"
    }
  }

  // MARK: Words inside it

  /// What has to stand before a word and behind it, and no more: `OUT K` and `S` around `stride`;
  /// `nil` where the word does not stand in it.
  func parts(around word: String) -> (head: String, tail: String)? {
    let isWord = { (element: Element) -> Bool in
      switch element {
      case .words(let words): words.contains(word)
      case .placeholder(let names): names.split(separator: "|").contains { $0 == word }
      case .group: false
      }
    }
    let needed = Self.needed(elements, for: isWord)
    guard let place = needed.firstIndex(where: isWord) else { return nil }
    let words = { (elements: ArraySlice<Element>) in
      elements.map(Self.text).joined(separator: " ")
    }
    return (words(needed[..<place]), words(needed[(place + 1)...]))
  }

  /// Whether it calls a value so, in capitals: `K`.
  func names(_ word: String) -> Bool { form(naming: word) != nil }

  /// What has to stand where a value is called so: `OUT K` for `k`; `nil` where none is.
  func form(naming word: String) -> String? {
    let capitals = word.uppercased()
    let isName = { (element: Element) -> Bool in
      guard case .placeholder(let name) = element else { return false }
      return name.split { !$0.isLetter }.contains { $0 == capitals }
    }
    let needed = Self.needed(elements, for: isName)
    guard needed.contains(where: isName) else { return nil }
    return needed.map(Self.text).joined(separator: " ")
  }

  /// The elements without what may be left out, but for the groups around what is looked for and the
  /// list that is an option's value: `weights [W, ...]`.
  private static func needed(
    _ elements: [Element], for isSought: (Element) -> Bool
  ) -> [Element] {
    var result: [Element] = []
    for element in elements {
      guard case .group(let inner) = element else {
        result.append(element)
        continue
      }
      let found = needed(inner, for: isSought)
      if found.contains(where: isSought) {
        result += found
      } else if case .placeholder(let name)? = inner.first, name.hasSuffix(","),
        result.last.map(isSought) == true
      {
        result.append(.group([.placeholder(name + " ...")]))
      }
    }
    return result
  }
}
