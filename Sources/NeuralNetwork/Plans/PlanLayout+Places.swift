import FastProgram

extension PlanLayout {
  /// Where each layer's instructions begin on the way forward, and where those of the last one end;
  /// `nil` where some instruction does not write to one activation alone, layer by layer.
  func forwardStarts() -> [Int]? {
    var starts: [Int] = []
    for (position, instruction) in forward.enumerated() {
      guard let target = instruction.target,
        let activation = activations.indices.first(where: {
          (activations[$0]..<activations[$0] + arrangements[$0].size).contains(target)
        })
      else { return nil }
      // What writes activation k + 1 belongs to layer k; the input's own copy comes first.
      if activation == starts.count { starts.append(position) }
      guard activation + 1 == starts.count else { return nil }
    }
    guard starts.count == activations.count else { return nil }
    return Array(starts.dropFirst()) + [forward.count]
  }

  /// Where a number of an activation stands, counted in row order, [sample, …].
  func place(ofActivation index: Int, offset: Int) -> Int? {
    let arrangement = arrangements[index]
    return arrangement.copy(from: activations[index] + arrangement.origin, rowOrderAt: 0)
      .source(of: offset)
  }
}

extension Instruction {
  /// Where the first number goes, for the instructions of the way forward.
  fileprivate var target: Int? {
    switch self {
    case .product(let product): product.c.start
    case .activate(let numbers, _): numbers.output
    case .largest(let pool), .mean(let pool): pool.output
    case .copy(let copy): copy.target
    default: nil
    }
  }
}

extension Copy {
  /// Where the number comes from that goes to a place, or `nil` where none goes there.
  ///
  /// - Precondition: neighbours along an axis lie farther apart there than the axes within reach.
  func source(of place: Int) -> Int? {
    var rest = place - target
    var found = source
    func follow(_ axis: Axis) -> Bool {
      guard axis.count > 1 else { return true }
      let (index, inner) = rest.quotientAndRemainder(dividingBy: axis.target)
      rest = inner
      found += index * axis.source
      return index < axis.count
    }
    guard rest >= 0, follow(first), follow(second), follow(third), follow(fourth), rest == 0 else {
      return nil
    }
    return found
  }
}

extension Arrangement {
  /// Visits the numbers in row order, [sample, channel, row, column], each with its place in the
  /// region and its offset, until `body` answers false.
  @inline(__always)
  func forEachNumber(_ body: (_ place: Int, _ offset: Int) -> Bool) {
    var offset = 0
    for sample in 0..<counts.samples {
      for channel in 0..<counts.channels {
        for row in 0..<counts.rows {
          var place =
            origin + sample * distances.samples + channel * distances.channels
            + row * distances.rows
          for _ in 0..<counts.columns {
            guard body(place, offset) else { return }
            place += distances.columns
            offset += 1
          }
        }
      }
    }
  }
}
