/// What came of one measurement.
enum Figure: CustomStringConvertible {
  /// The median time of one repetition.
  case seconds(Double)
  /// How many times as long as something else it takes.
  case times(Double)
  /// The largest memory that a process held.
  case bytes(Int)

  var description: String {
    switch self {
    case .seconds(let seconds):
      switch seconds {
      case ..<1e-3: Self.padded(seconds * 1e6, "µs")
      case ..<1: Self.padded(seconds * 1e3, "ms")
      default: Self.padded(seconds, "s ")
      }
    case .times(let times): Self.padded(times, "× ")
    case .bytes(let bytes): Self.padded(Double(bytes) / 1e6, "MB")
    }
  }

  private static func padded(_ number: Double, _ unit: String) -> String {
    let hundredths = Int((number * 100).rounded())
    let (whole, part) = (hundredths / 100, hundredths % 100)
    let text = "\(whole)." + (part < 10 ? "0" : "") + "\(part)"
    return String(repeating: " ", count: max(0, 8 - text.count)) + text + " " + unit
  }
}
