import NeuralNetwork

/// Pictures in Netpbm's formats for grey (PGM) and colours (PPM), as text or as bytes.
package enum PNMPicture {
  /// Whether bytes begin like one.
  static func isStart(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && bytes[0] == UInt8(ascii: "P") && "2356".utf8.contains(bytes[1])
      && (isSpace(bytes[2]) || bytes[2] == UInt8(ascii: "#"))
  }

  /// Reads the first picture of a file, [channel, row, column], from 0 to 1.
  ///
  /// - Throws: ``FormatError``.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> Tensor {
    guard isStart(bytes) else { throw FormatError(.signature(.pnm), at: 0) }
    let channels = bytes[1] == UInt8(ascii: "3") || bytes[1] == UInt8(ascii: "6") ? 3 : 1
    let isText = bytes[1] < UInt8(ascii: "5")
    var scanner = PNMScanner(bytes, at: 2)
    let start = scanner.offset
    let columns = try scanner.number(.pictureSize)
    let rows = try scanner.number(.pictureSize)
    guard columns > 0, rows > 0 else {
      throw FormatError(.malformed(.pictureSize, found: "\(columns) x \(rows)"), at: start)
    }
    let place = scanner.offset
    let brightest = try scanner.number(.brightestSample)
    guard (1...65535).contains(brightest) else {
      throw FormatError(.malformed(.brightestSample, found: String(brightest)), at: place)
    }
    let plane = try [rows, columns].boundedElementCount(at: start)
    let count = try [channels, rows, columns].boundedElementCount(at: start)
    let width = brightest > 255 ? 2 : 1
    if isText {
      // Each sample takes a sign and white space: no room is made for what cannot be there.
      guard bytes.count - scanner.offset >= 2 * count else {
        throw FormatError(
          .endsEarly(needed: 2 * count, left: bytes.count - scanner.offset), at: scanner.offset)
      }
    } else {
      try scanner.beginBytes(count * width)
    }
    var elements = [Double](repeating: 0, count: count)
    var pacer = Pacer(interruption)
    for pixel in 0..<plane {
      try pacer.read(8 * channels)
      for channel in 0..<channels {
        let place = scanner.offset
        let sample = isText ? try scanner.number(.sample) : scanner.sample(width)
        guard sample <= brightest else {
          throw FormatError(.malformed(.sample, found: String(sample)), at: place)
        }
        elements[channel * plane + pixel] = Double(sample) / Double(brightest)
      }
    }
    return Tensor(shape: [channels, rows, columns], elements: elements)
  }

  /// Whether a byte separates numbers.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
