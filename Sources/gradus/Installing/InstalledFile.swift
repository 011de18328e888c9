import Datasets

/// A file that is to be installed.
struct InstalledFile {
  /// Where it lies below the prefix.
  let path: String
  /// What it holds.
  let bytes: [UInt8]
  /// Whether it is a program.
  var isProgram = false

  /// By what it is known again.
  var fingerprint: Fingerprint { Fingerprint(of: bytes) }

  /// By what a file is known that nobody has changed.
  struct Fingerprint: Hashable {
    let count: Int
    let checksum: UInt32

    init(count: Int, checksum: UInt32) { (self.count, self.checksum) = (count, checksum) }

    init(of bytes: [UInt8]) {
      self.init(count: bytes.count, checksum: Checksum.crc32(bytes))
    }
  }
}
