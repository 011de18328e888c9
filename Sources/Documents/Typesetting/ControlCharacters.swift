/// Makes visible what could steer a terminal or hide in a text.
///
/// Control characters become their pictures (`␛`), a tab two spaces, and whatever turns the
/// direction of writing, has no width or no meaning becomes `�`.
enum ControlCharacters {
  /// The string, safe to be shown.
  static func madeVisible(in string: String) -> String {
    if string.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return string }
    var result = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      // A mark without a letter would sit on whatever stands before the string.
      if result.isEmpty, DisplayWidth.of(scalar) == 0, joins(scalar) { continue }
      switch scalar.value {
      case 0x09: result.append(contentsOf: "  ".unicodeScalars)
      case 0x20..<0x7F: result.append(scalar)
      default: result.append(visible(scalar))
      }
    }
    return String(result)
  }

  /// A space at which no line is broken; shown as a plain one.
  static let noBreakSpace: Unicode.Scalar = "\u{A0}"

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory != .format || joiners.contains(scalar.value)
  }

  private static let joiners: ClosedRange<UInt32> = 0x200C...0x200D

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control:
      if scalar.value < 0x20 { return Unicode.Scalar(0x2400 + scalar.value) ?? "?" }
      return scalar.value == 0x7F ? "\u{2421}" : "\u{FFFD}"
    case .lineSeparator, .paragraphSeparator: return "\u{2424}"
    case .spaceSeparator: return scalar == noBreakSpace ? scalar : " "
    case .format: return joiners.contains(scalar.value) ? scalar : "\u{FFFD}"
    case .privateUse, .surrogate, .unassigned: return "\u{FFFD}"
    default: return scalar
    }
  }
}
