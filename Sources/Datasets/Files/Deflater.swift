import CZlib
import NeuralNetwork

/// Compression by the system's zlib.
enum Deflater {
  /// How many simple operations a byte takes, about.
  private static let costOfByte = 8

  /// The bytes compressed as an entry of a zip archive has them, without a header.
  ///
  /// - Throws: ``PassError/interrupted``.
  static func deflated(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(PassError) -> [UInt8] {
    var stream = z_stream()
    let status = deflateInit2_(
      &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK, "zlib begins to compress")
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var result = [UInt8](repeating: 0, count: bound)
    var written = 0
    try interruption.portions(of: max(bytes.count, 1), costing: costOfByte) { range in
      bytes.withUnsafeBufferPointer { source in
        result.withUnsafeMutableBufferPointer { target in
          stream.next_in = UnsafeMutablePointer(
            mutating: source.baseAddress.map { $0 + range.lowerBound })
          stream.avail_in = UInt32(min(range.upperBound, source.count) - range.lowerBound)
          stream.next_out = target.baseAddress.map { $0 + written }
          stream.avail_out = UInt32(target.count - written)
          let isLast = range.upperBound >= source.count
          let status = deflate(&stream, isLast ? Z_FINISH : Z_NO_FLUSH)
          precondition(status == (isLast ? Z_STREAM_END : Z_OK), "zlib's bound is enough")
          written = target.count - Int(stream.avail_out)
        }
      }
    }
    result.removeSubrange(written...)
    return result
  }
}
