import FastProgram

/// A laid-out pass with its memory, a value that allocates nothing when it runs.
struct Plan<Scalar: PlanScalar> {
  let layout: PlanLayout
  let kernels: PlanKernels
  var memory: AlignedMemory<Scalar>

  /// Lays a pass out; `nil` where the network has no fast form, or where interrupted.
  ///
  /// - Parameter batch: how many samples a step takes, where they run in portions of
  ///   `samples`; for double precision.
  init?(
    _ network: Network, samples: Int, batch: Int? = nil, purpose: PlanLayout.Purpose,
    kernels: PlanKernels = .best, interruption: Interruption = .never
  ) {
    guard
      let layout = PlanBuilder.layout(
        of: network, samples: samples, batch: batch ?? samples, purpose: purpose,
        width: Scalar.vectorWidth(kernels), keepsOrder: Scalar.self == Double.self,
        interruption: interruption)
    else { return nil }
    self.init(layout, network, kernels: kernels)
  }

  /// Takes a layout, and the numbers of a network that it was made for or that is the same but for
  /// them.
  init(_ layout: PlanLayout, _ network: Network, kernels: PlanKernels = .best) {
    self.layout = layout
    self.kernels = kernels
    memory = AlignedMemory(count: layout.size, from: layout.spare)
    setValues(network)
    for place in layout.ones { put([1], at: place) }
  }

  /// Takes over the parameters' numbers.
  mutating func setValues(_ network: Network) {
    for parameter in layout.parameters {
      guard let tensor = network.layers[parameter.layer][parameter.role] else { continue }
      write(tensor.elements, to: parameter.values, by: parameter.copies)
    }
  }

  /// Runs instructions of the layout.
  mutating func run(_ instructions: [Instruction]) {
    instructions.withUnsafeBufferPointer { instructions in
      layout.table.withUnsafeBufferPointer { table in
        guard let first = instructions.baseAddress, let offsets = table.baseAddress else { return }
        memory.write {
          Scalar.run(first, count: instructions.count, memory: $0, table: offsets, on: kernels)
        }
      }
    }
  }

  /// Runs all parts: forward, loss, backward.
  ///
  /// - Throws: ``PassError/interrupted``; where there is much to do, it asks before each part of it.
  mutating func runAll(interruption: Interruption) throws(PassError) {
    try interruption.check()
    if layout.size < Self.largeSize {
      run(layout.pass)
    } else {
      try run([\.forward, \.judgement, \.backward, \.toInput], interruption: interruption)
    }
  }

  /// Runs some parts of the layout, asking before each instruction whether to stop.
  ///
  /// - Throws: ``PassError/interrupted``.
  mutating func run(
    _ parts: [KeyPath<PlanLayout, [Instruction]>], interruption: Interruption
  ) throws(PassError) {
    for part in parts {
      for instruction in layout[keyPath: part] {
        try interruption.check()
        run([instruction])
      }
    }
  }

  /// The memory from which on a pass may take long.
  static var largeSize: Int { 1 << 20 }

  /// Puts a batch's numbers, [sample, …] in row order, where the forward pass takes them from.
  mutating func setInput(_ numbers: [Double]) { put(numbers[...], at: layout.input) }

  /// Puts a portion of a batch's numbers there.
  mutating func setInput(_ numbers: ArraySlice<Double>) { put(numbers, at: layout.input) }

  /// Puts a target where the loss takes it from, and what the loss's sum is divided by.
  ///
  /// - Parameter divisor: that of a whole batch, where the target is that of a portion.
  mutating func setTarget(_ target: Target, of loss: Loss, divisor: Double? = nil) {
    let samples = layout.samples
    let elements = layout.outputCount * samples
    put(
      [divisor ?? loss.divisor(elements: elements, samples: samples, target: target)],
      at: layout.divisor)
    switch (loss.kind, target) {
    case (.classes(.crossEntropy(let entropy)), .classes(let labels)) where !entropy.isPlain:
      for (sample, label) in labels.enumerated() {
        let shares = entropy.shares(of: label, classes: layout.outputCount)
        put(shares[...], at: layout.target + sample * layout.outputCount)
      }
    case (_, .classes(let labels)):
      precondition(layout.target + labels.count <= memory.count, "the labels fit")
      memory.write { memory in
        for index in labels.indices { memory[layout.target + index] = Scalar(labels[index]) }
      }
    case (_, .values(let values)): put(values.elements[...], at: layout.target)
    }
  }

  /// The loss of the last run.
  var loss: Double { Double(memory[layout.loss]) }

  /// Whether some stretch of memory has finite numbers alone.
  func isFinite(_ stretch: Range<Int>) -> Bool {
    memory.read { Scalar.areFinite($0 + stretch.lowerBound, count: stretch.count) }
  }

  /// Makes one step of a parameter.
  mutating func descend(_ step: Descent, _ parameter: PlanLayout.Parameter, isMasked: Bool) {
    memory.write { start in
      Scalar.descend(
        step, start + parameter.values, gradient: start + parameter.gradient,
        memory: start + parameter.memory,
        mask: isMasked ? UnsafePointer(start + parameter.mask) : nil, count: parameter.size,
        on: kernels)
    }
  }

  /// Keeps the parameters' numbers as they are before a step.
  mutating func keepValues() {
    let (values, target) = (layout.values, layout.valuesBefore)
    memory.write { start in
      (start + target).update(from: start + values.lowerBound, count: values.count)
    }
  }

  /// The batch's activation `index` in row order: the input's for 0, else that of a layer's output.
  func activation(_ index: Int) -> Tensor { tensor(index, at: layout.activations[index]) }

  /// The gradient of the batch's activation `index`.
  func gradient(_ index: Int) -> Tensor { tensor(index, at: layout.gradients[index]) }

  /// Puts a gradient of the output where the way back begins.
  mutating func setOutputGradient(_ gradient: Tensor) {
    let last = layout.arrangements.count - 1
    let arrangement = layout.arrangements[last]
    write(
      gradient.elements, to: layout.gradients[last] + arrangement.origin,
      by: [arrangement.copy(from: 0, rowOrderAt: 0)])
  }

  /// A parameter's numbers, or what belongs to them, in row order.
  func tensor(of parameter: PlanLayout.Parameter, at place: Int) -> Tensor {
    Tensor(
      shape: parameter.shape, elements: read(parameter.shape.count, from: place, parameter.copies))
  }

  /// Visits a parameter's numbers, or what belongs to them, in row order.
  func forEach(
    of parameter: PlanLayout.Parameter, at place: Int, _ body: (Double) -> Void
  ) {
    memory.read { memory in
      for copy in parameter.copies {
        copy.forEach { source, _ in body(Double(memory[place + source])) }
      }
    }
  }

  private func tensor(_ index: Int, at start: Int) -> Tensor {
    let arrangement = layout.arrangements[index]
    let (counts, inner) = (arrangement.counts, arrangement.isPicture)
    let shape: Shape =
      inner
      ? [counts.samples, counts.channels, counts.rows, counts.columns]
      : [counts.samples, counts.channels]
    return Tensor(
      shape: shape,
      elements: read(
        shape.count, from: start + arrangement.origin,
        [arrangement.copy(from: 0, rowOrderAt: 0)]))
  }

  private mutating func put(_ numbers: ArraySlice<Double>, at place: Int) {
    precondition(place + numbers.count <= memory.count, "the numbers fit")
    memory.write { memory in
      numbers.withUnsafeBufferPointer { numbers in
        let target = memory + place
        for index in numbers.indices { target[index] = Scalar(numbers[index]) }
      }
    }
  }

  /// Puts numbers in row order where copies say that they come from.
  mutating func write(_ numbers: [Double], to place: Int, by copies: [Copy]) {
    memory.write { memory in
      for copy in copies {
        copy.forEach { source, target in memory[place + source] = Scalar(numbers[target]) }
      }
    }
  }

  /// Writes the same number into a stretch of memory.
  mutating func fill(_ place: Int, count: Int, with number: Scalar) {
    memory.write { ($0 + place).update(repeating: number, count: count) }
  }

  func read(_ count: Int, from place: Int, _ copies: [Copy]) -> [Double] {
    var numbers = [Double](repeating: 0, count: count)
    memory.read { memory in
      for copy in copies {
        copy.forEach { source, target in numbers[target] = Double(memory[place + source]) }
      }
    }
    return numbers
  }
}

extension Copy {
  /// Visits where each number comes from and where it goes.
  fileprivate func forEach(_ body: (_ source: Int, _ target: Int) -> Void) {
    for a in 0..<first.count {
      for b in 0..<second.count {
        for c in 0..<third.count {
          var from = source + a * first.source + b * second.source + c * third.source
          var to = target + a * first.target + b * second.target + c * third.target
          for _ in 0..<fourth.count {
            body(from, to)
            from += fourth.source
            to += fourth.target
          }
        }
      }
    }
  }
}
