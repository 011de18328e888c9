/// A generator that gives the same bits for the same seed on every machine, for ever.
///
/// xoshiro256** (Blackman and Vigna), its state filled by SplitMix64. The standard library's own
/// distributions may change between versions, so use the methods below and not `random(in:using:)`.
/// Not for secrets.
package struct RandomGenerator: RandomNumberGenerator, Equatable, Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// Makes a generator from a seed.
  package init(seed: UInt64) {
    var state = seed
    s0 = RandomGenerator.splitMix(&state)
    s1 = RandomGenerator.splitMix(&state)
    s2 = RandomGenerator.splitMix(&state)
    s3 = RandomGenerator.splitMix(&state)
  }

  /// Makes the generator of one of many independent streams under a seed.
  ///
  /// Streams are told apart by FNV-1a over the name's UTF-8, a zero byte, and the extents as eight
  /// bytes each, lowest first; the seed is mixed before it joins.
  package init(seed: UInt64, stream: String, shape: Shape = .scalar) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func add(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    for byte in stream.utf8 { add(byte) }
    add(0)
    for extent in shape.extents {
      let bits = UInt64(extent)
      for shift in stride(from: UInt64(0), to: 64, by: 8) {
        add(UInt8(truncatingIfNeeded: bits >> shift))
      }
    }
    var state = seed
    self.init(seed: RandomGenerator.splitMix(&state) ^ hash)
  }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    let result = RandomGenerator.rotated(s1 &* 5, by: 7) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = RandomGenerator.rotated(s3, by: 45)
    return result
  }

  /// A number in [0, 1), a multiple of 2⁻⁵³, all equally likely.
  package mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from `lower` to `upper`, evenly.
  package mutating func uniform(from lower: Double, to upper: Double) -> Double {
    lower + (upper - lower) * unit()
  }

  /// A whole number in 0..<bound, all equally likely.
  ///
  /// - Precondition: `bound` is positive.
  package mutating func integer(below bound: Int) -> Int {
    precondition(bound > 0, "there is a number below the bound")
    // Lemire's method: the high word of a product, redrawn where its low word is biased.
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A number from the standard normal distribution, by Box and Muller's cosine.
  package mutating func normal() -> Double {
    let radius = (-2 * PortableMath.logarithm(1 - unit())).squareRoot()
    return radius * PortableMath.cosine(turns: unit())
  }

  /// Shuffles a list in place, every order equally likely (Fisher and Yates, from the end).
  package mutating func shuffle<Element>(_ list: inout [Element]) {
    for last in stride(from: list.count - 1, to: 0, by: -1) {
      list.swapAt(last, integer(below: last + 1))
    }
  }

  private static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  private static func rotated(_ bits: UInt64, by count: UInt64) -> UInt64 {
    bits << count | bits >> (64 - count)
  }
}
