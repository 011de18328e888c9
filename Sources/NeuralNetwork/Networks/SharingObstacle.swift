/// Why a layer cannot use the weights of another one.
package enum SharingObstacle: Hashable, Sendable {
  /// The other has no weights.
  case noWeights
  /// They are layers of two kinds, each by its word.
  case kinds(needed: String, there: String)
  /// The other is a convolution that was relaxed.
  case relaxed
  /// The weights' shapes differ.
  case shapes(needed: Shape, there: Shape)
  /// The channels are divided into another number of groups.
  case groups(needed: Int, there: Int)
  /// One of the two has a bias: the other layer, or the one that would share.
  case bias(isThere: Bool)
}
