/// What the rest of the program has to know of a command beside its words.
///
/// What it may change is said by who carries it out: see ``Command``.
package struct CommandTraits: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// It may look at what the last pass computed, whatever its arguments.
  package static let readsPass = CommandTraits(rawValue: 1 << 0)
  /// It shows weights or gradients without saying itself which are frozen.
  package static let marksFrozen = CommandTraits(rawValue: 1 << 1)
  /// It ends stepping, as who types it knows: nothing is said of that.
  package static let endsStepping = CommandTraits(rawValue: 1 << 2)
  /// The files that it names are read.
  package static let readsFiles = CommandTraits(rawValue: 1 << 3)
  /// Return on an empty line does it again.
  package static let isRepeatedByReturn = CommandTraits(rawValue: 1 << 4)
  /// It is the learner's alone, or reaches outside of a lesson: no lesson's own script may have it.
  package static let isTheLearnersAlone = CommandTraits(rawValue: 1 << 5)
}

extension Command {
  /// What there is to know of it beside its words.
  package var traits: CommandTraits { Vocabulary.command(word)?.traits ?? [] }
}

extension CommandCall {
  /// Whether it reads a file, which may be another one elsewhere.
  package var readsFile: Bool {
    guard command.traits.contains(.readsFiles) else { return false }
    let parameters = Vocabulary.command(word)?.parameters ?? []
    return parameters.contains { $0.kind == .file && arguments[$0.name] != nil }
  }
}
