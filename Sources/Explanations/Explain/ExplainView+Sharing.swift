import Attribution
import Documents
import NeuralNetwork
import Sessions
import Wording

extension ExplainView {
  /// The gradient of a weight or a bias that several layers use: one running sum over all of them.
  func sharedDocument(
    _ parameter: ExplainSubject.Parameter, uses: [Int], backward: BackwardPass, shown: Tensor?
  ) throws(Failure) -> Document {
    let network = backward.forward.network
    var sums: [ParameterSum] = []
    for use in uses {
      sums.append(
        ParameterSum(
          backward: backward, parameter: parameter.used(by: use), shown: shown,
          from: sums.last?.total ?? 0))
    }
    let (total, stored) = (sums.last?.total ?? 0, sums.last?.passGradient ?? 0)
    let gradient = sums.last?.gradient ?? 0
    var blocks: [Block] = [
      .heading(
        "\(parameter.name) = \(sums.last?.value ?? 0)   its gradient: \(gradient, style: .signed)"),
      .paragraph(
        "\(uses.count) layers use this \(parameter.field == .bias ? "bias" : "weight"): its gradient is one running sum over all of them, the last layer first, as it is over pixels and samples"
      ),
      .table(
        Table(
          columns: [
            .init("used by"), .init("terms", .trailing), .init("add up to", .trailing),
            .init("sum so far", .trailing),
          ],
          rows: zip(uses, sums).map { use, sum in
            [
              .strong(network.layers[use].name), Text(String(sum.terms.count)),
              .number(sum.terms.reduce(0) { $0 + $1.product }), .number(sum.total),
            ]
          })),
    ]
    if total == stored || (total.isNaN && stored.isNaN) {
      blocks.append(
        .note(
          Note(.check, "added in this order the terms are the stored gradient to the last bit")))
    } else if !agree(
      total, stored, scale: sums.reduce(0) { $0 + $1.terms.reduce(0) { $0 + $1.product.magnitude } }
    ) {
      blocks.append(Self.disagreement(total, stored))
    }
    if parameter.field == .bias, let words = RoundingNote.words(ofBias: uses[0], backward) {
      blocks.append(.note(Note(.remark, Text(words))))
    }
    var refused: Failure?
    var isShown = false
    for (use, sum) in zip(uses, sums) {
      var part: [Block]
      do {
        part = try self.part(of: sum, parameter.used(by: use))
      } catch {
        refused = error
        continue
      }
      isShown = true
      part.insert(.heading("in \(.strong(network.layers[use].name))"), at: 0)
      blocks += part
    }
    if let refused, !isShown { throw refused }
    if detail == .summary { blocks.append(.next("explain \(parameter.name) terms")) }
    return Document(
      kind: "explain", blocks: blocks,
      facts: [
        Fact("name", .text(parameter.name)), Fact("value", .number(sums.last?.value ?? 0)),
        Fact("gradient", .number(gradient)),
        Fact("count", .integer(sums.reduce(0) { $0 + $1.terms.count })),
        Fact("terms", .numbers(sums.flatMap { $0.terms.map(\.product) })),
        Fact("runningSum", .numbers(sums.flatMap(\.runningSums))), TermPlaces.fact(sums),
        Fact("uses", .list(uses.map { .text(network.layers[$0].name) })),
      ])
  }

  /// What one layer adds, as it is asked for.
  private func part(
    of sum: ParameterSum, _ parameter: ExplainSubject.Parameter
  ) throws(Failure) -> [Block] {
    switch detail {
    case .summary: summary(sum, parameter)
    case .terms: termsTable(sum)
    case .pixel(let position): try pixel(position, of: sum, parameter)
    }
  }
}
