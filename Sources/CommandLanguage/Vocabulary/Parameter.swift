/// One argument that a command takes in its place.
package struct Parameter: Sendable {
  /// The name under which ``CommandCall`` keeps it.
  package let name: String
  /// How it is read.
  package let kind: ParameterKind
  /// The words of which one has to stand before it, as `with` or `before`; empty where none does.
  package let keywords: [String]
  /// Whether it may be missing.
  package let isOptional: Bool
  /// Whether several may follow one another.
  package let isRepeated: Bool
  /// The parameter without which this one means nothing, as the set whose size `data digits 40`
  /// gives; `nil` where it stands by itself.
  package let needed: String?

  /// Makes a parameter.
  package init(
    _ name: String, _ kind: ParameterKind, keywords: [String] = [], isOptional: Bool = false,
    isRepeated: Bool = false, needing needed: String? = nil
  ) {
    self.name = name
    self.kind = kind
    self.keywords = keywords
    self.isOptional = isOptional
    self.isRepeated = isRepeated
    self.needed = needed
  }
}
