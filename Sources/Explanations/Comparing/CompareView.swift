import CommandLanguage
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `compare` answers: two numbers' gradients term by term, side by side, so that the shorter
/// sum is seen to end.
package struct CompareView {
  package let session: Session
  package let call: TypedCall<CompareCommand>
  package let interruption: Interruption

  /// Makes a compare view of its parts.
  package init(
    session: Session, call: TypedCall<CompareCommand>, interruption: Interruption
  ) {
    self.session = session
    self.call = call
    self.interruption = interruption
  }

  /// How many terms of each are listed.
  private static let limit = 12

  package func document() throws(Failure) -> Document {
    let first = try side(call.first)
    let second = try side(call.second)
    var blocks: [Block] = [.heading(answer(first, second))]
    blocks += StaleNote.blocks(session)
    blocks.append(overview([first, second]))
    for side in [first, second] {
      if let input = side.input { blocks.append(.paragraph(input.sentence)) }
      if let convolution = side.wayBackOf {
        blocks.append(
          .paragraph(
            "\(.code(side.name)) is a kernel's weight on the way back of \(.code(convolution)): it moves with the input, and its gradient is that convolution's, with input and upstream exchanged"
          ))
      }
    }
    if !first.terms.isEmpty || !second.terms.isEmpty {
      blocks.append(.table(terms(first, second)))
    }
    blocks += checks([first, second])
    blocks.append(.paragraph(difference(first, second)))
    return Document(
      kind: "compare", blocks: blocks, facts: [fact("first", first), fact("second", second)])
  }

  private func side(_ given: Given<Expression>) throws(Failure) -> CompareSide {
    try CompareSide(given.value, session: session, interruption: interruption)
  }

  private func answer(_ first: CompareSide, _ second: CompareSide) -> Text {
    guard first.kind != .given, second.kind != .given, first.gradient != nil,
      second.gradient != nil
    else {
      return "\(first.name) is \(first.value), \(second.name) is \(second.value)"
    }
    let (left, right) = (first.termCount, second.termCount)
    return left == right
      ? "the gradients of \(first.name) and \(second.name) sum \(left) each"
      : "the gradient of \(first.name) sums \(left), that of \(second.name) \(right)"
  }

  private func overview(_ sides: [CompareSide]) -> Block {
    let rows = zip(["A", "B"], sides).map { letter, side -> [Text] in
      [
        .strong(letter), .code(side.name), .number(side.value),
        side.gradient.map { .number($0) } ?? .muted("none"), "\(side.terms.count)",
        Text(side.reason),
      ]
    }
    return .table(
      Table(
        columns: [
          .init("", name: "side"), .init("of"), .init("value", .trailing),
          .init("gradient", .trailing),
          .init("terms", .trailing), .init("because"),
        ], rows: rows))
  }

  // MARK: Terms

  private func terms(_ first: CompareSide, _ second: CompareSide) -> Table {
    let columns = zip(["A", "B"], [first, second]).flatMap { letter, side -> [Table.Column] in
      let term = "upstream\u{22C5}\(side.factorTitle) = term"
      return [
        Table.Column(side.placeTitle.isEmpty ? letter : "\(letter) \(side.placeTitle)"),
        Table.Column(side.terms.isEmpty ? "" : term, name: "\(letter) \(term)"),
        Table.Column("sum", .trailing, name: "\(letter) sum", isOptional: letter == "B"),
      ]
    }
    let (left, right) = (rows(first), rows(second))
    let empty = [Text](repeating: Text(), count: 3)
    let rows = (0..<max(left.count, right.count)).map {
      ($0 < left.count ? left[$0] : empty) + ($0 < right.count ? right[$0] : empty)
    }
    return Table(columns: columns, rows: rows)
  }

  /// The rows of one half: all terms where they are few, else those that are not 0.
  private func rows(_ side: CompareSide) -> [[Text]] {
    let notZero = side.terms.indices.filter { side.terms[$0].product != 0 }
    let candidates = side.terms.count <= Self.limit ? Array(side.terms.indices) : notZero
    let shown = Set(candidates.prefix(candidates.count <= Self.limit ? Self.limit : Self.limit - 1))
    var rows: [[Text]] = []
    var sum = 0.0
    for (place, term) in side.terms.enumerated() {
      sum += term.product
      guard shown.contains(place) else { continue }
      rows.append([
        .muted(term.place),
        term.factor.map { "\(Products.product([term.upstream, $0])) = \(term.product)" }
          ?? "\(term.omission): 0",
        .number(sum),
      ])
    }
    let hidden = side.terms.count - shown.count
    if hidden > 0 {
      let zeros = side.terms.count - notZero.count
      let more = hidden - zeros
      let words = [more > 0 ? "\(more) more" : nil, zeros > 0 ? "\(zeros) are 0" : nil]
      rows.append([
        .muted("\u{2026}"), .muted(words.compactMap(\.self).joined(separator: ", ")),
        .number(sum),
      ])
    }
    return rows
  }

  private func checks(_ sides: [CompareSide]) -> [Block] {
    let passes = session.pass?.gradients?.passes ?? 1
    if passes > 1 {
      return [
        .note(
          Note(
            .remark,
            "the terms are the latest pass's; the stored gradients sum \(passes) backward passes"))
      ]
    }
    let summed = sides.filter { !$0.terms.isEmpty }
    guard !summed.isEmpty, summed.allSatisfy(\.isExact) else { return [] }
    let words =
      summed.count == 1 ? "the sum is the stored gradient" : "both sums are the stored gradients"
    return [.note(Note(.check, "\(words), to the bit"))]
  }

  /// The practical difference, in one sentence.
  private func difference(_ first: CompareSide, _ second: CompareSide) -> Text {
    if first.name == second.name, first.kind != .given {
      return first.layerCount > 1
        ? "They are one and the same number: \(first.layerCount) layers use it, and its one gradient is the sum over all of them."
        : "They are one and the same number."
    }
    switch (first.kind, second.kind) {
    case (.kernel(1, 1), .dense) where first.layerCount == second.layerCount,
      (.dense, .kernel(1, 1)) where first.layerCount == second.layerCount:
      let (single, other) = first.kind == .dense ? (second, first) : (first, second)
      return
        "No difference here: \(single.isOfNorm ? "the norm" : "the kernel") has a single position, so for each sample its gradient is one product, as the \(other.isOfNorm ? "other norm's" : "dense weight's") is."
    case (.kernel(let rows, let columns), .dense), (.dense, .kernel(let rows, let columns)):
      let (side, single) = first.kind == .dense ? (second, first) : (first, second)
      let count = side.layerCount
      return
        "The practical difference: for each sample \(single.isOfNorm ? "the gradient of a norm's weight with a place of its own" : "a dense weight's gradient") is one product; \(side.isOfNorm ? "a norm's weight" : "a kernel weight") serves \(rows)\u{D7}\(columns) positions\(count > 1 ? " in each of \(count) layers" : ""), so its gradient adds \(rows * columns * count)."
    case (.kernel, .kernel):
      return
        first.terms.count == second.terms.count
        ? first.isOfNorm || second.isOfNorm
          ? "No difference in kind: each is one product for every position that it serves, added up."
          : "No difference in kind: each is one product for every pixel that its kernel moves over, added up."
        : first.layerCount == second.layerCount
          ? "The difference is the number of pixels alone: each adds one product for every one."
          : "The difference is the number of uses alone: each adds one product for every pixel, in every layer that uses it."
    case (.dense, .dense) where first.layerCount != second.layerCount:
      return
        "The difference is the number of uses alone: each adds one product for each sample, in every layer that uses it."
    case (.dense, .dense):
      return
        "No difference in kind: each is one product for each sample; nothing is summed over pixels."
    case (.activation, .activation):
      return
        "These are activations: their gradients sum over the units that read them, not over pixels or samples."
    case (.slope, .kernel), (.kernel, .slope), (.slope, .dense), (.dense, .slope), (.slope, .slope):
      return
        "The practical difference: a learned slope serves every number of the layer, so its gradient adds one product for each."
    case (.given, _), (_, .given):
      return "A number that is given, not computed from weights, has no terms to compare."
    case (.activation, _), (_, .activation):
      return
        "An activation's gradient sums over the units that read it; a weight's over the places where it is used."
    }
  }

  // MARK: Facts

  private func fact(_ name: String, _ side: CompareSide) -> Fact {
    func vector(_ values: [Double]) -> Fact.Value {
      .tensor(Tensor(shape: [values.count], elements: values))
    }
    return Fact(
      name,
      .record([
        Fact("address", .text(side.name)), Fact("value", .number(side.value)),
        Fact("gradient", side.gradient.map { .number($0) } ?? .none),
        Fact("terms", .integer(side.terms.count)),
        Fact("notZero", .integer(side.terms.count { $0.product != 0 })),
        Fact("places", .list(side.terms.map { .text($0.place) })),
        Fact("upstream", vector(side.terms.map(\.upstream))),
        Fact("factors", vector(side.terms.map { $0.factor ?? 0 })),
        Fact("products", vector(side.terms.map(\.product))),
        Fact("input", side.input.map { .text($0.address) } ?? .none),
      ]))
  }
}
