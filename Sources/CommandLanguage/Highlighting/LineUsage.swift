/// What may follow at the end of a statement, as a line of its command's usage has it.
struct LineUsage {
  /// It, with the blank that stands before it where one has to; empty where nothing may follow.
  let text: String

  /// Finds it for what a parser noted of a statement.
  ///
  /// - Parameter touchesEnd: whether the last token reaches to the line's end.
  init(_ notes: ParsingNotes, _ tokens: ArraySlice<Token>, touchesEnd: Bool) {
    if let bracket = notes.brackets.last {
      text = bracket.function.map { Self.rest(of: $0, behind: bracket.count, tokens.last) } ?? ""
      return
    }
    // Behind the point of an address its field comes first: Tab says which.
    let isHalfAddress = touchesEnd && tokens.last?.isSymbol(.dot) == true
    guard let call = notes.openCall, !isHalfAddress else {
      text = ""
      return
    }
    var forms = UsageForms(of: call.specification)
    for piece in call.pieces { forms.read(piece) }
    let rest = forms.text
    text = touchesEnd && !rest.isEmpty ? " " + rest : rest
  }

  /// What is left of a function's arguments: `, k, stride, pad, dilation)`.
  private static func rest(
    of function: FunctionSpecification, behind count: Int, _ last: Token?
  ) -> String {
    guard let open = function.signature.firstIndex(of: "(") else { return "" }
    let inside = function.signature[open...].dropFirst().dropLast()
    let names = arguments(in: inside).dropFirst(count)
    let awaits = last?.isSymbol(.comma) == true || last?.isSymbol(.openParenthesis) == true
    if names.isEmpty { return awaits ? "" : ")" }
    return (awaits ? "" : ", ") + names.joined(separator: ", ") + ")"
  }

  /// The arguments between a signature's parentheses; a comma inside brackets parts none.
  private static func arguments(in names: Substring) -> [String] {
    var arguments: [String] = [""]
    var depth = 0
    for character in names {
      if character == "," && depth == 0 {
        arguments.append("")
        continue
      }
      depth += character == "[" ? 1 : character == "]" ? -1 : 0
      arguments[arguments.count - 1].append(character)
    }
    return arguments.map { String($0.trimmingPrefix(" ")) }
  }
}
