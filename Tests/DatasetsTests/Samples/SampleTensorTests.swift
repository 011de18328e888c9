import NeuralNetwork
import TestSupport
import Testing

@testable import Datasets

@Suite("Samples stay in the type they came in")
struct SampleTensorTests {
  /// An IDX file of 6 pictures of 2 × 3, in one of the format's types.
  private static func file(_ code: UInt8, _ numbers: [UInt8]) -> [UInt8] {
    let header: [UInt8] = [0, 0, code, 3, 0, 0, 0, 6, 0, 0, 0, 2, 0, 0, 0, 3]
    return header
      + numbers.flatMap { number -> [UInt8] in
        switch code {
        case 0x0D: bytes(Float(number).bitPattern)
        case 0x0E: bytes(Double(number).bitPattern)
        case 0x0B: bytes(UInt16(number))
        default: [number]
        }
      }
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
  }

  private static let numbers = (0..<36).map { UInt8($0 * 7) }
  private static let labels = ClassLabels.numbers([0, 1, 0, 1, 0, 1])

  private static func tensor(_ code: UInt8) throws -> FileTensor {
    try IDXFile.decoded(file(code, numbers))
  }

  @Test(
    "A number takes what it takes in the file",
    arguments: [(0x08, 1), (0x0B, 4), (0x0D, 4), (0x0E, 8)] as [(UInt8, Int)])
  func bytesANumber(code: UInt8, width: Int) throws {
    let samples = SampleTensor(try Self.tensor(code))
    #expect(samples.byteCount == width * 36)
    #expect(samples.tensor.elements == Self.numbers.map(Double.init))
    #expect(samples.extremes == 0...245)
  }

  @Test("Bytes become the quotient by 255 and nothing near it")
  func divided() throws {
    let set = try LabelledSamples(Self.tensor(0x08), labels: Self.labels)
    #expect(set.inputs.byteCount == 36)
    #expect(set.inputs.tensor.elements == Self.numbers.map { Double($0) / 255 })
    #expect(set.inputs.shape == [6, 1, 2, 3])
    #expect(
      set.inputs.batch([4, 1]).elements
        == Array(
          [24..<30, 6..<12].joined().map { Double(Self.numbers[$0]) / 255 }))
  }

  @Test("Samples of two files in two types are one set, and any order of them")
  func joined() throws {
    let bytes = try LabelledSamples(Self.tensor(0x08), labels: Self.labels)
    let doubles = try LabelledSamples(Self.tensor(0x0E), labels: Self.labels, scale: 2)
    let whole = try bytes.heldAgainst(doubles)
    #expect(whole.inputs.byteCount == 36 + 8 * 36)
    #expect(whole.inputs.slice(at: 7).elements == Self.numbers[6..<12].map { Double($0) / 2 })
    let turned = whole.inputs.rows(Array((0..<12).reversed()))
    #expect(turned.tensor.elements.prefix(6) == whole.inputs.slice(at: 11).elements[...])
    // What was turned is turned again, and has others behind it.
    let twice = turned.rows([11, 0]).followed(by: turned.rows([3]))
    #expect(
      (0..<3).map { twice.slice(at: $0) } == [0, 11, 8].map { whole.inputs.slice(at: $0) })
    #expect(twice.byteCount == 2 * (36 + 8 * 36))
  }

  @Test("Standardised columns have mean 0 and deviation 1 over the samples to train on")
  func standardised() throws {
    let columns = SampleTensor(
      Tensor(shape: [4, 2], elements: [1, 5, 2, 5, 3, 5, 40, 50]))
    let result = columns.standardized(over: 0..<3).tensor.elements
    // The mean is 2, the deviation √(2/3); the second column is always the same.
    let unit = (2.0 / 3).squareRoot()
    #expect(result == [-1 / unit, 0, 0, 0, 1 / unit, 0, 38 / unit, 0])
  }

  @Test("MNIST's pictures are a byte each, drawn in an order or not")
  func room() throws {
    let count = 60_000
    let pictures = FileTensor(
      shape: [count, 28, 28],
      numbers: .bytes([UInt8](repeating: 3, count: count * 784)[...]), wasBytes: true)
    let set = try LabelledSamples(
      pictures, labels: .numbers((0..<count).map { Double($0 % 10) })
    ).dataset(named: "pictures", seed: 1)
    #expect(set.inputs.byteCount == 47_040_000)
    #expect(set.batch([59_999]).elements.allSatisfy { $0 == 3.0 / 255 })
  }
}
