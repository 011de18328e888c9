import Documents
import Sessions

/// How a row of numbers went, in a sentence: start, end, lowest, and which way.
package struct CurveWords {
  /// What the numbers are, as `loss`.
  let name: String
  let values: [Double]
  /// How many steps each number stands for.
  let width: Int

  /// Makes the words on some numbers.
  package init(name: String, values: [Double], width: Int = 1) {
    (self.name, self.values, self.width) = (name, values, width)
  }

  /// The sentence.
  package var sentence: Text {
    let finite = values.filter(\.isFinite)
    guard let first = values.first, let last = values.last, let least = finite.min(),
      let most = finite.max()
    else { return values.isEmpty ? "\(name): none" : "\(name): no number is finite" }
    if values.count == 1 { return "\(name): \(first, style: .plain)" }
    var text: Text =
      "\(name): from \(first, style: .plain) to \(last, style: .plain), \(trend)"
    if least < Swift.min(first, last) { text += ", lowest \(least, style: .plain)\(place(least))" }
    if most > Swift.max(first, last) { text += ", highest \(most, style: .plain)\(place(most))" }
    if finite.count < values.count { text += ", \(values.count - finite.count) not finite" }
    return text
  }

  private func place(_ value: Double) -> Text {
    guard let place = values.firstIndex(of: value) else { return "" }
    return width == 1 ? " at step \(place + 1)" : " about step \((place + 1) * width)"
  }

  /// Which way the numbers go from one to the next.
  private var trend: String {
    let pairs = zip(values, values.dropFirst())
    let (falls, rises) = (pairs.count { $1 < $0 }, pairs.count { $1 > $0 })
    if falls == 0, rises == 0 { return "always the same" }
    if rises == 0 { return "never rising" }
    if falls == 0 { return "never falling" }
    if falls >= 4 * rises { return "mostly falling" }
    if rises >= 4 * falls { return "mostly rising" }
    return "up and down"
  }
}

extension StepCurve {
  /// How it went, in a sentence.
  package func words(_ name: String) -> Text {
    CurveWords(name: name, values: values, width: width).sentence
  }
}
