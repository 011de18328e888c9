import FastProgram

extension PlanBuilder {
  /// What each activation's arrangement has to satisfy: one more than there are layers.
  ///
  /// A layer that works on each element has input and output arranged alike.
  func needs() -> [Arrangement.Need] {
    var needs = [Arrangement.Need](repeating: .init(), count: network.layers.count + 1)
    for (index, layer) in network.layers.enumerated() {
      guard case .convolution(let convolution) = layer.operation, let geometry = layer.geometry
      else { continue }
      let window = FittedWindow(geometry)
      let last = convolution.groups - 1
      needs[index] = needs[index].union(
        Arrangement.Need(
          top: window.rows.padding, bottom: window.rows.overhang, left: window.columns.padding,
          right: window.columns.overhang,
          channels: last * (layer.inputShape[0] / convolution.groups)
            + (layer.inputShape[0] / convolution.groups).rounded(upTo: width)))
      let outputs = convolution.outputChannels / convolution.groups
      let need = Arrangement.Need(channels: last * outputs + outputs.rounded(upTo: width))
      needs[index + 1] = needs[index + 1].union(need)
    }
    for _ in 0..<2 {
      for (index, layer) in network.layers.enumerated() {
        guard case .activation = layer.operation else { continue }
        let both = needs[index].union(needs[index + 1])
        (needs[index], needs[index + 1]) = (both, both)
      }
      for (index, layer) in network.layers.enumerated().reversed() {
        guard case .activation = layer.operation else { continue }
        let both = needs[index].union(needs[index + 1])
        (needs[index], needs[index + 1]) = (both, both)
      }
    }
    // Nothing but a convolution reads the input, and nothing writes its gradient.
    if case .convolution = network.layers.first?.operation, !wantsInputGradient(0) {
      needs[0].isScalar = true
    }
    return needs
  }
}
