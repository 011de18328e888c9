import CommandLanguage
import Documents
import NeuralNetwork
import Sessions

extension Session {
  var scheduleState: Document {
    let schedule = optimiser.schedule
    let base = optimiser.rule.learningRate
    var blocks: [Block] = [.paragraph("learning rate: \(schedule.sentence(base))")]
    if schedule != .constant {
      blocks.append(
        .paragraph("the next step takes \(optimiser.learningRate, style: .plain)"))
    }
    blocks.append(
      .next(schedule == .constant ? "schedule step 100 0.5" : "schedule constant"))
    return Document(
      kind: "schedule", blocks: blocks,
      facts: [
        Fact("schedule", .text(schedule.word)), Fact("lr", .number(optimiser.learningRate)),
      ])
  }

  var watchState: Document {
    var document = Document(kind: "watch", facts: [Fact("watched", .list([]))])
    guard !watches.isEmpty else {
      document.blocks = [
        .paragraph("nothing is shown after every step"),
        .next(pass == nil ? "watch input" : "watch loss"),
      ]
      return document
    }
    let values = watchedValues(interruption: .never)
    document.facts = [Fact("watched", .list(watches.map { .text($0.text) }))]
    addWatches(to: &document, before: values, interruption: .never)
    document.blocks.append(.next("unwatch"))
    return document
  }

  var seedState: Document {
    Document(
      kind: "seed",
      blocks: [
        .paragraph("the seed is \(.strong("\(seed)"))"),
        .note(Note(.remark, "\(.code("seed 1")) draws all weights anew from 1")),
      ], facts: [Fact("seed", .integer(Int(clamping: seed)))])
  }

  /// What `block` and `unblock` say alone: what is blocked.
  func blockState(_ network: Network, word: String) -> Document {
    let blocked = network.layers.filter(\.isBlocked).map(\.name)
    let last = network.layers.last?.name
    var blocks: [Block] = [
      .paragraph(
        blocked.isEmpty
          ? "nothing is blocked: gradient passes through every layer"
          : "no gradient passes below \(.strong(blocked.joined(separator: ", ")))")
    ]
    if let name = blocked.first {
      blocks.append(.next("unblock \(name)"))
    } else if let last {
      blocks.append(.next("block \(last)"))
    }
    return Document(
      kind: word, blocks: blocks, facts: [Fact("blocked", .list(blocked.map { .text($0) }))])
  }
}

extension LearningRateSchedule {
  /// The word that chooses it.
  var word: String {
    switch self {
    case .constant: "constant"
    case .step: "step"
    case .cosine: "cosine"
    }
  }
}
