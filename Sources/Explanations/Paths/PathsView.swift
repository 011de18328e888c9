import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `paths` answers: the largest chain-rule products from a number to the loss, and their share
/// of its gradient.
package struct PathsView {
  package let session: Session
  package let pass: Pass
  package let element: PassElements
  package let paths: GradientPaths
  /// The gradient as `.grad` shows it.
  package let gradient: Double
  /// How many passes that sums.
  package let passes: Int

  /// Makes a paths view of its parts.
  package init(
    session: Session, pass: Pass, element: PassElements, paths: GradientPaths, gradient: Double,
    passes: Int
  ) {
    self.session = session
    self.pass = pass
    self.element = element
    self.paths = paths
    self.gradient = gradient
    self.passes = passes
  }

  private var network: Network { pass.forward.network }
  private var shownSum: Double { paths.largest.reduce(0) { $0 + $1.product } }
  private var shownMagnitude: Double { paths.largest.reduce(0) { $0 + $1.product.magnitude } }
  private var isAll: Bool { Double(paths.largest.count) == paths.count }

  /// Whether the sum over all paths is the gradient but for rounding.
  private var addsUp: Bool { abs(paths.sum - gradient) <= 1e-9 * max(paths.magnitude, 1e-300) }

  package var document: Document {
    var blocks: [Block] = StaleNote.blocks(session)
    guard !paths.largest.isEmpty else {
      blocks += [.heading("\(element.name): no path to the loss, its gradient is \(gradient)")]
      blocks.append(.paragraph(closedWords))
      return Document(kind: "paths", blocks: blocks, facts: facts)
    }
    blocks.append(
      .heading(
        "\(.strong(element.name)): its gradient \(gradient, style: .strong) is the sum over \(Self.count(paths.count)) \(paths.count.plural("path")) to the loss"
      ))
    blocks.append(.table(table))
    blocks.append(.formula(shares))
    blocks.append(checkNote)
    blocks.append(.next(next))
    return Document(kind: "paths", blocks: blocks, facts: facts)
  }

  private var table: Table {
    var sum = 0.0
    let rows = paths.largest.enumerated().map { number, path -> [Text] in
      sum += path.product
      return [
        .muted("\(number + 1)"), .number(path.product), .number(sum),
        PathWords(pass: pass, element: element, path: path).text,
      ]
    }
    return Table(
      columns: [
        .init("", .trailing, name: "path"), .init("product", .trailing),
        .init("sum so far", .trailing),
        .init("its factors"),
      ], rows: rows)
  }

  /// How much of the gradient the paths shown are, and how much of all products.
  private var shares: [FormulaLine] {
    let which: Text =
      isAll
      ? (paths.largest.count == 1 ? "the only one" : "all \(paths.largest.count)")
      : "these \(paths.largest.count)"
    var lines = [
      FormulaLine(
        which, "=",
        gradient == 0
          ? "\(shownSum) of a gradient of 0"
          : "\(shownSum), \(Self.percent(shownSum / paths.sum)) of the gradient")
    ]
    if !isAll {
      lines.append(
        FormulaLine(
          "by magnitude", "=",
          "\(shownMagnitude, style: .plain) of Σ|·| = \(paths.magnitude, style: .plain), \(Self.percent(shownMagnitude / paths.magnitude))"
        ))
    }
    let survives = paths.sum.magnitude / paths.magnitude
    if survives < 0.999 {
      lines.append(
        FormulaLine(
          "|Σ| / Σ|·|", "=",
          "\(survives, style: .plain) over all paths: the rest cancels"))
    }
    return lines
  }

  private var checkNote: Block {
    if addsUp {
      return .note(
        Note(
          .check, "the products of all paths add up to the stored gradient, but for rounding"))
    }
    if passes > 1 {
      return .note(
        Note(
          .remark,
          "all paths together are \(paths.sum), the latest pass's part: `.grad` sums \(passes) passes"
        ))
    }
    return .note(
      Note(
        .warning,
        "all paths together are \(paths.sum), not the stored \(gradient): \(.code("gradcheck")) says which gradient is wrong"
      ))
  }

  private var closedWords: Text {
    let blocked = pass.forward.network.layers.filter(\.isBlocked).map(\.name)
    let block = blocked.isEmpty ? "" : ", or \(blocked.joined(separator: " or ")) is blocked"
    switch element.place {
    case .weight:
      return
        "every way is closed: its inputs are 0, a gate behind it is closed, or a pool chose another\(block)"
    case .bias, .input, .activation:
      return
        "every way is closed: a gate is closed, a pool chose another, or nothing reads it\(block)"
    }
  }

  private var next: [String] {
    let explained: String
    switch element.place {
    case .weight, .bias: explained = element.name
    case .input, .activation: explained = element.name + ".grad"
    }
    return ["explain \(explained)"]
      + (isAll ? [] : ["paths \(element.name) \(2 * paths.largest.count)"])
  }

  /// A count, in full where it is exact.
  private static func count(_ count: Double) -> Text {
    count < 1e15 ? Text(String(Int(count))) : .number(count, style: .plain)
  }

  /// A share in percent, to a whole number where it is large.
  private static func percent(_ share: Double) -> Text {
    let percent = share * 100
    guard percent.isFinite, percent.magnitude < 1e6 else { return "\(percent, style: .plain) %" }
    let rounded = percent.rounded()
    return percent.magnitude >= 10
      ? Text("\(rounded < 0 ? "\u{2212}" : "")\(Int(rounded.magnitude)) %")
      : "\(percent, style: .plain) %"
  }

  private var facts: [Fact] {
    [
      Fact("name", .text(element.name)), Fact("gradient", .number(gradient)),
      Fact("count", .number(paths.count)), Fact("sum", .number(paths.sum)),
      Fact("magnitude", .number(paths.magnitude)), Fact("shownSum", .number(shownSum)),
      Fact("shownMagnitude", .number(shownMagnitude)),
      Fact(
        "paths",
        .list(
          paths.largest.map { path in
            .record([
              Fact("product", .number(path.product)), Fact("sample", .integer(path.sample)),
              Fact("factors", .list(path.steps.map { .number($0.factor) })),
              Fact(
                "names",
                .list(
                  PathWords(pass: pass, element: element, path: path).names.map { .text($0) })),
            ])
          })),
    ]
  }
}
