import Platform

/// What a network or a session can have more of, and how time and memory grow with it.
enum Growth: String, CaseIterable {
  case pixels, channels, batch, parameters, statements, undo

  /// What grows, and what is measured.
  var summary: String {
    switch self {
    case .pixels: "`forward; backward` of a 3×3 convolution, by pixels"
    case .channels: "the same by channels, as many in as out: the weights are their square"
    case .batch: "`forward; backward` of LeNet-5, by samples"
    case .parameters: "`forward; backward` of one dense layer, by its weights"
    case .statements: "a script of `let` statements, by statements"
    case .undo: "`undo N` after as many statements, by statements"
    }
  }

  /// How the time has to grow: as this power of what is counted.
  var expected: String {
    switch self {
    case .channels: "2: each output reads each input"
    default: "1"
    }
  }

  private var sizes: [Int] {
    switch self {
    case .pixels: [32, 64, 128, 256].map { $0 * $0 }
    case .channels: [4, 8, 16, 32, 64]
    case .batch: [8, 16, 32, 64, 128]
    case .parameters: [64, 256, 1024, 4096].map { $0 * 64 }
    case .statements, .undo: [250, 500, 1000, 2000, 4000]
    }
  }

  /// What is run before, and what is measured.
  private func script(_ size: Int) -> (before: String, measured: String) {
    let pass = "forward; backward"
    switch self {
    case .pixels:
      let side = Int(Double(size).squareRoot())
      return (
        """
        input 1x\(side)x\(side); conv 4 3x3 pad 1; relu; globalavgpool; dense 4; \
        loss cross-entropy; input = randn(1, \(side), \(side)); target = 1
        """, pass
      )
    case .channels:
      return (
        """
        input \(size)x16x16; conv \(size) 3x3 pad 1; relu; globalavgpool; dense 4; \
        loss cross-entropy; input = randn(\(size), 16, 16); target = 1
        """, pass
      )
    case .batch:
      return (
        """
        input 1x28x28; conv 6 5x5 pad 2; relu; maxpool 2; conv 16 5x5; relu; maxpool 2; dense 120; \
        relu; dense 84; relu; dense 10; loss cross-entropy; input = randn(\(size), 1, 28, 28); \
        target = round(linspace(0, 9, \(size)))
        """, pass
      )
    case .parameters:
      return (
        """
        input 64; dense \(size / 64); loss squared-error; input = randn(64); \
        target = zeros(\(size / 64))
        """, pass
      )
    case .statements: return ("", lets(size))
    case .undo: return (lets(size), "undo \(size)")
    }
  }

  private func lets(_ count: Int) -> String {
    (0..<count).map { "let a\($0 % 10) = \($0)" }.joined(separator: "; ")
  }

  /// Measures each size, and prints a line of it.
  func report() throws {
    print("\(rawValue): \(summary)")
    var points: [(size: Double, seconds: Double)] = []
    for size in sizes {
      let (before, measured) = script(size)
      let prompt = try Prompt(after: before)
      guard case .seconds(let seconds) = try prompt.median(of: measured) else { continue }
      let whole = [before, measured].filter { !$0.isEmpty }.joined(separator: "; ")
      let peak = try Program.peak(whole)
      points.append((Double(size), seconds))
      let counted = String(size)
      print(
        String(repeating: " ", count: max(0, 10 - counted.count)) + counted,
        Figure.seconds(seconds), Figure.bytes(peak))
    }
    print(
      "  time grows as the power", (Self.power(of: points) * 100).rounded() / 100,
      "(expected: \(expected))\n")
  }

  /// The slope of the line through the larger half of the points, both axes as logarithms: the smaller
  /// ones are mostly what a statement costs whatever it does.
  private static func power(of points: [(size: Double, seconds: Double)]) -> Double {
    let large = points.suffix((points.count + 2) / 2)
    let (x, y) = (large.map { log($0.size) }, large.map { log($0.seconds) })
    let count = Double(large.count)
    let means = (x.reduce(0, +) / count, y.reduce(0, +) / count)
    let products = zip(x, y).map { ($0 - means.0) * ($1 - means.1) }.reduce(0, +)
    return products / x.map { ($0 - means.0) * ($0 - means.0) }.reduce(0, +)
  }
}
