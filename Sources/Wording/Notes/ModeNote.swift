import Documents
import NeuralNetwork
import Sessions

/// What is said of the mode where it makes a difference.
package enum ModeNote {
  /// The mode, where a layer minds it or it is not that of the start.
  package static func state(_ network: Network) -> [Block] {
    let does = Self.does(network, in: network.mode)
    guard network.mode == .eval || does != nil else { return [] }
    let other = Mode.allCases.first { $0 != network.mode } ?? .train
    guard let does, let otherwise = Self.does(network, in: other, isNamed: false) else {
      return [.note(Note(.remark, "mode \(network.mode.rawValue): no layer here minds it"))]
    }
    return [
      .note(
        Note(
          .remark,
          "mode \(network.mode.rawValue): \(does); \(.code("mode \(other.rawValue)")) \(otherwise)")
      )
    ]
  }

  /// What the layers that mind it do in a mode: norms by what they normalise, dropout to what passes;
  /// `nil` where none minds it.
  ///
  /// - Parameter isNamed: whether the layers are named, or it is the mode that does it.
  private static func does(
    _ network: Network, in mode: Mode, isNamed: Bool = true
  ) -> String? {
    let minding = network.layers.filter(\.mindsMode)
    func clause(_ layers: [Layer], _ one: String, _ many: String, _ rest: String) -> String? {
      if layers.isEmpty { return nil }
      let verb = isNamed ? layers.count.plural(one, many) : one
      let names = isNamed ? layers.map(\.name).joined(separator: ", ") + " " : ""
      return "\(names)\(verb) \(rest)"
    }
    let clauses = [
      clause(
        minding.filter { !$0.computation.isMasking }, "goes", "go",
        mode == .train ? "by the batch" : "by what was kept"),
      clause(
        minding.filter { $0.computation.isMasking }, mode == .train ? "drops" : "lets",
        mode == .train ? "drop" : "let", mode == .train ? "numbers at random" : "all through"),
    ].compactMap(\.self)
    return clauses.isEmpty ? nil : clauses.joined(separator: isNamed ? ", " : " and ")
  }

  /// What a pass moved beside computing, and that freezing does not hold it.
  package static func moved(from before: Network?, to after: Network?, session: Session) -> [Block]
  {
    guard let before, let after, before.movesInPasses else { return [] }
    let moving = after.layers.filter { layer in
      guard let old = before[layer.name]?.statistics else { return false }
      return layer.statistics != old
    }
    var blocks: [Block] = []
    if !moving.isEmpty {
      blocks.append(
        .note(
          Note(
            .remark,
            "mode train: the running mean and variance of \(moving.map(\.name).joined(separator: ", ")) moved toward this batch's"
          )))
    }
    let masked = after.layers.filter { $0.computation.isMasking }.map(\.name)
    let assigned = masked.filter { before[$0]?.givenMask != nil }
    let drawn = masked.filter { before[$0]?.givenMask == nil }
    blocks += masks(drawn, "drew", "a new mask", "new masks")
    blocks += masks(assigned, "took", "the mask assigned to it", "the masks assigned to them")
    return blocks + trap(moving, session)
  }

  /// Which layers masked by what, and the name under which the first mask is found.
  private static func masks(
    _ layers: [String], _ verb: String, _ one: String, _ many: String
  ) -> [Block] {
    guard let first = layers.first else { return [] }
    return [
      .note(
        Note(
          .remark,
          "mode train: \(layers.joined(separator: ", ")) \(verb) \(layers.count.plural(one, many)); \(.code("\(first).mask"))"
        ))
    ]
  }

  /// What training in eval means, and what freezing does not hold.
  package static func trained(_ network: Network, session: Session) -> [Block] {
    let minding = network.layers.filter(\.mindsMode)
    guard network.mode == .eval else {
      return trap(minding.filter { $0.statistics != nil }, session)
    }
    let words: Text =
      minding.isEmpty
      ? "trained in mode eval, which no layer here minds"
      : "trained in mode eval: \(Self.does(network, in: .eval) ?? ""), and running statistics stood still; \(.code("mode train")) is what training usually takes"
    return [.note(Note(minding.isEmpty ? .remark : .warning, words))]
  }

  /// Frozen batch norm whose statistics still move.
  package static func trap(_ layers: [Layer], _ session: Session) -> [Block] {
    let held = layers.filter { layer in
      let count = (layer.weight?.count ?? 0) + (layer.bias?.count ?? 0)
      return count > 0 && session.frozenCount(of: layer) == count
    }.map(\.name)
    if held.isEmpty { return [] }
    return [
      .note(
        Note(
          .warning,
          "\(held.joined(separator: ", ")) \(held.count.plural("is", "are")) frozen, yet the running mean and variance still move in mode train: freezing holds weight and bias alone; \(.code("mode eval")) holds them, too"
        ))
    ]
  }
}
