import CQRCode

/// An address as a picture that phones read, by libqrencode.
struct QRCode: Equatable, Sendable {
  /// The rows from the top, each with `1` for black and `0` for white.
  let rows: [String]

  /// Draws a text; `nil` where it is too long for any code.
  init?(_ text: String) {
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    guard let data = code.pointee.data else { return nil }
    // Of each byte the lowest bit is the colour.
    rows = (0..<width).map { row in
      String((0..<width).map { data[row * width + $0] & 1 == 1 ? "1" : "0" })
    }
  }
}
