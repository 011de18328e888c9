import Datasets
import NeuralNetwork
import Testing

@Suite("Handwritten digits")
struct HandwrittenTests {
  @Test("They are the original's rows to the last byte")
  func checksum() {
    let set = HandwrittenDigits.dataset()
    #expect(set.count == 1797 && set.sampleShape == [1, 8, 8] && set.classCount == 10)
    #expect(set.trainingCount == 1437)
    var text = ""
    for sample in 0..<set.count {
      let pixels = set.inputs.tensor.elements[64 * sample..<64 * (sample + 1)]
      text += pixels.map { String(Int($0 * 16)) + "," }.joined() + "\(set.labels[sample])\n"
    }
    // What the gzip file of the repository and of scikit-learn says of its contents.
    #expect(Checksum.crc32(Array(text.utf8)) == 0x2EBE_3BB7)
  }

  @Test("How many there are of each class is what scikit-learn's description says")
  func classes() {
    let set = HandwrittenDigits.dataset()
    let counts = (0...9).map { digit in set.labels.count { $0 == digit } }
    #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
    #expect(set.inputs.tensor.elements.max() == 1 && set.inputs.tensor.elements.min() == 0)
  }

  @Test("A part of them is their beginning")
  func part() {
    let (part, whole) = (HandwrittenDigits.dataset(count: 100), HandwrittenDigits.dataset())
    #expect(part.labels == Array(whole.labels.prefix(100)))
    #expect(part.inputs.tensor.elements == Array(whole.inputs.tensor.elements.prefix(6400)))
    #expect(part.trainingCount == 80)
  }
}
