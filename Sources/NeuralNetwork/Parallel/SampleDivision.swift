import FastProgram

/// Finds the parts of instructions that have some of a batch's samples each, so that one thread can
/// take the same samples through many instructions without waiting for the others.
///
/// Samples are counted as lanes, with those that fill up a vector.
struct SampleDivision {
  private let layout: PlanLayout
  /// How many samples there are, and how many lanes they take side by side.
  private let samples: Int
  let lanes: Int
  /// Parts begin at multiples of it: whole vectors, two where there are enough of them.
  let unit: Int

  /// - Returns: `nil` where there are too few samples to divide them.
  init?(_ layout: PlanLayout, width: Int) {
    self.layout = layout
    samples = layout.samples
    lanes = samples.rounded(upTo: width)
    unit = samples >= 4 * width ? 2 * width : width
    guard lanes > unit, layout.order != .features else { return nil }
  }

  /// An instruction by samples, in one or several steps that follow each other; `nil` where it works
  /// across samples or cannot be divided so.
  func division(of instruction: Instruction) -> [DivisibleInstruction]? {
    switch instruction {
    case .product(let product): return division(of: product).map { [$0] }
    case .activate(let numbers, let function):
      return runs(numbers.runs, at: numbers.output)?.map { run in
        var part = numbers
        (part.input, part.output) = (numbers.input + run.shift, numbers.output + run.shift)
        part.runs = run.runs
        return run.division(.activate(part, function))
      }
    case .deactivate(let numbers, let function):
      return runs(numbers.runs, at: numbers.gradient)?.map { run in
        let shift = run.shift
        return run.division(
          .deactivate(
            ElementwiseGradient(
              input: numbers.input + shift, output: numbers.output + shift,
              upstream: numbers.upstream + shift, gradient: numbers.gradient + shift,
              runs: run.runs), function))
      }
    case .add(let pair):
      return runs(pair.runs, at: pair.output)?.map { $0.division(.add($0.moved(pair))) }
    case .multiply(let pair):
      return runs(pair.runs, at: pair.output)?.map { $0.division(.multiply($0.moved(pair))) }
    case .largest(let pool), .spreadLargest(let pool), .mean(let pool), .spreadMean(let pool):
      if areLanes(ofPictures: true) {
        guard pool.lanes == lanes else { return nil }
        return [DivisibleInstruction(instruction, .lanes, count: lanes)]
      }
      guard pool.samples == samples else { return nil }
      return [DivisibleInstruction(instruction, .samples, count: samples)]
    case .copy(let copy): return division(of: copy).map { [$0] }
    case .clear(let start, let count):
      guard let place = layout.arrangement(at: start), place.arrangement.isPicture,
        !areLanes(ofPictures: true), start == place.start, count == place.arrangement.size
      else { return nil }
      return [
        DivisibleInstruction(
          instruction, .rows(each: place.arrangement.planes.distance), count: samples)
      ]
    case .normalise(let step): return axis(of: step).map { [$0(instruction)] }
    case .normaliseGradient(let back):
      guard back.parameters == nil else { return nil }
      return axis(of: back.step).map { [$0(instruction)] }
    case .dots, .outer, .correlate, .sumLanes, .sumSamples, .loss: return nil
    }
  }

  /// Whether samples lie side by side in pictures, or in vectors.
  private func areLanes(ofPictures isPicture: Bool) -> Bool {
    layout.order == .samples || !isPicture
  }

  private func division(of product: Product) -> DivisibleInstruction? {
    guard !product.addsSamples, let place = layout.arrangement(at: product.c.start) else {
      return nil
    }
    if areLanes(ofPictures: place.arrangement.isPicture) {
      guard product.lanes == lanes else { return nil }
      return DivisibleInstruction(.product(product), .lanes, count: lanes)
    }
    let distance = place.arrangement.distances.samples
    if product.samples == samples, product.c.sample == distance {
      return DivisibleInstruction(.product(product), .samples, count: samples)
    }
    // The rows of all samples, a sample's behind those of the one before.
    guard product.samples == 1, product.rows.isMultiple(of: samples) else { return nil }
    let each = product.rows / samples
    let offsets = layout.table[product.rowC..<product.rowC + product.rows]
    for sample in 0..<samples {
      let rows = offsets.dropFirst(sample * each).prefix(each)
      let bounds = sample * distance..<(sample + 1) * distance
      let first = product.c.start - place.start
      guard rows.allSatisfy({ bounds.contains(first + Int($0)) }) else { return nil }
    }
    return DivisibleInstruction(.product(product), .rows(each: each), count: samples)
  }

  private func division(of copy: Copy) -> DivisibleInstruction? {
    let from = layout.arrangement(at: copy.source)?.arrangement
    let to = layout.arrangement(at: copy.target)?.arrangement
    if from == nil, to == nil { return nil }
    func isOfSamples(_ axis: Copy.Axis, each: Int) -> Bool {
      (from.map { each * axis.source == $0.distances.samples } ?? true)
        && (to.map { each * axis.target == $0.distances.samples } ?? true)
    }
    for (index, axis) in copy.axes.enumerated() where axis.count > 1 {
      let (each, rest) = axis.count.quotientAndRemainder(dividingBy: samples)
      guard rest == 0, isOfSamples(axis, each: each) else { continue }
      return DivisibleInstruction(
        .copy(copy), .copied(axis: index, each: each), count: samples)
    }
    // Where samples fill whole vectors, their axis has been joined with those around it.
    let inner = copy.fourth
    guard samples == lanes, inner.source == 1, inner.target == 1,
      inner.count.isMultiple(of: lanes), copy.first.count == 1,
      from.map({ areLanes(ofPictures: $0.isPicture) }) ?? true,
      to.map({ areLanes(ofPictures: $0.isPicture) }) ?? true
    else { return nil }
    var apart = copy
    (apart.first, apart.second) = (copy.second, copy.third)
    apart.third = Copy.Axis(inner.count / lanes, source: lanes, target: lanes)
    apart.fourth = Copy.Axis(lanes, source: 1, target: 1)
    return DivisibleInstruction(.copy(apart), .copied(axis: 3, each: 1), count: samples)
  }

  /// How a norm's sets are divided, where each is of one sample.
  private func axis(of step: NormStep) -> ((Instruction) -> DivisibleInstruction)? {
    guard let arrangement = layout.arrangement(at: step.input)?.arrangement else { return nil }
    if areLanes(ofPictures: arrangement.isPicture) {
      // The sets of other groups stand behind all lanes of this one's.
      guard step.lanesAre == .sets, step.lanes.count == lanes,
        step.outer.count * step.inner.count == 1
      else { return nil }
      return { DivisibleInstruction($0, .lanes, count: lanes) }
    }
    guard step.outer.count == samples, step.outer.distance == arrangement.distances.samples else {
      return nil
    }
    return { DivisibleInstruction($0, .samples, count: samples) }
  }

  /// Runs that are divided, and how far behind the first number they begin.
  private struct DividedRuns {
    let runs: Runs
    var shift = 0
    let axis: DivisibleInstruction.Axis
    let count: Int

    func division(_ instruction: Instruction) -> DivisibleInstruction {
      DivisibleInstruction(instruction, axis, count: count)
    }

    func moved(_ pair: Pairing) -> Pairing {
      Pairing(pair.first + shift, pair.second + shift, output: pair.output + shift, runs: runs)
    }
  }

  /// An activation's numbers by samples.
  ///
  /// - Parameter place: where the first one is written.
  private func runs(_ runs: Runs, at place: Int) -> [DividedRuns]? {
    guard let arrangement = layout.arrangement(at: place)?.arrangement else { return nil }
    let isOne = runs.samples == 1 && runs.rows == 1 && runs.count == arrangement.size
    guard areLanes(ofPictures: arrangement.isPicture) else {
      let plane = arrangement.planes.distance
      let apart =
        isOne ? Runs(samples: samples, sample: plane, rows: 1, row: 0, count: plane) : runs
      guard apart.samples == samples else { return nil }
      return [DividedRuns(runs: apart, axis: .samples, count: samples)]
    }
    guard runs.count.isMultiple(of: lanes) else { return nil }
    // Each position's lanes are a run of their own.
    let positions = runs.count / lanes
    if runs.rows == 1 {
      return (0..<runs.samples).map { plane in
        DividedRuns(
          runs: Runs(samples: 1, sample: 0, rows: positions, row: lanes, count: lanes),
          shift: plane * runs.sample, axis: .lanes, count: lanes)
      }
    }
    return (0..<runs.samples).map { plane in
      DividedRuns(
        runs: Runs(samples: runs.rows, sample: runs.row, rows: positions, row: lanes, count: lanes),
        shift: plane * runs.sample, axis: .lanes, count: lanes)
    }
  }
}

extension PlanLayout {
  /// How the activation, or the gradient of one, lies that has a place, and where its region begins.
  fileprivate func arrangement(at place: Int) -> (arrangement: Arrangement, start: Int)? {
    for starts in [activations, gradients] {
      for (index, start) in starts.enumerated()
      where place >= start && place < start + arrangements[index].size {
        return (arrangements[index], start)
      }
    }
    for (layer, start) in shares {
      let arrangement = arrangements[sources[layer][0]]
      if place >= start, place < start + arrangement.size { return (arrangement, start) }
    }
    return nil
  }
}
