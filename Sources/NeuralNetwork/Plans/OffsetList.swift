/// Offsets that a plan's instructions go by, found again where they stand in the table already.
struct OffsetList: Hashable {
  let offsets: [Int32]

  /// As many of them tell most lists apart; a list may have millions.
  private static let samples = 16

  init(_ offsets: [Int32]) { self.offsets = offsets }

  func hash(into hasher: inout Hasher) {
    hasher.combine(offsets.count)
    let step = max(1, offsets.count / Self.samples)
    for place in stride(from: 0, to: offsets.count, by: step) { hasher.combine(offsets[place]) }
    hasher.combine(offsets.last)
  }
}
