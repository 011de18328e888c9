import NeuralNetwork
import Synchronization
import Testing

@testable import Datasets

@Suite("Reading a large file")
struct InterruptedReadingTests {
  private static let side = 1000

  /// Files of a million numbers, by their kind.
  private static func bytes(_ kind: String) throws -> [UInt8] {
    let tensor = Tensor(
      shape: [side, side], elements: (0..<side * side).map { Double($0 % 251) / 7 })
    let pixels = (0..<side * side).map { UInt8($0 % 251) }
    let named = [NamedTensor("a", tensor)]
    switch kind {
    case "npy": return NumPyArray.encoded(tensor)
    case "npz": return try NumPyArchive.encoded(named)
    case "npz, deflated": return try NumPyArchive.encoded(named, isCompressed: true)
    case "safetensors": return Safetensors.encoded(named)
    // Signed bytes: unsigned ones stay where they are, which takes no time.
    case "idx": return [0, 0, 9, 2, 0, 0, 3, 232, 0, 0, 3, 232] + pixels
    case "pgm": return Array("P5 \(side) \(side) 255\n".utf8) + pixels
    case "pgm, text":
      return Array("P2 \(side) \(side) 255\n\(pixels.map(String.init).joined(separator: " "))".utf8)
    default: throw NoSuchKind()
    }
  }

  private struct NoSuchKind: Error {}

  static let kinds = [
    "npy", "npz", "npz, deflated", "safetensors", "idx", "pgm", "pgm, text",
  ]

  @Test("asks several times whether to stop, and stops", arguments: kinds)
  func asks(kind: String) throws {
    let bytes = try Self.bytes(kind)
    let asked = Mutex(0)
    _ = try FileContents(
      bytes,
      interruption: Interruption {
        asked.withLock {
          $0 += 1; return false
        }
      })
    let count = asked.withLock { $0 }
    #expect(count >= 2)
    let left = Mutex(count / 2)
    let error = #expect(throws: FormatError.self) {
      try FileContents(
        bytes,
        interruption: Interruption {
          left.withLock {
            $0 -= 1; return $0 < 0
          }
        })
    }
    #expect(error?.reason == .interrupted)
  }

  @Test("does so in a table, too")
  func table() throws {
    let row = (0..<10).map { "\($0).5" }.joined(separator: ",")
    let bytes = Array(repeatElement(row, count: 20_000).joined(separator: "\n").utf8)
    #expect(try CSVTable(bytes).features.shape == [20_000, 9])
    let error = #expect(throws: FormatError.self) {
      try CSVTable(bytes, interruption: Interruption { true })
    }
    #expect(error?.reason == .interrupted)
  }
}
