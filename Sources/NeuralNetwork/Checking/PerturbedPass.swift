import FastProgram

/// A pass laid out so that a number can be moved, and what comes of it be computed, in the same
/// memory again and again: only from the number's layer on, and of that layer only what reads it.
///
/// It comes to the same bits as ``Objective/moved(_:offsets:by:interruption:)``.
struct PerturbedPass {
  let objective: Objective
  let layout: PlanLayout
  private let kernels: PlanKernels
  /// The way forward from the first layer on, and then the loss where that is the objective.
  private let instructions: [Instruction]
  /// Where each layer's instructions begin, and where the last one's end.
  private let starts: [Int]
  /// Which layers are products alone, so that they can be narrowed.
  private let isNarrowable: [Bool]
  /// Whether the loss is the objective.
  private let isJudged: Bool
  let branches: [Branch]
  /// The memory as the pass leaves it.
  let base: AlignedMemory<Double>
  /// The memory in which numbers are moved.
  private(set) var memory: AlignedMemory<Double>
  /// How many activations are those of the pass, from the first on.
  private var intact: Int
  /// The instructions, but for those of a number's layer what of them reads it.
  private var program: [Instruction]
  /// The instructions of that layer.
  private var narrowed = 0..<0
  /// The parameter that was looked up last, where it stands, and how its numbers are arranged.
  private var current: GradientCheck.Place?
  private var region = 0..<0
  private var copies: [Copy] = []

  /// No pass with more numbers is laid out.
  private static let sizeBound = 1 << 21
  /// The memory from which on even one run may take long.
  private static let largeSize = 1 << 20

  /// Lays a pass out; `nil` where the plan does not come to its bits, or there is no objective.
  init?(_ objective: Objective, kernels: PlanKernels = .best) {
    let forward = objective.forward
    let network = forward.network
    let size =
      network.parameterCount + forward.activations.numberCount
    guard forward.precision == .float64, size <= Self.sizeBound,
      forward.activations.count == network.layers.count + 1,
      forward.contexts.count == network.layers.count,
      objective.upstream.map({ $0.count == forward.output.count }) ?? (forward.loss != nil),
      var plan = Plan<Double>(
        network.withoutWayBack, samples: forward.batchSize, purpose: .looking, kernels: kernels),
      let starts = plan.layout.forwardStarts(),
      let branches = Branch.all(of: forward, in: plan.layout)
    else { return nil }
    layout = plan.layout
    isJudged = objective.upstream == nil
    plan.setInput(forward.activations[0].elements)
    if isJudged, let target = forward.target, let loss = network.loss {
      plan.setTarget(target, of: loss)
    }
    guard (try? plan.run([\.forward], interruption: .never)) != nil else { return nil }
    self.objective = objective
    self.kernels = kernels
    self.starts = starts
    self.branches = branches
    instructions = layout.forward + (isJudged ? layout.judgement : [])
    isNarrowable = zip(starts, starts.dropFirst()).map { [instructions] start, end in
      instructions[start..<end].allSatisfy { instruction in
        guard case .product(let product) = instruction else { return false }
        return !product.accumulates
      }
    }
    program = instructions
    base = plan.memory
    memory = base
    intact = network.layers.count + 1
    guard isFaithful else { return nil }
  }

  /// Whether the plan came to the activations of the pass.
  private var isFaithful: Bool {
    objective.forward.activations.indices.allSatisfy { index in
      var isSame = true
      let start = layout.activations[index]
      objective.forward.activations[index].elements.withUnsafeBufferPointer { elements in
        base.read { base in
          layout.arrangements[index].forEachNumber { place, offset in
            isSame = base[start + place].bitPattern == elements[offset].bitPattern
            return isSame
          }
        }
      }
      return isSame
    }
  }

  /// A number that is to be moved: where it stands, and the layer that reads it.
  struct Number {
    let place: Int
    let layer: Int
    /// Where the instructions begin that compute what comes of it.
    let start: Int
  }

  /// Finds a number and puts into the program what of its layer reads it.
  mutating func begin(_ place: GradientCheck.Place, offset: Int) -> Number? {
    for index in narrowed { program[index] = instructions[index] }
    narrowed = 0..<0
    guard let number = number(place, offset) else { return nil }
    // Behind the first activation that is computed as a whole nothing is read before it is written.
    restore(upTo: narrowed.isEmpty ? number.layer : number.layer + 1)
    intact = number.layer + 1
    return number
  }

  private mutating func number(_ place: GradientCheck.Place, _ offset: Int) -> Number? {
    switch place {
    case .input: return activated(0, offset)
    case .activation(let activation): return activated(activation, offset)
    case .weight(let layer), .bias(let layer):
      if current != place { find(place, in: layer) }
      guard let found = position(of: offset) else { return nil }
      return Number(place: found, layer: layer, start: narrow(layer, to: found))
    }
  }

  private mutating func find(_ place: GradientCheck.Place, in layer: Int) {
    let role: ParameterName.Role = place == .weight(layer: layer) ? .weight : .bias
    let parameter = layout.parameters.first { $0.layer == layer && $0.role == role }
    current = place
    region = parameter.map { $0.values..<$0.values + $0.size } ?? 0..<0
    copies = parameter?.copies ?? []
  }

  /// Where a number of the current parameter stands.
  private func position(of offset: Int) -> Int? {
    for copy in copies {
      if let source = copy.source(of: offset) { return region.lowerBound + source }
    }
    return nil
  }

  private func activated(_ activation: Int, _ offset: Int) -> Number? {
    layout.place(ofActivation: activation, offset: offset)
      .map { Number(place: $0, layer: activation, start: starts[activation]) }
  }

  /// Narrows a layer's instructions to what reads a number of the current parameter; those behind
  /// the first that does stay, for groups of channels write over each other's vectors in their order.
  ///
  /// - Returns: where the first of them is.
  private mutating func narrow(_ layer: Int, to place: Int) -> Int {
    let whole = starts[layer]..<starts[layer + 1]
    guard isNarrowable[layer] else { return whole.lowerBound }
    for index in whole.reversed() {
      guard case .product(let product) = instructions[index],
        let part = product.narrowed(
          to: place, of: region, table: layout.table, width: Double.vectorWidth(kernels))
      else { continue }
      program[index] = .product(part)
      narrowed = index..<whole.upperBound
    }
    return narrowed.isEmpty ? whole.lowerBound : narrowed.lowerBound
  }

  /// What becomes of the objective where the number that was begun with is moved.
  ///
  /// - Returns: `nil` where it is not finite: then padding, which is multiplied as zeros, may count.
  /// - Throws: ``PassError/interrupted``.
  mutating func moved(
    _ number: Number, by step: Double, interruption: Interruption
  ) throws(PassError) -> Objective.Moved? {
    let before = memory[number.place]
    memory[number.place] += step
    let made = memory[number.place] - before
    defer { memory[number.place] = before }
    try run(from: number.start, interruption: interruption)
    let value = isJudged ? memory[layout.loss] : outputProduct
    guard value.isFinite else { return nil }
    return Objective.Moved(step: made, value: value, kink: kink(from: number.layer))
  }

  /// The product of output and upstream gradient, in row order.
  private var outputProduct: Double {
    let output = layout.activations.count - 1
    let start = layout.activations[output]
    var sum = 0.0
    if let upstream = objective.upstream?.elements {
      layout.arrangements[output].forEachNumber { place, offset in
        sum += memory[start + place] * upstream[offset]
        return true
      }
    }
    return sum
  }

  /// Makes the activations those of the pass again, up to one.
  private mutating func restore(upTo last: Int) {
    guard intact <= last else { return }
    base.read { source in
      memory.write { target in
        for index in intact...last {
          let start = layout.activations[index]
          (target + start).update(from: source + start, count: layout.arrangements[index].size)
        }
      }
    }
  }

  /// Runs the program from an instruction on.
  private mutating func run(from start: Int, interruption: Interruption) throws(PassError) {
    if layout.size < Self.largeSize { return run(start..<program.count) }
    for index in start..<program.count {
      try interruption.check()
      run(index..<index + 1)
    }
  }

  private mutating func run(_ range: Range<Int>) {
    program.withUnsafeBufferPointer { program in
      layout.table.withUnsafeBufferPointer { table in
        guard let first = program.baseAddress, let offsets = table.baseAddress else { return }
        memory.write {
          Double.run(
            first + range.lowerBound, count: range.count, memory: $0, table: offsets, on: kernels)
        }
      }
    }
  }
}

extension Network {
  /// This network with all layers blocked, whose plan has less to lay out.
  fileprivate var withoutWayBack: Network {
    var network = self
    for index in layers.indices { network.update(layer: index) { $0.isBlocked = true } }
    return network
  }
}
