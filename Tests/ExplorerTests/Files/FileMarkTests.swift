import Datasets
import NeuralNetwork
import TestSupport
import Testing

@testable import Storage

@Suite struct FileMarkTests {
  private static let tensors = [
    NamedTensor("a", Tensor(shape: [2, 2], elements: [1, 2, 3, 13])), NamedTensor("b", Tensor(0.5)),
  ]

  /// A file of each format, without a mark.
  private static func file(_ mark: FileMark) throws -> [UInt8] {
    switch mark {
    case .zip: try NumPyArchive.encoded(tensors)
    case .safetensors: Safetensors.encoded(tensors)
    case .number, .percent, .element, .brackets: Array("one\ntwo\n".utf8)
    case .held: Array("one\n\(FileMark.blank)\ntwo\n".utf8)
    }
  }

  @Test(arguments: FileMark.allCases)
  func `a marked file is known, and one of which a single bit was changed is not`(
    mark: FileMark
  ) throws {
    let file = mark.marked(try Self.file(mark))
    #expect(FileMark.isWhole(file))
    for place in file.indices where file[place] != 0x0D {
      var changed = file
      changed[place] ^= 1
      #expect(!FileMark.isWhole(changed), "byte \(place)")
    }
    #expect(!FileMark.isWhole(file + [0x20]))
    #expect(!FileMark.isWhole(Array(file.dropFirst())))
    #expect(!FileMark.isWhole(try Self.file(mark)))
  }

  @Test(arguments: [FileMark.number, .percent, .element, .brackets, .held])
  func `other ends of lines are no change`(mark: FileMark) throws {
    let text = String(decoding: mark.marked(try Self.file(mark)), as: UTF8.self)
    #expect(FileMark.isWhole(Array(text.replacing("\n", with: "\r\n").utf8)))
  }

  @Test func `a mark is no obstacle to readers`() throws {
    let archive = FileMark.zip.marked(try Self.file(.zip))
    #expect(try NumPyArchive.decoded(archive).map(\.tensor) == Self.tensors.map(\.tensor))
    let safe = FileMark.safetensors.marked(try Self.file(.safetensors))
    #expect(try Safetensors.decoded(safe).map(\.tensor) == Self.tensors.map(\.tensor))
  }

  @Test func `the checksum is zlib's, of the file with zeros in its place`() {
    // In Python: zlib.crc32(b"one\n# Gradus wrote this; its checksum is 00000000\n")
    let file = FileMark.number.marked(Array("one\n".utf8))
    #expect(
      String(decoding: file, as: UTF8.self)
        == "one\n# Gradus wrote this; its checksum is 15031b5a\n")
  }

  @Test func `a file about a marked file is known by its own mark`() {
    let inner = FileMark.number.marked(Array("one\n".utf8))
    #expect(FileMark.isWhole(FileMark.number.marked(inner)))
    #expect(FileMark.isWhole(FileMark.number.marked(Array(FileMark.blank.utf8))))
  }
}
