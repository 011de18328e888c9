/// A zip archive, as NumPy's `.npz` is one.
enum ZipArchive {
  /// What an entry begins with.
  static let entrySignature: UInt32 = 0x0403_4B50
  /// What an entry of the directory at the end begins with.
  static let directorySignature: UInt32 = 0x0201_4B50
  /// What the record behind the directory begins with.
  static let endSignature: UInt32 = 0x0605_4B50
  /// The method of an entry whose bytes are there as they are.
  static let stored: UInt16 = 0
  /// The method of an entry compressed by zlib's algorithm.
  static let deflated: UInt16 = 8
}
