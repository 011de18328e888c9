import Testing

@testable import NeuralNetwork

@Suite("Amounts of memory")
struct BytesTests {
  @Test(
    "Eight bytes a number, however many, in the largest unit that leaves one",
    arguments: [
      (1, "8 bytes"), (128, "1 KiB"), (1 << 26, "512 MiB"), (1 << 57, "1 EiB"), (1 << 62, "32 EiB"),
      (.max, "64 EiB"),
    ])
  func numbers(_ count: Int, _ wanted: String) { #expect(Bytes(of: count).description == wanted) }
}
