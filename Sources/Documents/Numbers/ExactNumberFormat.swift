/// Writes a number so that reading it back gives the same bits.
///
/// ```
/// 3       0.1     -0      1e-05   1.7976931348623157e+308     nan     -inf
/// ```
///
/// The minus is the ASCII one, so that other programs can read what is copied to them.
public enum ExactNumberFormat {
  /// The shortest decimal that identifies the number; whole numbers go without `.0`.
  public static func string(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
