/// An amount of memory, for a message.
package struct Bytes: CustomStringConvertible {
  // Not a whole number, for what does not fit is more than one can count.
  private let count: Double

  /// An amount in bytes.
  package init(_ count: Int) { self.count = Double(count) }

  /// What so many numbers in double precision take.
  package init(of elements: Int) { count = 8 * Double(elements) }

  /// The amount in the largest unit that leaves at least 1, with one decimal.
  package var description: String {
    let units = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"]
    var amount = count
    var unit = 0
    while amount >= 1024, unit < units.count - 1 {
      amount /= 1024
      unit += 1
    }
    let rounded = (amount * 10).rounded() / 10
    let isWhole = rounded == rounded.rounded()
    return "\(isWhole ? String(Int(rounded)) : String(rounded)) \(units[unit])"
  }
}

extension Int {
  /// The number with a thin mark between groups of three digits: 67,108,864.
  package var grouped: String {
    let digits = String(magnitude)
    var result = ""
    for (position, digit) in digits.enumerated() {
      if position > 0, (digits.count - position).isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}
