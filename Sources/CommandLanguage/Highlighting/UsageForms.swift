/// The forms of a command's usage that what was typed still fits, and how they go on.
struct UsageForms {
  private typealias Form = [UsageLine.Element]

  /// What is left of each form.
  private var rests: [Form]
  /// Whether nothing has been read yet: a command that may stand alone goes on where one goes on.
  private var isAtStart = true

  /// All forms of a command.
  init(of specification: CommandSpecification) {
    var forms: [Form] = []
    var additions: [(head: Form, more: UsageLine.Element)] = []
    for line in specification.usage.flatMap({ Self.spelledOut($0, of: specification) }) {
      // Dots between blanks stand for what the lines before it have: `conv OUT K ... sharing NAME`.
      let words = line.split(separator: " ")
      guard let dots = words.firstIndex(where: { $0 == "..." || $0 == "…" }) else {
        forms.append(UsageLine(line).elements)
        continue
      }
      let head = UsageLine(words[..<dots].joined(separator: " ")).elements
      let more = UsageLine(words[dots...].joined(separator: " ")).elements
      let options = more.allSatisfy(\.isGroup) ? more : [.group(more)]
      additions += options.map { (head, $0) }
    }
    for (head, more) in additions {
      for place in forms.indices where forms[place].starts(with: head) {
        forms[place].append(more)
      }
    }
    rests = forms
  }

  /// A line for each option where a line has `OPTION VALUE`.
  private static func spelledOut(
    _ line: String, of specification: CommandSpecification
  ) -> [String] {
    guard line.hasSuffix(" OPTION VALUE") else { return [line] }
    return specification.options.map { option in
      [specification.word, option.name, option.kind?.inUsage ?? ""].joined(separator: " ")
    }
  }

  /// Leaves the forms that a piece fits.
  mutating func read(_ piece: ParsingNotes.Piece) {
    let found = rests.compactMap { UsageLine.take(piece, from: $0) }
    // A word that stands in one form as itself is not what a name stands for in another.
    let isLiteral = found.contains(where: \.isLiteral)
    rests = found.filter { $0.isLiteral == isLiteral }.map(\.rest)
    isAtStart = false
  }

  /// How they go on, as in a line of usage; empty where nothing may follow.
  ///
  /// Of several these are the words that may follow next, and `…` where more is behind those.
  var text: String { Self.text(isAtStart ? rests.filter { !$0.isEmpty } : rests) }

  private static func text(_ forms: [Form]) -> String {
    let mayEnd = forms.contains(where: \.isEmpty)
    let open = forms.filter { !$0.isEmpty }.unique
    guard let first = open.first else { return "" }
    if open.count == 1 {
      let words = first.map(UsageLine.text).joined(separator: " ")
      return mayEnd && !first.allSatisfy(\.isGroup) ? "[\(words)]" : words
    }
    // Options come in any order: those of all forms stand beside each other.
    if open.allSatisfy({ $0[0].isGroup }) {
      let options = open.flatMap { $0.prefix(while: \.isGroup) }.unique
      let rest = text(open.map { Array($0.drop(while: \.isGroup)) })
      return joined(options.map(UsageLine.text) + [rest])
    }
    if open.allSatisfy({ $0[0] == first[0] }) {
      let rest = text(open.map { Array($0.dropFirst()) })
      let words = joined([UsageLine.text(first[0]), rest])
      return mayEnd ? "[\(words)]" : words
    }
    return alternatives(open, mayEnd: mayEnd)
  }

  /// The next words of forms that part here.
  private static func alternatives(_ forms: [Form], mayEnd: Bool) -> String {
    let heads = forms.map { Set(nextWords($0)) }
    // What another form has among others is not a way of its own: `pad` of two forms of `conv`.
    let shown = forms.indices.filter { place in
      !heads.contains { heads[place].isStrictSubset(of: $0) }
    }.map { forms[$0] }
    if shown.count == 1 { return text(mayEnd ? shown + [[]] : shown) }
    let words = shown.flatMap(nextWords).unique.joined(separator: "|")
    let tails = shown.map { $0[0].isGroup ? [] : Array($0.dropFirst()) }
    let common = tails.dropFirst().reduce(tails[0]) { common, tail in
      Array(zip(common, tail).prefix { $0 == $1 }.map(\.0))
    }
    let isMore =
      shown.count < forms.count || tails.contains { $0 != common }
      || shown.contains { $0.count > 1 && $0[0].isGroup }
    let text = joined([words] + common.map(UsageLine.text) + [isMore ? "…" : ""])
    return mayEnd || shown.contains { $0.allSatisfy(\.isGroup) } ? "[\(text)]" : text
  }

  /// The words of which one comes next: those of the options, and of what has its place.
  private static func nextWords(_ form: Form) -> [String] {
    var words: [String] = []
    for element in form {
      switch element {
      case .words(let choices): return words + choices
      case .placeholder(let name): return words + [name]
      case .group(let inner): words += nextWords(Array(inner.prefix(1)))
      }
    }
    return words
  }

  private static func joined(_ words: [String]) -> String {
    words.filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension UsageLine.Element {
  fileprivate var isGroup: Bool { if case .group = self { true } else { false } }
}

extension Sequence where Element: Equatable {
  /// Each of them once, in order.
  fileprivate var unique: [Element] {
    reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension ParameterKind {
  /// How a line of usage has the value of an option.
  fileprivate var inUsage: String {
    let words = choices.map(\.word)
    let all =
      switch self {
      case .choice: words
      case .flag: ["on", "off"]
      case .integer, .integerOr: ["N"] + words
      case .number, .size, .sizeOr, .shape, .layer, .weightOwner, .activation, .newName, .address,
        .layerOrAddress, .expression, .file, .word, .position, .layerDefinition, .example, .lesson,
        .helpTopic, .text, .view:
        ["VALUE"] + words
      }
    return all.joined(separator: "|")
  }
}
