import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

/// What `receptive` answers: what a number sees in the input, and what sees it.
package struct ReceptiveView {
  package let session: Session
  package let network: Network
  package let element: PassElements

  /// Makes a receptive view of its parts.
  package init(session: Session, network: Network, element: PassElements) {
    self.session = session
    self.network = network
    self.element = element
  }

  /// How many units are listed for programs, by their offsets in row order.
  private static let unitLimit = 1 << 16

  package var document: Document {
    let subject = ReceptiveSubject(network: network, element: element)
    var blocks: [Block] = [.heading(heading(subject))]
    blocks += subject.parameterWords.map { .paragraph($0) }
    blocks += FieldMap(session: session, network: network, subject: subject).blocks
    blocks.append(.table(table(subject)))
    if (subject.seen + subject.seeing).contains(where: { !$0.fillsBox }) {
      blocks.append(
        .note(
          Note(
            .remark,
            "with gaps: the box is the smallest around what is meant; what is counted is what is meant"
          )))
    }
    if let words = subject.mixingWords { blocks.append(.note(Note(.remark, words))) }
    blocks += next
    return Document(kind: "receptive", blocks: blocks, facts: facts(subject))
  }

  private func heading(_ subject: ReceptiveSubject) -> Text {
    guard let field = subject.seen.first else {
      return "\(.strong(element.name)) sees no input: it is added everywhere alike"
    }
    if subject.isInput {
      return "\(.strong(element.name)): what sees it, layer by layer"
    }
    guard !field.isEmpty else {
      return "\(.strong(element.name)) sees nothing of the input: it lies on padding alone"
    }
    let what =
      field.count == field.shape.count
      ? "all of the input, \(field.shape)" : "\(Self.box(field)) of the input, \(field.shape)"
    let some = field.fillsBox ? "" : "\(field.count) of the \(field.boxCount) numbers in "
    return "\(.strong(element.name)) sees \(some)\(what)"
  }

  // MARK: Table

  private func table(_ subject: ReceptiveSubject) -> Table {
    var rows = subject.seen.map { region in
      let isCenter = subject.centers.contains(region.activation)
      if isCenter { return row(region, subject.isActivation ? "itself" : "multiplied") }
      return row(region, region.isEmpty ? "not seen" : "seen")
    }
    if !subject.isActivation { rows.append([.strong(element.name), "itself", "", "", ""]) }
    let marked = rows.count - 1
    rows += subject.seeing.map { row($0, $0.isEmpty ? "does not see it" : "sees it") }
    return Table(
      columns: [
        .init("values"), .init("", name: "relation"), .init("which"), .init("numbers", .trailing),
        .init("of", .trailing),
      ], rows: rows, markedRow: marked)
  }

  private func row(_ region: Region, _ relation: String) -> [Text] {
    var which = Text(Self.box(region))
    if region.isEmpty { which = .muted("none") }
    if !region.fillsBox { which += ", with gaps" }
    return [
      .code(name(region.activation)), Text(relation), which, "\(region.count)",
      "\(region.shape.count)",
    ]
  }

  private func name(_ activation: Int) -> String {
    network.address(ofActivation: activation)
  }

  /// A box in words: `channel 0, rows 1–3, columns 2–4`, or `units 0–17`.
  static func box(_ region: Region) -> String {
    let axes = region.ranges.count == 3 ? ["channel", "row", "column"] : ["unit"]
    return zip(axes, region.ranges).map { axis, range in
      range.count == 1
        ? "\(axis) \(range.lowerBound)" : "\(axis)s \(range.lowerBound)–\(range.upperBound - 1)"
    }.joined(separator: ", ")
  }

  private var next: [Block] {
    let paths = session.has(.gradients) ? ["paths \(element.name)"] : []
    return session.next(["explain \(element.name)"] + paths, needing: .pass)
  }

  // MARK: Facts

  private func facts(_ subject: ReceptiveSubject) -> [Fact] {
    [
      Fact("name", .text(element.name)), Fact("allSamples", .flag(subject.seesAllSamples)),
      Fact("sees", .list(subject.seen.map { .record(facts($0)) })),
      Fact("seenBy", .list(subject.seeing.map { .record(facts($0)) })),
    ]
  }

  private func facts(_ region: Region) -> [Fact] {
    [
      Fact("name", .text(name(region.activation))), Fact("numbers", .integer(region.count)),
      Fact("of", .integer(region.shape.count)),
      Fact(
        "units",
        region.count <= Self.unitLimit ? .list(region.offsets.map { .integer($0) }) : .none),
      Fact(
        "ranges",
        .list(
          region.ranges.map { .list([.integer($0.lowerBound), .integer($0.upperBound)]) })),
    ]
  }
}
