import CZlib

/// Checksums by the system's zlib.
public enum Checksum {
  /// The CRC-32 of some bytes.
  public static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count))
    }
  }
}
