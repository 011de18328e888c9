import NeuralNetwork

/// A kernel's gradient as it grows pixel by pixel, in the engine's order: over samples and positions.
struct KernelGrowth {
  /// What is one number at each position, [sample, channel, row, column].
  private let single: [Double]
  /// What the kernel moves over.
  private let under: [Double]
  /// For each position, where the taps read in a sample of it; `nil` on padding.
  private let taps: [Int?]
  /// The number of taps.
  private let kernel: Int
  private let channel: Int
  private let channels: Int
  /// How many numbers a sample of what the kernel moves over has.
  private let inputs: Int
  private let positions: Int
  /// The number of pixels, of all samples.
  let count: Int

  /// - Parameter channel: the channel of `single` whose numbers count.
  init(single: Tensor, under: Tensor, taps: [Int?], kernel: Int, channel: Int) {
    self.single = single.elements
    self.under = under.elements
    self.taps = taps
    self.kernel = kernel
    self.channel = channel
    channels = single.shape[1]
    inputs = under.count / max(1, under.shape[0])
    positions = taps.count / max(1, kernel)
    count = positions * single.shape[0]
  }

  /// The number that a pixel multiplies its window with.
  func upstream(_ pixel: Int) -> Double {
    let (sample, position) = pixel.quotientAndRemainder(dividingBy: positions)
    return single[(sample * channels + channel) * positions + position]
  }

  /// Adds what a pixel adds to each weight of the kernel.
  func add(_ pixel: Int, to sum: inout [Double]) {
    let upstream = upstream(pixel)
    forEachTap(pixel) { sum[$0] += upstream * $1 }
  }

  /// A pixel's window, and what it adds; 0 on padding.
  func terms(_ pixel: Int) -> (window: [Double], product: [Double]) {
    let upstream = upstream(pixel)
    var window = [Double](repeating: 0, count: kernel)
    var product = window
    forEachTap(pixel) {
      window[$0] = $1
      product[$0] = upstream * $1
    }
    return (window, product)
  }

  /// Whether the kernel's first weight lies on padding there.
  func isFirstOnPadding(_ pixel: Int) -> Bool { taps[pixel % positions * kernel] == nil }

  /// Visits the taps of a pixel that are not on padding, each with the number under it.
  @inline(__always)
  private func forEachTap(_ pixel: Int, _ body: (_ tap: Int, _ number: Double) -> Void) {
    let (sample, position) = pixel.quotientAndRemainder(dividingBy: positions)
    for tap in 0..<kernel {
      guard let place = taps[position * kernel + tap] else { continue }
      body(tap, under[sample * inputs + place])
    }
  }
}
