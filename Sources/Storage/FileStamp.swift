import Datasets

/// What tells the contents of a file from other ones that it may have later.
package struct FileStamp: Hashable, Sendable {
  /// Where the file is, as it was typed.
  package let path: String
  /// How many bytes it had.
  let count: Int
  /// Their CRC-32.
  let checksum: UInt32

  /// Makes a stamp of its parts.
  init(path: String, count: Int, checksum: UInt32) {
    self.path = path
    self.count = count
    self.checksum = checksum
  }

  /// Makes the stamp of a file that holds these bytes.
  init(path: String, of bytes: [UInt8]) {
    self.init(path: path, count: bytes.count, checksum: Checksum.crc32(bytes))
  }
}
