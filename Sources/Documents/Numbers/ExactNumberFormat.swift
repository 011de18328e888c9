/// Writes a number so that reading it back gives the same bits.
///
/// ```
/// 3       0.1     -0      1e-05   1.7976931348623157e+308     nan     -inf
/// ```
///
/// The minus is the ASCII one, so that other programs can read what is copied to them.
package enum ExactNumberFormat {
  /// The shortest decimal that identifies the number; whole numbers go without `.0`.
  package static func string(_ value: Double) -> String {
    withBytes(of: value) { String(decoding: $0, as: UTF8.self) }
  }

  /// Puts the number behind other bytes.
  static func append(_ value: Double, to bytes: inout [UInt8]) {
    withBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  private static func withBytes<Result>(
    of value: Double, _ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result
  ) -> Result {
    var text = value.isNaN ? "nan" : value.description
    return text.withUTF8 { bytes in
      let isWhole = bytes.count > 2 && bytes.suffix(2).elementsEqual(".0".utf8)
      return body(bytes[..<(bytes.count - (isWhole ? 2 : 0))])
    }
  }
}
