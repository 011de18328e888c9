import NeuralNetwork
import TestSupport
import Testing

@testable import Datasets

@Suite("Files that are not what they claim to be")
struct RefusingTests {
  @Test("Each is refused with what is wrong, and where", arguments: RefusedFile.all)
  func refused(_ file: RefusedFile) {
    let error = #expect(throws: FormatError.self) { try FileContents(file.bytes) }
    #expect(error?.reason == file.reason)
    #expect(error?.place == .offset(file.offset))
  }

  @Test("A file that ends anywhere before its end is refused", arguments: ReferenceFile.all)
  func truncated(_ file: ReferenceFile) {
    let bytes = file.bytes
    // The last line end of a picture in text may be missing, and digits of its last number.
    let spare = file.name.hasPrefix("p2") || file.name.hasPrefix("p3") ? 6 : 0
    for length in 0..<bytes.count {
      let prefix = Array(bytes[..<length])
      if length + spare < bytes.count {
        #expect(throws: FormatError.self, "\(length) bytes") { try FileContents(prefix) }
      } else {
        _ = try? FileContents(prefix)
      }
    }
  }

  @Test("A damaged byte of a picture or an archive is found by its checksum")
  func checksums() {
    for name in ["colour-2-depth-8.png", "stored.npz", "deflated.npz"] {
      let bytes = ReferenceFile.named(name).bytes
      // Within the compressed pixels, and within the first array's numbers.
      var damaged = bytes
      damaged[name == "stored.npz" ? 190 : 120] ^= 4
      let error = #expect(throws: FormatError.self) { try FileContents(damaged) }
      switch error?.reason {
      case .checksum, .damagedCompression: break
      default: Issue.record("\(name): \(String(describing: error))")
      }
    }
  }

  @Test("An archive that would fill the memory is refused before it does")
  func bomb() throws {
    var writer = ZipWriter()
    try writer.add("x.npy", [UInt8](repeating: 0, count: 1 << 20), isCompressed: true)
    var bytes = writer.finished()
    #expect(bytes.count < 2000)
    // More comes out than the directory says.
    let directory = bytes.count - 22 - 46 - 5
    bytes[directory + 24] = 0xFF
    bytes[directory + 25] = 0
    bytes[directory + 26] = 0
    let short = #expect(throws: FormatError.self) { try FileContents(bytes) }
    #expect(short?.reason == .inflatesBeyond(255))
    #expect(short?.entry == "x.npy")
    // The directory itself says more than is allowed.
    bytes[directory + 27] = 0x7F
    let long = #expect(throws: FormatError.self) { try FileContents(bytes) }
    #expect(long?.reason == .inflatesBeyond(8 * Shape.elementBound + 1 << 16))
  }

  @Test("What gzip makes of zeros is taken up to what its header announces")
  func compressedIDX() throws {
    let header: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 5]
    let bytes = try Self.gzip(header + [UInt8](repeating: 0, count: 1 << 20))
    let error = #expect(throws: FormatError.self) { try IDXFile.decoded(bytes) }
    #expect(error?.reason == .inflatesBeyond(13))
    let whole = try Self.gzip(header + [1, 2, 3, 4, 5])
    #expect(try IDXFile.decoded(whole).tensor.elements == [1, 2, 3, 4, 5])
  }

  /// The bytes compressed and put between gzip's header and checksum.
  private static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    var writer = ByteWriter()
    writer.write([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3])
    writer.write(try Deflater.deflated(bytes))
    writer.write(Checksum.crc32(bytes))
    writer.write(UInt32(bytes.count))
    return writer.bytes
  }
}
