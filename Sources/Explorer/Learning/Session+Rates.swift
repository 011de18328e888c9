import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  /// `rate NAME FACTOR`: a layer's or a tensor's part of the learning rate, or what is set.
  mutating func chooseRate(_ call: TypedCall<RateCommand>) throws(Failure) -> Document {
    guard let network else { throw Failure(.noNetwork, at: call.range) }
    guard let subject = call.subject else { return rateState(network) }
    let chosen = try parameters(subject, of: network, command: "rate", factor: "0.1")
    guard let factor = call.factor else {
      throw Failure(
        .notApplicable(
          command: "rate", reason: "a rate needs its factor",
          remedy: "rate \(subject.text) 0.1"), at: subject.range)
    }
    guard factor.value >= 0, factor.value.isFinite else {
      throw factor.refused(
        as: "the factor", allowed: "0 or more; 1 is the whole learning rate")
    }
    for (name, offsets) in chosen where offsets.count != network[name.layer]?[name.role]?.count {
      throw Failure(
        .notApplicable(
          command: "rate", reason: "a rate belongs to a whole tensor, not to a part of it",
          remedy: "rate \(name.address) \(factor.text)"), at: subject.range)
    }
    for (name, _) in chosen { optimiser.setRate(of: name, to: factor.value) }
    noteOptimiserChange()
    return rateState(network)
  }

  private func rateState(_ network: Network) -> Document {
    let rates = network.layers.flatMap { optimiser.rates(of: $0) }
    let own = rates.filter { $0.factor != 1 }
    let whole = optimiser.learningRate
    var blocks: [Block] = [
      .heading(
        own.isEmpty
          ? "every layer takes the whole learning rate, \(whole, style: .plain)"
          : "\(own.count) of \(rates.count.counted("tensor")) \(own.count.plural("takes", "take")) a part of the learning rate, \(whole, style: .plain)"
      )
    ]
    if !rates.isEmpty {
      blocks.append(
        .table(
          Table(
            columns: [
              .init("parameter"), .init("shape"), .init("part", .trailing), .init("lr", .trailing),
            ],
            rows: rates.map { name, factor in
              [
                .code(name.address),
                Text(network[name.layer]?[name.role]?.shape.description ?? ""),
                .number(factor, style: factor == 1 ? .muted : .strong),
                .number(optimiser.learningRate(of: name), style: .plain),
              ]
            })))
    }
    if own.contains(where: { $0.factor == 0 }) {
      blocks.append(
        .note(
          Note(
            .remark,
            "at 0 nothing moves, but what the rule remembers does; \(.code("freeze")) holds both still"
          )))
    }
    if let weighted = network.layers.last(where: { $0.weight != nil }) {
      blocks.append(
        .next(
          own.first.map { "rate \($0.name.address) 1" } ?? "rate \(weighted.name) 0.1"))
    }
    return Document(
      kind: "rate", blocks: blocks,
      facts: [
        Fact("lr", .number(whole)),
        Fact("rates", .record(rates.map { Fact($0.name.address, .number($0.factor)) })),
      ])
  }
}
