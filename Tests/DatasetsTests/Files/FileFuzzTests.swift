import Datasets
import Foundation
import NeuralNetwork
import TestSupport
import Testing

/// Damaged files are read or refused: no crash, and no more memory than the file can ask for.
///
/// `GRADUS_FUZZ=100000` sets the number of mutations for each reader.
@Suite("Damaged files")
struct FileFuzzTests {
  private static let mutations =
    ProcessInfo.processInfo.environment["GRADUS_FUZZ"].flatMap(Int.init) ?? 10_000

  @Test("Mutated files are read or refused", arguments: FileFormat.allCases)
  func mutated(_ format: FileFormat) {
    let samples = Self.samples(of: format)
    var generator = RandomGenerator(seed: 1, stream: "fuzz \(format.rawValue)")
    var refused = 0
    for _ in 0..<Self.mutations {
      var bytes = samples[generator.integer(below: samples.count)]
      Self.mutate(&bytes, &generator)
      do {
        let count = try Self.elementCount(format, bytes)
        #expect(count <= Shape.elementBound)
      } catch {
        refused += 1
      }
    }
    #expect(refused > Self.mutations / 20)
  }

  @Test("Headers with absurd sizes are refused", arguments: FileFormat.allCases)
  func absurd(_ format: FileFormat) {
    for sample in Self.samples(of: format) {
      for place in 0..<min(sample.count, 200) {
        for width in [1, 2, 4, 8] where place + width <= sample.count {
          var bytes = sample
          for offset in 0..<width { bytes[place + offset] = 0xFF }
          _ = try? Self.elementCount(format, bytes)
        }
      }
    }
  }

  /// How many numbers a file of a format comes to.
  private static func elementCount(
    _ format: FileFormat, _ bytes: [UInt8]
  ) throws(FormatError) -> Int {
    switch format {
    case .idx: try IDXFile.decoded(bytes).tensor.count
    case .npy: try NumPyArray.decoded(bytes).tensor.count
    case .npz: try NumPyArchive.decoded(bytes).reduce(0) { $0 + $1.tensor.count }
    case .safetensors: try Safetensors.decoded(bytes).reduce(0) { $0 + $1.tensor.count }
    case .pnm: try PNMPicture.decoded(bytes).count
    case .png: try PNGPicture.decoded(bytes).count
    case .csv: try CSVTable(bytes).features.count
    }
  }

  private static func samples(of format: FileFormat) -> [[UInt8]] {
    if format == .csv {
      return [
        "a,b,label\n1,2.5,x\n-3,4e-1,y\n", "1;2;\"x;\"\"\"\n\n3;4;y\n", "0,1\r\n1,0\r\n1,1",
        "\u{FEFF}f\tclass\n1\tb\n",
      ].map { Array($0.utf8) }
    }
    return ReferenceFile.all.map(\.bytes).filter { FileFormat($0) == format }
  }

  /// Changes, removes, doubles or inserts a few bytes, more often near the beginning and the end,
  /// where sizes stand.
  private static func mutate(_ bytes: inout [UInt8], _ generator: inout RandomGenerator) {
    let telling: [UInt8] = [0, 1, 2, 8, 0x20, 0x2C, 0x30, 0x39, 0x5B, 0x7D, 0x7F, 0x80, 0xFE, 0xFF]
    for _ in 0...generator.integer(below: 4) where !bytes.isEmpty {
      var place = generator.integer(below: bytes.count)
      switch generator.integer(below: 3) {
      case 0: place = min(place, generator.integer(below: 64))
      case 1: place = max(place, bytes.count - 1 - generator.integer(below: 64))
      default: break
      }
      place = max(0, min(place, bytes.count - 1))
      switch generator.integer(below: 8) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(telling[generator.integer(below: telling.count)], at: place)
      case 2: bytes.removeLast(generator.integer(below: bytes.count - place))
      case 3:
        let length = min(bytes.count - place, 1 + generator.integer(below: 8))
        bytes.insert(contentsOf: bytes[place..<place + length], at: place)
      case 4: bytes[place] ^= 1 << UInt8(generator.integer(below: 8))
      case 5:
        for offset in place..<min(bytes.count, place + 4) { bytes[offset] = 0xFF }
      default: bytes[place] = telling[generator.integer(below: telling.count)]
      }
    }
  }
}
