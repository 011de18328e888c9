/// What a layer writes down on the way forward and reads on the way back.
package enum LayerContext: Equatable, Sendable {
  /// Nothing beyond the layer's input and output.
  case none
  /// Where each window's largest value stood.
  ///
  /// `winners` has, for each output element in row order, the offset in the input of one sample of
  /// the first maximum in row order; `tied` says for each whether another one was as large.
  case maxPooling(winners: [Int32], tied: [Bool])
  /// The means and variances that were normalised by.
  case normalisation(NormalisationStatistics)
  /// What each element was multiplied by, [sample, …].
  case mask(Tensor)

  /// About how many numbers of double precision would take as much memory.
  var numberCount: Int {
    switch self {
    case .none: 0
    case .maxPooling(let winners, let tied):
      (winners.count * MemoryLayout<Int32>.size + tied.count) / MemoryLayout<Double>.size
    case .normalisation(let statistics): statistics.means.count + statistics.variances.count
    case .mask(let mask): mask.count
    }
  }
}
