extension Network {
  /// For each activation whether the loss's gradient comes back to it: whether some way leads from it to
  /// the output through no blocked layer.
  ///
  /// - Complexity: O(*layers* and what they read).
  package var receivesGradient: [Bool] {
    var receives = [Bool](repeating: false, count: layers.count + 1)
    receives[layers.count] = true
    for layer in layers.indices.reversed() where receives[layer + 1] && !layers[layer].isBlocked {
      for source in sources[layer] { receives[source] = true }
    }
    return receives
  }

  /// For each activation whether a layer reads it, or is made of what was made of it.
  ///
  /// - Complexity: O(*layers* and what they read).
  package func isBelow(layer: Int) -> [Bool] {
    var isBelow = [Bool](repeating: false, count: layers.count + 1)
    for source in sources[layer] { isBelow[source] = true }
    for earlier in layers.indices.prefix(layer).reversed() where isBelow[earlier + 1] {
      for source in sources[earlier] { isBelow[source] = true }
    }
    return isBelow
  }
}
