/// What the words of PyTorch, Keras and NumPy are in Gradus.
///
/// Words of our own are never foreign. ``table`` says what there is instead of a word; of
/// ``remainder`` is known only that Gradus has nothing of the kind.
package enum ForeignWords {
  /// The lines of the table by their word.
  static let lines: [String: [ForeignWord]] = Dictionary(
    grouping: table.split(separator: "\n").compactMap(ForeignWord.init(line:)), by: \.name)

  /// Words that only say whose name follows: `nn.Conv2d`, `np.zeros`.
  static let owners: Set<String> = [
    "torch", "nn", "functional", "F", "optim", "lr_scheduler", "init", "linalg", "random", "np",
    "numpy", "keras", "tf", "tensorflow", "layers", "models", "optimizers", "losses", "metrics",
    "activations", "initializers", "regularizers", "callbacks", "utils", "data", "datasets",
    "torchvision", "transforms", "plt", "pyplot", "jax", "jnp", "math", "scipy", "sklearn", "K",
    "autograd", "schedules", "ops", "backend", "optax", "flax", "linen",
  ]

  /// Owners that are no names of values, so that they are known as such also where they stand first.
  static let unmistakable: Set<String> = owners.subtracting(["layers", "models", "K", "random"])

  /// The lines for a word: as it is written, else in small letters, without what makes it work in
  /// place (`relu_`), without the number of dimensions (`Dropout2d`) and without what joins its
  /// parts (`average_pooling`), else with the number of dimensions of pictures (`max_pool`).
  static func lines(for word: String) -> [ForeignWord] {
    let forms = forms(of: word)
    for form in forms + forms.map({ $0 + "2d" }) {
      if let found = lines[form] { return found }
    }
    return []
  }

  /// Whether a word is known to be one of theirs that Gradus has nothing for.
  static func isMissing(_ word: String) -> Bool {
    isOfVolumes(word) || forms(of: word).contains { remainder.contains($0) }
  }

  /// Whether a word is that of a layer over pictures, for volumes: `Conv3d`.
  static func isOfVolumes(_ word: String) -> Bool {
    guard word.lowercased().hasSuffix("3d") else { return false }
    let stem = String(word.dropLast(2))
    // What is no layer of ours has no volumes: `step3d` is a slip.
    if let own = Vocabulary.command(stem), !own.definesLayer { return false }
    return remainder.contains(word.lowercased())
      || forms(of: stem + "2d").contains { form in
        lines[form] != nil || remainder.contains(form) || Vocabulary.command(form) != nil
      }
  }

  /// The ways in which a word is looked up, from the nearest to the farthest.
  static func forms(of word: String) -> [String] {
    var forms = [word, word.lowercased()]
    for form in forms where form.hasSuffix("_") { forms.append(String(form.dropLast())) }
    for form in forms {
      guard let last = form.last, last == "d" || last == "D", let digit = form.dropLast().last,
        "12".contains(digit), form.count > 3
      else { continue }
      let stem = String(form.dropLast(2))
      forms.append(stem.last == "_" ? String(stem.dropLast()) : stem)
    }
    for form in forms where form.contains("_") { forms.append(form.filter { $0 != "_" }) }
    return forms
  }

  /// A word of ours that a foreign one only writes otherwise, as `ReLU` or `Flatten`.
  static func ownWord(for word: String) -> String? {
    forms(of: word).dropFirst().first { Vocabulary.command($0)?.definesLayer == true }
  }

  // MARK: Answers

  /// What is said to a word that stands alone; `nil` where it is not known to be a foreign one.
  package static func answer(to word: String) -> ForeignAnswer? {
    let lines = lines(for: word).filter { !$0.isMethod } + lines(for: word).filter(\.isMethod)
    let line =
      lines.first { $0.form == .bare && !$0.isMethod } ?? lines.first { $0.form == .bare }
      ?? lines.first { if case .call = $0.form { true } else { false } } ?? lines.first
    if let line { return answer(line, written: word) }
    if let own = ownWord(for: word) {
      return ForeignAnswer(written: word, suggestion: own, isMissing: false, notes: [])
    }
    guard isMissing(word), !Vocabulary.isOurs(word), !Vocabulary.isInner(word) else { return nil }
    return missing(word)
  }

  /// What is said to words joined by hyphens, as `weight-decay`, which reads as a difference.
  package static func answer(toHyphenated expression: Expression) -> ForeignAnswer? {
    var words: [String] = []
    var left = expression
    while case .binary(.subtract, let first, let last) = left.kind {
      guard case .name(let word) = last.kind, last.range.column == first.range.end + 1 else {
        return nil
      }
      words.insert(word, at: 0)
      left = first
    }
    guard case .name(let word) = left.kind, !words.isEmpty else { return nil }
    words.insert(word, at: 0)
    return answer(to: words.joined(separator: "_"))?.written(words.joined(separator: "-"))
  }

  /// What is said to a foreign word that a value is assigned to, as `lr = 0.01`.
  package static func answer(to word: String, assigned value: String) -> ForeignAnswer? {
    let argument = ForeignArgument(text: value)
    for line in lines(for: word) {
      guard case .statement(let names) = line.form, names.count == 1, let instead = line.instead,
        let filled = ForeignTemplate(text: instead).filled([names[0]: argument])
      else { continue }
      let answer = answer(line, written: word, translated: filled.text)
      return ForeignAnswer(
        written: word, suggestion: answer.suggestion, isMissing: false,
        notes: answer.notes + ["a name of your own is made by let: `let \(word) = \(value)`"])
    }
    guard let line = lines(for: word).first(where: { $0.form == .bare && !$0.isMethod }) else {
      return nil
    }
    let answer = answer(line, written: word)
    if ["True", "False", "None"].contains(value) { return answer }
    return ForeignAnswer(
      written: word, suggestion: answer.suggestion, isMissing: answer.isMissing,
      notes: answer.notes + ["a name of your own is made by let: `let \(word) = \(value)`"])
  }

  /// The answer to a word that Gradus has nothing for.
  static func missing(_ word: String) -> ForeignAnswer {
    ForeignAnswer(
      written: word, suggestion: nil, isMissing: true,
      notes: isOfVolumes(word)
        ? ["a picture has rows and columns, and no depth"]
        : ["`help all` lists the commands and functions that there are"])
  }

  /// What a line of the table says, where what follows the word cannot be taken over.
  static func answer(
    _ line: ForeignWord, written: String, translated: String? = nil, leftOut: [String] = []
  ) -> ForeignAnswer {
    var notes: [String] = []
    let isWhole = line.instead.map { !$0.contains("{") && !$0.contains("\u{AB}") } ?? false
    var suggestion = translated
    if suggestion == nil, let instead = line.instead {
      // The word of an option is nothing to type by itself.
      let isOption =
        Vocabulary.callable(instead) == nil
        && Vocabulary.commands.contains { $0.options.contains { $0.name == instead } }
      if isWhole,
        Vocabulary.command(instead) != nil || !isOption && ForeignReading.isReadable(instead)
      {
        suggestion = instead
      } else if let word = line.leadingWord, Vocabulary.command(word) != nil {
        suggestion = word
      }
      let word = line.leadingWord ?? ""
      if let command = Vocabulary.command(word), suggestion == word, line.note == nil,
        command.parameters.contains(where: { !$0.isOptional })
      {
        notes += command.usage.map { "it is written: \($0)" }
      } else if !isWhole, let shape = line.shape {
        notes.append("it is written: \(shape)")
      }
    }
    if let note = line.note { notes.append(note) }
    if !leftOut.isEmpty { notes.append("not taken over: \(leftOut.joined(separator: ", "))") }
    if line.isMissing, notes.isEmpty { notes = missing(written).notes }
    return ForeignAnswer(
      written: written, suggestion: suggestion, isMissing: line.isMissing, notes: notes)
  }

  /// The words that `apropos` looks through, each with what it is in Gradus.
  package static func summaries(about sought: String) -> [NamedWord] {
    isMissing(sought) && lines(for: sought).isEmpty && !Vocabulary.isInner(sought)
      ? summaries + [NamedWord(sought, "not in Gradus")] : summaries
  }

  private static let summaries: [NamedWord] = lines.keys.sorted().compactMap { word in
    guard Vocabulary.command(word) == nil, let answer = answer(to: word) else { return nil }
    let first = lines[word]?.first
    let shape = first?.shape.map { "`\($0)`" }
    return NamedWord(
      word,
      answer.isMissing
        ? "not in Gradus"
        : [shape, first?.note].compactMap { $0 }.joined(separator: "; "))
  }
}
