import CZlib
import NeuralNetwork

/// Decompression by the system's zlib, never beyond a bound.
enum Inflater {
  /// What is around the compressed bytes.
  enum Container: Int32 {
    case raw = -15
    case zlib = 15
    case gzip = 31
  }

  /// What was inflated.
  struct Output {
    var bytes: [UInt8] = []
    /// How many compressed bytes that took.
    var consumed = 0
    /// Whether all of it was inflated; if not, there is more than the bound.
    var isComplete = false
  }

  /// What a gzip file begins with.
  static let gzipSignature: [UInt8] = [0x1F, 0x8B]

  private static let step = 1 << 16

  /// No compressed byte becomes more than this.
  private static let greatestRatio = 1032

  /// Inflates some bytes up to a bound; memory grows with what comes out, not with the bound.
  ///
  /// - Parameter expected: how much comes out, where the file says so: room is made for it at once, as
  ///   far as so few bytes can become so many.
  /// - Throws: ``FormatError`` where the bytes are damaged or end early, or where interrupted.
  static func inflated(
    _ bytes: [UInt8], _ range: Range<Int>, as container: Container, limit: Int,
    expected: Int = 0, interruption: Interruption = .never
  ) throws(FormatError) -> Output {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, container.rawValue, ZLIB_VERSION, size) == Z_OK else {
      throw FormatError(.damagedCompression, at: range.lowerBound)
    }
    defer { inflateEnd(&stream) }
    return try bytes.withUnsafeBufferPointer { all throws(FormatError) in
      let source = UnsafeMutableBufferPointer(mutating: UnsafeBufferPointer(rebasing: all[range]))
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(source.count)
      var output = Output()
      output.bytes.reserveCapacity(min(expected, limit, greatestRatio * source.count))
      var pacer = Pacer(interruption)
      var block = [UInt8](repeating: 0, count: min(step, limit + 1))
      while true {
        try pacer.read(step)
        let status = fill(&block, from: &stream)
        output.bytes += block.prefix(block.count - Int(stream.avail_out))
        output.consumed = source.count - Int(stream.avail_in)
        if output.bytes.count > limit { return output }
        switch status {
        case Z_OK where stream.avail_in > 0 || stream.avail_out == 0: continue
        case Z_STREAM_END:
          let rest = source[output.consumed...]
          guard container == .gzip, rest.starts(with: gzipSignature) else {
            output.isComplete = true
            return output
          }
          // A gzip file may be several, one behind the other.
          inflateReset(&stream)
        case Z_OK, Z_BUF_ERROR:
          throw FormatError(.endsEarly(needed: 1, left: 0), at: range.upperBound)
        default:
          throw FormatError(.damagedCompression, at: range.lowerBound + output.consumed)
        }
      }
    }
  }

  private static func fill(_ block: inout [UInt8], from stream: inout z_stream) -> Int32 {
    block.withUnsafeMutableBufferPointer { block in
      stream.next_out = block.baseAddress
      stream.avail_out = UInt32(block.count)
      return inflate(&stream, Z_NO_FLUSH)
    }
  }
}
