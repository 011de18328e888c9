import FastProgram

/// Values that several layers read, and layers that read several.
///
/// A gradient is the sum of what its readers send back, the last layer's first: that one writes, and
/// each other adds.
extension PlanBuilder {
  /// Whether a layer, by one of its sources, is the first to send something back to it.
  private func begins(_ layer: Int, slot: Int) -> Bool {
    network.readers(ofActivation: network.sources[layer][slot]).first
      == .init(layer: layer, slot: slot)
  }

  /// Takes memory for what layers send back that are not the first.
  mutating func reserveShares() {
    for index in network.layers.indices where network.sources[index].count == 1 {
      guard wantsInputGradient(index), !begins(index, slot: 0) else { continue }
      layout.shares[index] = reserve(inputArrangement(index).size)
    }
  }

  /// Adds what a layer has sent back to what was there.
  mutating func addShare(_ index: Int) {
    guard layout.shares[index] != nil else { return }
    let target = slope(source(index))
    layout.backward.append(
      .add(
        Pairing(target, inputSlope(index), output: target, runs: inputArrangement(index).runs())))
  }

  /// Appends the sum of several, from the first to the last.
  mutating func appendSum(_ index: Int) {
    let (read, output) = (network.sources[index], start(index + 1))
    let runs = layout.arrangements[index + 1].runs()
    for slot in read.indices.dropFirst() {
      let first = slot == 1 ? start(read[0]) : output
      layout.forward.append(.add(Pairing(first, start(read[slot]), output: output, runs: runs)))
    }
  }

  /// Appends several put one behind the other.
  mutating func appendJoin(_ index: Int) {
    var channel = 0
    for read in network.sources[index] {
      let arrangement = layout.arrangements[read]
      layout.forward.append(
        .copy(
          arrangement.copy(
            from: start(read), to: layout.arrangements[index + 1], at: start(index + 1),
            channel: channel)))
      channel += arrangement.counts.channels
    }
  }

  /// Appends what a layer that reads several sends back to each.
  mutating func appendShares(_ index: Int) {
    let whole = layout.arrangements[index + 1]
    var isSum = false
    if case .sum? = network.layers[index].fastForm { isSum = true }
    var channel = 0
    for (slot, read) in network.sources[index].enumerated() {
      let arrangement = layout.arrangements[read]
      defer { channel += arrangement.counts.channels }
      // Nobody asks for the gradient of the input.
      if read == 0 { continue }
      let isFirst = begins(index, slot: slot)
      let target = slope(read)
      if isSum, !isFirst {
        layout.backward.append(
          .add(Pairing(target, slope(index + 1), output: target, runs: whole.runs())))
        continue
      }
      let place = isFirst ? target : reserve(arrangement.size) + arrangement.origin
      layout.backward.append(
        .copy(
          arrangement.copy(
            from: place, to: whole, at: slope(index + 1), channel: isSum ? 0 : channel
          ).reversed))
      if !isFirst {
        layout.backward.append(
          .add(Pairing(target, place, output: target, runs: arrangement.runs())))
      }
    }
  }
}

extension Arrangement {
  /// A copy to some of the channels of another arrangement.
  fileprivate func copy(
    from source: Int, to whole: Arrangement, at target: Int, channel: Int
  ) -> Copy {
    let samples = Copy.Axis(
      counts.samples, source: distances.samples, target: whole.distances.samples)
    let channels = Copy.Axis(
      counts.channels, source: distances.channels, target: whole.distances.channels)
    let rows = Copy.Axis(counts.rows, source: distances.rows, target: whole.distances.rows)
    let columns = Copy.Axis(
      counts.columns, source: distances.columns, target: whole.distances.columns)
    let place = target + channel * whole.distances.channels
    // What lies side by side comes last.
    return distances.samples == 1
      ? Copy(source: source, target: place, channels, rows, columns, samples)
      : Copy(source: source, target: place, samples, rows, columns, channels)
  }
}
