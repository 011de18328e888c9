/// NumPy's `.npz`: a zip archive of `.npy` arrays.
public enum NumPyArchive {
  /// What the name of an array has behind it in the archive.
  static let suffix = ".npy"

  /// The arrays as the bytes of an `.npz` file, stored without compression.
  ///
  /// The same arrays give the same bytes at any time.
  ///
  /// - Throws: ``FileTooLarge`` beyond the 4 GiB of a plain zip archive.
  public static func encoded(_ arrays: [NamedTensor]) throws(FileTooLarge) -> [UInt8] {
    var archive = ZipWriter()
    for array in arrays {
      try archive.add(array.name + suffix, NumPyArray.encoded(array.tensor))
    }
    return archive.finished()
  }
}
