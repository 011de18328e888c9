import Datasets

extension Dataset {
  /// The names of the classes as a sentence has them: short, and no two cut to the same.
  var shownClassNames: [String] { classNames.shortenedApart }
}

extension [String] {
  /// Names from a file, cut where they are long: at their ends, in the middle where their beginnings
  /// are alike, and not at all where that would leave two alike.
  var shortenedApart: [String] {
    var counts: [String: Int] = [:]
    for name in Set(self) {
      for form in Set([name.shortened, name.shortenedInside]) { counts[form, default: 0] += 1 }
    }
    return map { name in
      [name.shortened, name.shortenedInside].first { counts[$0] == 1 } ?? name
    }
  }
}

extension String {
  /// A name from a file, cut where it is long.
  var shortened: String { count > 16 ? "\(prefix(15))…" : self }

  /// The same with its end in place of its middle.
  fileprivate var shortenedInside: String {
    count > 16 ? "\(prefix(7))…\(suffix(8))" : self
  }
}
