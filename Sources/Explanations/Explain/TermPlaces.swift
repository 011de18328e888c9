import Attribution
import Documents
import Sessions

/// Where the terms of an explained sum lie, for programs: one record for each, in the terms' order.
enum TermPlaces {
  /// How many terms' places are listed.
  private static let limit = 1 << 16

  /// Of a weight's or bias's gradient: the sample, the output, which may be cut off, and the input or
  /// padding.
  static func fact(_ sum: ParameterSum) -> Fact {
    fact(sum.terms) { .record(place(of: $0, in: sum)) }
  }

  /// The same of a weight or bias that several layers use: which of them, too.
  static func fact(_ sums: [ParameterSum]) -> Fact {
    guard sums.reduce(0, { $0 + $1.terms.count }) <= limit else { return Fact("places", .none) }
    return fact(sums.flatMap { sum in sum.terms.map { (sum: sum, term: $0) } }) { sum, term in
      .record([Fact("layer", .text(sum.layer.name))] + place(of: term, in: sum))
    }
  }

  private static func place(of term: ParameterSum.Term, in sum: ParameterSum) -> [Fact] {
    let output = sum.outputIndex(of: term)
    var place = [
      Fact("sample", .integer(term.sample)),
      Fact("output", output.isEmpty ? .text("cut off") : index(output)),
    ]
    if sum.parameter.field == .weight {
      place.append(
        Fact("input", term.input == nil ? .text("padding") : index(sum.inputIndex(of: term))))
    }
    return place
  }

  /// Of an activation's value: the input, padding or the bias, and the weight's offset.
  static func fact(_ terms: [ForwardTerm]) -> Fact {
    fact(terms) { term in
      let source: Fact.Value =
        switch term.source {
        case .input(let place): index(place)
        case .padding: .text("padding")
        case .bias: .text("bias")
        }
      return .record([Fact("input", source), Fact("weight", offset(term.weightOffset))])
    }
  }

  /// Of an activation's gradient: the output of the next layer, and the weight's offset.
  static func fact(_ terms: [InnerTerm]) -> Fact {
    fact(terms) { term in
      .record([
        Fact("output", term.layer == nil ? .none : index(term.unit)),
        Fact("weight", offset(term.weightOffset)),
      ])
    }
  }

  private static func fact<Term: Sendable>(
    _ terms: [Term], _ place: @escaping @Sendable (Term) -> Fact.Value
  ) -> Fact {
    Fact(
      "places",
      terms.count <= limit
        ? .series(Fact.Series(count: terms.count) { place(terms[$0]) }) : .none)
  }

  private static func index(_ index: [Int]) -> Fact.Value {
    .list(index.map { .integer($0) })
  }

  private static func offset(_ offset: Int?) -> Fact.Value { offset.map { .integer($0) } ?? .none }
}
