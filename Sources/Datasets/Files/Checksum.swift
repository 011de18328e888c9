import CZlib

/// Checksums by the system's zlib.
package enum Checksum {
  /// The CRC-32 of some bytes, behind others whose checksum is known.
  package static func crc32(_ bytes: [UInt8], behind others: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(UInt(others), $0.baseAddress, $0.count))
    }
  }
}
