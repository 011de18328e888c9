extension Numeric {
  /// The noun as it follows this number: `row` after 1, else `rows`.
  ///
  /// The one place that makes plurals; of a phrase such as `term that is`, give both forms.
  package func plural(_ one: String, _ many: String? = nil) -> String {
    self == 1 ? one : many ?? Noun.plural(of: one)
  }

  /// The number and its noun: `1 row`, `2 rows`, `0 rows`.
  package func counted(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(plural(one, many))"
  }
}

/// English nouns.
private enum Noun {
  private static let irregular = ["axis": "axes", "index": "indices"]

  /// The plural of a noun, whose last word is the noun itself.
  static func plural(of noun: String) -> String {
    if let last = noun.split(separator: " ").last, let known = irregular[String(last)] {
      return noun.dropLast(last.count) + known
    }
    if ["s", "x", "ch", "sh"].contains(where: noun.hasSuffix) { return noun + "es" }
    let isVowel = noun.dropLast().last.map { "aeiou".contains($0) } ?? true
    return noun.hasSuffix("y") && !isVowel ? noun.dropLast() + "ies" : noun + "s"
  }
}
