import FastProgram

/// Lays a pass out; see ``PlanLayout``.
///
/// In double precision the order of every sum is that of the layers' own kernels, so that it comes to
/// the same bits; in single precision it is the fastest. There is one difference: taps on padding are
/// not left out but multiply zeros, which changes nothing as long as all numbers are finite.
struct PlanBuilder {
  let network: Network
  /// How many samples run at once.
  let samples: Int
  /// How many samples a step takes; they run in portions where they are more.
  let batch: Int
  let purpose: PlanLayout.Purpose
  /// How many numbers a vector holds.
  let width: Int
  /// Whether each sum keeps the order of its terms, as double precision does.
  let keepsOrder: Bool
  var layout = PlanLayout()
  /// The offsets that are in the table already.
  private var known: [OffsetList: Int] = [:]
  /// Counts the work of laying out.
  private var pacer: Pacer
  /// Whether somebody wanted it to end, or it became too large.
  private(set) var isStopped = false

  /// No block of memory has more numbers than this.
  private static let sizeBound = 1 << 27

  /// Lays out a pass; `nil` where the network has a layer that has no fast form, is too large, or
  /// where interrupted.
  static func layout(
    of network: Network, samples: Int, batch: Int, purpose: PlanLayout.Purpose, width: Int,
    keepsOrder: Bool, interruption: Interruption = .never
  ) -> PlanLayout? {
    precondition(keepsOrder || batch == samples, "portions are for sums in the order of samples")
    var builder = PlanBuilder(
      network: network, samples: samples, batch: batch, purpose: purpose, width: width,
      keepsOrder: keepsOrder, interruption)
    return builder.build() ? builder.layout : nil
  }

  /// Whether gradients and the loss go on from one portion of a batch to the next.
  var isPortion: Bool { batch > samples }

  private init(
    network: Network, samples: Int, batch: Int, purpose: PlanLayout.Purpose, width: Int,
    keepsOrder: Bool, _ interruption: Interruption
  ) {
    pacer = Pacer(interruption)
    self.network = network
    self.samples = samples
    self.batch = batch
    self.purpose = purpose
    self.width = width
    self.keepsOrder = keepsOrder
  }

  private mutating func build() -> Bool {
    guard canBeLaidOut, !network.hasLongPool(samples: samples) else { return false }
    let needs = needs()
    var shapes = [network.inputShape]
    shapes += network.layers.map(\.outputShape)
    for (shape, need) in zip(shapes, needs) {
      guard
        let arrangement = Arrangement(
          shape, samples: samples, need: need, width: width, order: order)
      else { return false }
      layout.arrangements.append(arrangement)
    }
    reserveParameters()
    reserveActivations()
    reserveWinners()
    reserveNorms()
    layout.input = reserve(network.inputShape.count * samples)
    layout.target = reserve(max(samples, network.outputShape.count * samples))
    layout.divisor = reserve(1)
    layout.samples = samples
    layout.order = order
    layout.sources = network.sources
    layout.outputCount = network.outputShape.count
    layout.loss = reserve(2)
    if isPortion {
      layout.begin = [
        .clear(start: layout.slopes.lowerBound, count: layout.slopes.count),
        .clear(start: layout.loss, count: 2),
      ]
    }
    let first = layout.arrangements[0]
    layout.forward.append(
      .copy(
        first.copy(from: layout.activations[0] + first.origin, rowOrderAt: layout.input).reversed
          .joined))
    for index in network.layers.indices where !isStopped { appendForward(index) }
    if purpose != .output {
      appendLoss()
      for index in network.layers.indices.reversed() where !isStopped { appendBackward(index) }
    }
    if isStopped { return false }
    layout.pass = layout.forward + layout.judgement + layout.backward + layout.toInput
    return layout.size <= Self.sizeBound && layout.table.count <= Self.sizeBound
      && Self.canBeStopped(layout.pass)
  }

  /// Whether each layer, and the way they hang together, has a fast form.
  ///
  /// Training knows branches, norms and masks; what looks at a pass asks for more than a plan keeps.
  private var canBeLaidOut: Bool {
    guard network.layers.allSatisfy({ copies(of: $0) <= Self.mostCopies }) else { return false }
    guard network.owners.isEmpty, network.head == network.layers.count else { return false }
    switch purpose {
    case .looking:
      return network.isChain
        && network.layers.allSatisfy { $0.hasFastForm && $0.operation.keepsNothingAside }
    case .training:
      // What a blocked layer sends back is a share of zeros.
      return network.layers.allSatisfy(\.hasFastForm) && network.deadEnd == nil
        && (network.isChain || !network.layers.contains(where: \.isBlocked))
    case .output:
      return network.layers.allSatisfy(\.hasFastForm) && network.deadEnd == nil
    }
  }

  /// How many kernels a layer has that no position shares: some instructions each.
  private func copies(of layer: Layer) -> Int {
    guard case .locallyConnected(let convolution)? = layer.fastForm else { return 0 }
    return layer.outputShape.count / convolution.outputChannels * convolution.groups
  }

  private static let mostCopies = 1 << 14

  /// Whether one who wants to stop is asked soon enough.
  private static func canBeStopped(_ instructions: [Instruction]) -> Bool {
    instructions.allSatisfy { $0.cost <= longestInstruction }
  }

  /// What one instruction may cost: about a fifth of a second.
  ///
  /// It cannot be stopped half-way; the layers' own kernels can.
  private static let longestInstruction = 0x1p31

  /// What lies side by side.
  ///
  /// The samples, where the order of sums is free and they fill whole vectors to four fifths, and
  /// every layer has a form for that.
  var order: Arrangement.Order {
    if keepsOrder { return .channels }
    if network.layers.contains(where: { $0.fastForm?.takesSamplesBeside == false }) {
      return samples == 1 ? .features : .channels
    }
    if samples == 1 { return .features }
    return samples.rounded(upTo: width) * 4 <= samples * 5 ? .samples : .channels
  }

  /// Takes so many numbers of the memory; all are 0 at first.
  mutating func reserve(_ count: Int) -> Int {
    let start = layout.size
    // Whole vectors are read and written at the end of a region.
    layout.size += (count + 2 * width).rounded(upTo: 16)
    return start
  }

  /// Puts offsets into the table.
  mutating func offsets(_ offsets: some Sequence<Int>) -> Int {
    if isStopped { return 0 }
    let list = OffsetList(offsets.map { Int32(truncatingIfNeeded: $0) })
    do {
      // Each was worked out, counted, looked for and written.
      try pacer.spend(8 * list.offsets.count)
    } catch {
      // What is laid out from here on is thrown away.
      isStopped = true
      return 0
    }
    if let place = known[list] { return place }
    let place = layout.table.count
    layout.table += list.offsets
    known[list] = place
    return place
  }

  /// Ends where so many offsets are to come that laying out would take longer than the pass.
  ///
  /// - Returns: whether it goes on.
  mutating func canLayOut(_ offsets: Double) -> Bool {
    if offsets > Self.mostOffsets { isStopped = true }
    return !isStopped
  }

  private static let mostOffsets = 0x1p24

  private mutating func reserveActivations() {
    let last = layout.arrangements.count - 1
    for index in 0...last {
      let size = layout.arrangements[index].size
      let isInPlace = index > 0 && worksInPlace(index - 1)
      layout.activations.append(
        isInPlace ? layout.activations[source(index - 1)] : reserve(size))
    }
    for index in 0...last {
      let size = layout.arrangements[index].size
      let isInPlace = index > 0 && worksInPlace(index - 1)
      layout.gradients.append(isInPlace ? layout.gradients[source(index - 1)] : reserve(size))
    }
    reserveShares()
  }

  private mutating func reserveWinners() {
    for (index, layer) in network.layers.enumerated() {
      guard case .largest? = layer.fastForm else { continue }
      let output = layout.arrangements[index + 1]
      layout.winners[index] = reserve(output.size) + output.origin
    }
  }

  /// Whether a layer may write over its input, and its upstream gradient, where nobody looks at them.
  ///
  /// The layer before it must not read its own output again on the way back.
  private func worksInPlace(_ index: Int) -> Bool {
    guard purpose != .looking, source(index) > 0, network.onlyReaders[index],
      !network.layers[index].isBlocked,
      let own = network.layers[index].fastForm,
      let before = network.layers[source(index) - 1].fastForm
    else { return false }
    return own.mayWorkInPlace && !before.readsOutput
  }

  /// Whether a layer is a ReLU that the max pool behind it does at a quarter of the cost, in training;
  /// see ``FastProgram/Pool/gate``.
  func isLeftToPool(_ index: Int) -> Bool {
    guard purpose == .training, worksInPlace(index), index + 1 < network.layers.count,
      source(index + 1) == index + 1, network.onlyReaders[index + 1],
      case .activation(.relu) = network.layers[index].operation,
      case .maxPooling = network.layers[index + 1].operation,
      !network.layers[index + 1].isBlocked, let geometry = network.layers[index + 1].geometry
    else { return false }
    let window = FittedWindow(geometry)
    return window.rows.isInside && window.columns.isInside
  }

  /// Whether the gradient of a layer's input is wanted.
  func wantsInputGradient(_ index: Int) -> Bool {
    !network.layers[index].isBlocked
      && (network.sources[index] != [0] || purpose == .looking)
  }

  /// Appends what computes the gradient of a layer's input; that of the network's input comes last in a
  /// pass to look at, and elsewhere nobody wants it.
  mutating func appendToInput(_ index: Int, _ instructions: [Instruction]) {
    if purpose == .looking, network.sources[index] == [0] {
      layout.toInput += instructions
    } else {
      layout.backward += instructions
    }
  }

  private mutating func appendLoss() {
    guard let loss = network.loss else { return }
    let last = layout.arrangements[layout.arrangements.count - 1]
    let (counts, distances) = (last.counts, last.distances)
    layout.judgement.append(
      .loss(
        LossStep(
          kind: loss.fastForm, output: layout.activations[network.layers.count] + last.origin,
          gradient: layout.gradients[network.layers.count] + last.origin,
          samples: .init(counts.samples, distances.samples),
          channels: .init(counts.channels, distances.channels),
          rows: .init(counts.rows, distances.rows),
          columns: .init(counts.columns, distances.columns), target: layout.target,
          divisor: layout.divisor, value: layout.loss, accumulates: isPortion)))
  }
}

extension Loss {
  /// What a plan runs for it.
  fileprivate var fastForm: LossStep.Kind {
    switch kind {
    case .classes(.crossEntropy(let entropy)): entropy.isPlain ? .crossEntropy : .sharedCrossEntropy
    case .classes(.hinge(let margin)): .hinge(margin: margin)
    case .elements(.meanSquaredError): .elements(.square)
    case .elements(.squaredError): .elements(.halfSquare)
    case .elements(.binaryCrossEntropy): .elements(.binaryCrossEntropy)
    case .elements(.binaryCrossEntropyOfLogits): .elements(.binaryCrossEntropyOfLogits)
    case .elements(.absoluteError): .elements(.magnitude)
    case .elements(.huber(let delta)): .elements(.huber(delta: delta))
    }
  }
}

extension Layer {
  /// Whether a plan knows how to run it.
  var hasFastForm: Bool { fastForm != nil }
}

extension Operation {
  /// Whether all that a pass leaves of it is its output: it goes by no statistics and by no mask, which
  /// are those of a whole batch.
  var keepsNothingAside: Bool { computation.kept == .nothing }
}
