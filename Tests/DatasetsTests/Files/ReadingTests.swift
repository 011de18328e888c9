import Datasets
import NeuralNetwork
import TestSupport
import Testing

@Suite("Files of other programs")
struct ReadingTests {
  private static func files(_ suffixes: String...) -> [ReferenceFile] {
    ReferenceFile.all.filter { file in suffixes.contains { file.name.hasSuffix($0) } }
  }

  @Test(
    "NumPy's arrays and IDX files, of every type and order", arguments: files(".npy", ".idx", ".gz")
  )
  func arrays(_ file: ReferenceFile) throws {
    guard case .tensor(let read) = try FileContents(file.bytes) else {
      Issue.record("\(file) is one tensor")
      return
    }
    let expected = try #require(file.tensor)
    #expect(Self.same(read.tensor, expected))
    #expect(read.wasBytes == (file.name.hasPrefix("u1") || file.name.hasPrefix("labels")))
  }

  @Test("Archives and safetensors files", arguments: files(".npz", ".safetensors"))
  func several(_ file: ReferenceFile) throws {
    guard case .tensors(let read) = try FileContents(file.bytes) else {
      Issue.record("\(file) is several tensors")
      return
    }
    #expect(Set(read.map(\.name)) == Set(file.tensors.keys))
    #expect(read.count == file.tensors.count)
    for entry in read {
      let expected = try #require(file.tensors[entry.name])
      #expect(Self.same(entry.tensor, expected), "\(entry.name)")
    }
  }

  @Test("Pictures of every kind and depth, to the bit", arguments: files(".png", ".pgm", ".ppm"))
  func pictures(_ file: ReferenceFile) throws {
    guard case .picture(let read) = try FileContents(file.bytes) else {
      Issue.record("\(file) is a picture")
      return
    }
    let (samples, maximum) = (try #require(file.tensor), try #require(file.maximum))
    let expected = Tensor(
      shape: samples.shape, elements: samples.elements.map { $0 / Double(maximum) })
    #expect(Self.same(read, expected))
  }

  @Test("There are files of each format")
  func coverage() {
    let formats = Set(ReferenceFile.all.compactMap { FileFormat($0.bytes) })
    #expect(formats == Set(FileFormat.allCases).subtracting([.csv]))
    #expect(ReferenceFile.all.count > 80)
  }

  @Test("What is written here is read again, to the bit", arguments: [false, true])
  func roundTrip(_ isCompressed: Bool) throws {
    let tensors = [
      NamedTensor(
        "a",
        Tensor(shape: [2, 3], elements: [.infinity, -0.0, 0.1, .leastNonzeroMagnitude, 1e308, -1])),
      NamedTensor("b.weight", Tensor(7.125)),
      NamedTensor("e\u{308}\"\\\u{1}", Tensor(shape: [0, 4], elements: [])),
      NamedTensor("zeros", Tensor(repeating: 0, shape: [40, 50])),
    ]
    let archive = try NumPyArchive.encoded(tensors, isCompressed: isCompressed)
    let read = try NumPyArchive.decoded(archive)
    #expect(read.map(\.name) == tensors.map(\.name))
    #expect(zip(read, tensors).allSatisfy { Self.same($0.tensor, $1.tensor) })
    #expect(archive.count < 16_000 || !isCompressed)
    let weights = try Safetensors.decoded(Safetensors.encoded(tensors))
    #expect(weights.count == tensors.count)
    for entry in weights {
      let expected = try #require(tensors.first { $0.name == entry.name })
      #expect(Self.same(entry.tensor, expected.tensor))
    }
  }

  /// Whether two tensors have the same bits, any one for all that are no number.
  static func same(_ left: Tensor, _ right: Tensor) -> Bool {
    left.shape == right.shape
      && zip(left.elements, right.elements).allSatisfy {
        $0.bitPattern == $1.bitPattern || $0.isNaN && $1.isNaN
      }
  }
}

@Suite("Remarks in PGM")
struct PNMRemarkTests {
  // Netpbm: a remark may stand anywhere before the one white space behind the largest value; it ends
  // with its line, and that line's end is the white space. GIMP and others put it on the next line.
  @Test(
    "A remark straight behind the largest value, or on the line below, is none of the samples",
    arguments: [
      "255# made by hand\n", "255\n# made by hand\n", "255 #1\n", "255\n", "255\n# a\n# b\n",
    ])
  func behindLargest(_ end: String) throws {
    let samples: [UInt8] = [0, 51, 102, 153, 204, 255]
    let picture = try PNMPicture.decoded(Array("P5\n3 2\n\(end)".utf8) + samples)
    #expect(picture.shape == [1, 2, 3])
    #expect(picture.elements == [0, 0.2, 0.4, 0.6, 0.8, 1])
  }

  @Test("Samples that begin like a remark stay samples")
  func samplesLikeRemark() throws {
    let samples: [UInt8] = [0x23, 0x41, 0x0A, 0x42, 0x43, 0x44]
    let picture = try PNMPicture.decoded(Array("P5 3 2 255\n".utf8) + samples)
    #expect(picture.elements == samples.map { Double($0) / 255 })
  }
}
