import Datasets
import NeuralNetwork
import Testing

@Suite("Procedural sets")
struct ProceduralSetTests {
  @Test(
    "are the same to the bit for the same seed, and others for another",
    arguments: ProceduralSet.allCases)
  func repeatable(_ set: ProceduralSet) {
    let first = set.drawn(count: 40, shape: set.usualShape, seed: 3)
    #expect(first == set.drawn(count: 40, shape: set.usualShape, seed: 3))
    #expect(first.inputs != set.drawn(count: 40, shape: set.usualShape, seed: 4).inputs)
  }

  @Test("begin like smaller ones", arguments: ProceduralSet.allCases)
  func growing(_ set: ProceduralSet) {
    let small = set.drawn(count: 10, shape: set.usualShape, seed: 0)
    let large = set.drawn(count: 30, shape: set.usualShape, seed: 0)
    #expect(large.batch(0..<10) == small.inputs.tensor)
    #expect(Array(large.labels.prefix(10)) == small.labels)
  }

  @Test("hold back one sample in five, of every class alike", arguments: ProceduralSet.allCases)
  func split(_ set: ProceduralSet) {
    let data = set.drawn(count: 200, shape: set.usualShape, seed: 0)
    #expect(data.trainingIndices == 0..<160)
    #expect(data.testIndices == 160..<200)
    for label in data.classNames.indices {
      #expect(data.testIndices.count { data.labels[$0] == label } == 40 / data.classCount)
    }
  }

  @Test(
    "draw brightness from 0 to 1, with something bright in every picture",
    arguments: ProceduralSet.allCases.filter(\.hasPictures))
  func brightness(_ set: ProceduralSet) {
    for shape in [
      set.usualShape, [1, set.smallestSize.rows, set.smallestSize.columns], [1, 28, 20],
    ]
      as [Shape]
    {
      let data = set.drawn(count: 50, shape: shape, seed: 1)
      #expect(data.inputs.tensor.elements.allSatisfy { (0...1).contains($0) })
      for sample in 0..<data.count {
        #expect(data.inputs.slice(at: sample).elements.contains { $0 > 0.4 }, "\(shape) \(sample)")
      }
    }
  }

  @Test("fit one channel of enough rows and columns, or two numbers")
  func fitting() {
    #expect(ProceduralSet.digits.fits([1, 7, 5]))
    #expect(!ProceduralSet.digits.fits([1, 6, 5]))
    #expect(!ProceduralSet.digits.fits([3, 8, 8]))
    #expect(!ProceduralSet.digits.fits([64]))
    #expect(ProceduralSet.rings.fits([2]))
    #expect(!ProceduralSet.xor.fits([1, 8, 8]))
  }

  @Test("of points keep their classes apart")
  func points() {
    let rings = ProceduralSet.rings.drawn(count: 200, shape: [2], seed: 2)
    for sample in 0..<200 {
      let point = rings.inputs.slice(at: sample).elements
      let radius = (point[0] * point[0] + point[1] * point[1]).squareRoot()
      #expect(abs(radius - (rings.labels[sample] == 0 ? 0.5 : 1)) < 0.45)
    }
    let xor = ProceduralSet.xor.drawn(count: 200, shape: [2], seed: 2)
    for sample in 0..<200 {
      let corner = xor.inputs.slice(at: sample).elements.map { $0.rounded() }
      #expect((corner[0] != corner[1]) == (xor.labels[sample] == 1))
    }
  }

  @Test("A set of one sample trains on it and tests on none")
  func single() {
    let data = ProceduralSet.digits.drawn(count: 1, shape: [1, 8, 8], seed: 0)
    #expect(data.trainingIndices == 0..<1)
    #expect(data.testIndices.isEmpty)
  }
}
