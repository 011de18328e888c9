import FastProgram

extension PlanBuilder {
  /// What each activation's arrangement has to satisfy: one more than there are layers.
  ///
  /// A layer that works on each element has input and output arranged alike.
  func needs() -> [Arrangement.Need] {
    var needs = [Arrangement.Need](repeating: .init(), count: network.layers.count + 1)
    for (index, layer) in network.layers.enumerated() {
      // What the windows lie on is the input, or the output of a transposed convolution.
      let read = source(index)
      let (wide, narrow) = layer.wiring.isReversed ? (index + 1, read) : (read, index + 1)
      guard let geometry = layer.wiring.kernelGeometry else { continue }
      let groups = layer.operation.groups
      let window = FittedWindow(geometry)
      let shapes = [network.inputShape] + network.layers.map(\.outputShape)
      func channels(_ index: Int) -> Int {
        let size = shapes[index][0] / groups
        return (groups - 1) * size + size.rounded(upTo: width)
      }
      needs[wide] = needs[wide].union(
        Arrangement.Need(
          top: window.rows.padding, bottom: window.rows.overhang, left: window.columns.padding,
          right: window.columns.overhang, channels: channels(wide)))
      needs[narrow] = needs[narrow].union(Arrangement.Need(channels: channels(narrow)))
    }
    var isSettled = false
    while !isSettled {
      isSettled = true
      for (index, layer) in network.layers.enumerated()
      where layer.fastForm?.isArrangedAlike == true {
        let places = network.sources[index] + [index + 1]
        let all = places.reduce(needs[index + 1]) { $0.union(needs[$1]) }
        for place in places where needs[place] != all {
          needs[place] = all
          isSettled = false
        }
      }
    }
    // Nothing but a convolution reads the input, and nothing writes its gradient.
    let isReadByConvolutions = network.readers(ofActivation: 0).allSatisfy { reader in
      guard case .convolution = network.layers[reader.layer].operation else { return false }
      return !wantsInputGradient(reader.layer)
    }
    if isReadByConvolutions { needs[0].isScalar = true }
    return needs
  }
}
