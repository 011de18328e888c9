import NeuralNetwork

/// Files of any kind that gzip has compressed.
package enum Gzip {
  /// The bytes themselves where they are not compressed, else what was, within the bound on files.
  ///
  /// - Throws: ``FormatError`` where it is damaged, or comes to more.
  package static func unwrapped(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> [UInt8] {
    // MNIST's own files say how long they are.
    guard bytes.starts(with: Inflater.gzipSignature), try !IDXFile.isCompressed(bytes) else {
      return bytes
    }
    let limit = FileContents.largestFile
    let output = try Inflater.inflated(
      bytes, 0..<bytes.count, as: .gzip, limit: limit, interruption: interruption)
    guard output.isComplete else { throw FormatError(.inflatesBeyond(limit), at: 0) }
    return output.bytes
  }
}
