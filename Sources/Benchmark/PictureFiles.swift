import Platform

/// Files as large as MNIST's, 60,000 pictures of 28 × 28 bytes and a class for each, in the folder for
/// temporary files; peers.py reads the same.
enum PictureFiles {
  private static let count = 60_000
  private static let extent = 28

  /// The folder for temporary files.
  static var folder: String { getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp" }

  /// The two files' names, written unless they are there.
  static func paths() throws -> (pictures: String, labels: String) {
    let paths = (
      pictures: folder + "/gradus-benchmark-pictures-idx3-ubyte",
      labels: folder + "/gradus-benchmark-labels-idx1-ubyte"
    )
    if access(paths.pictures, R_OK) == 0, access(paths.labels, R_OK) == 0 { return paths }
    let pixels = extent * extent
    // A bright stroke whose place tells the class, and noise: something to learn.
    var state: UInt64 = 1
    var pictures = [UInt8](repeating: 0, count: count * pixels)
    for sample in 0..<count {
      for place in 0..<pixels {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let isStroke = place % extent / 2 == 2 + sample % 10
        pictures[sample * pixels + place] = UInt8(state >> 58) + (isStroke ? 190 : 0)
      }
    }
    try write(
      pictures, to: paths.pictures, kind: 3,
      extents: [count, extent, extent])
    try write((0..<count).map { UInt8($0 % 10) }, to: paths.labels, kind: 1, extents: [count])
    return paths
  }

  private static func write(
    _ bytes: [UInt8], to path: String, kind: UInt8, extents: [Int]
  ) throws {
    var header: [UInt8] = [0, 0, 8, kind]
    for extent in extents {
      header += [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: extent >> $0) }
    }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw Program.Failure.notWritten(path: path, code: errno) }
    defer { close(file) }
    for part in [header, bytes] {
      var done = 0
      while done < part.count {
        let wrote = part[done...].withUnsafeBytes { Platform.write(file, $0.baseAddress, $0.count) }
        guard wrote > 0 else { throw Program.Failure.notWritten(path: path, code: errno) }
        done += wrote
      }
    }
  }
}
