import FastProgram

extension PerturbedPass {
  /// A layer that takes branches, and where the numbers stand by which it does.
  struct Branch {
    let layer: Int
    let kind: Kink.Branch
    /// How the numbers lie.
    let arrangement: Arrangement
    /// Where their region begins.
    let start: Int

    /// Those of a pass; `nil` where it did not write down what they were.
    static func all(of pass: ForwardPass, in layout: PlanLayout) -> [Branch]? {
      var branches: [Branch] = []
      for (index, layer) in pass.network.layers.enumerated() {
        switch layer.computation.branch {
        case .gate:
          branches.append(
            Branch(
              layer: index, kind: .gate, arrangement: layout.arrangements[index],
              start: layout.activations[index]))
        case .winner:
          let output = layout.arrangements[index + 1]
          guard case .maxPooling = pass.contexts[index],
            let winners = layout.winners[index]
          else { return nil }
          branches.append(
            Branch(
              layer: index, kind: .winner, arrangement: output, start: winners - output.origin))
        case .loss, nil: continue
        }
      }
      return branches
    }
  }

  /// The first branch that is another than in the pass itself, in the layers from one on.
  func kink(from layer: Int) -> Kink? {
    for branch in branches where branch.layer >= layer {
      guard differs(branch) else { continue }
      // Margins and lanes that fill up a vector are no numbers of the pass.
      var found: Kink?
      branch.arrangement.forEachNumber { place, offset in
        let (before, after) = (base[branch.start + place], memory[branch.start + place])
        switch branch.kind {
        case .gate where (before > 0) != (after > 0):
          found = Kink(layer: branch.layer, branch: .gate, isExact: before == 0)
        case .winner where before != after:
          found = Kink(
            layer: branch.layer, branch: .winner, isExact: isTied(offset, layer: branch.layer))
        case .gate, .winner, .loss: break
        }
        return found == nil
      }
      if let found { return found }
    }
    return hasKinkedLoss ? objective.kinkOfLoss(at: output) : nil
  }

  /// Whether the objective is a loss whose slope jumps.
  private var hasKinkedLoss: Bool {
    objective.upstream == nil && objective.forward.network.loss?.hasKinks == true
  }

  /// The output where numbers are moved.
  private var output: Tensor {
    var output = objective.forward.output
    let last = layout.activations.count - 1
    layout.arrangements[last].forEachNumber { place, offset in
      output.elements[offset] = memory[layout.activations[last] + place]
      return true
    }
    return output
  }

  /// Whether a window had several that were as large, counted in row order.
  private func isTied(_ window: Int, layer: Int) -> Bool {
    guard case .maxPooling(_, let tied) = objective.forward.contexts[layer] else { return false }
    return tied[window]
  }

  /// Whether anything in a branch's region tells another way.
  private func differs(_ branch: Branch) -> Bool {
    base.read { base in
      memory.read { memory in
        // A region is of whole vectors, of two numbers at least.
        var differences = SIMD2<Double>() .!= SIMD2<Double>()
        for place in stride(
          from: branch.start, to: branch.start + branch.arrangement.size, by: 2)
        {
          let before = UnsafeRawPointer(base + place).loadUnaligned(as: SIMD2<Double>.self)
          let after = UnsafeRawPointer(memory + place).loadUnaligned(as: SIMD2<Double>.self)
          switch branch.kind {
          case .gate: differences .|= (before .> 0) .!= (after .> 0)
          case .winner: differences .|= before .!= after
          // The loss takes no branches within a layer.
          case .loss: break
          }
        }
        return any(differences)
      }
    }
  }
}
