import Testing

@testable import NeuralNetwork

@Suite("Counts and their nouns")
struct PluralTests {
  @Test(
    "A noun follows its number as in English",
    arguments: [
      (1, "row", "1 row"), (2, "row", "2 rows"), (0, "row", "0 rows"), (-1, "row", "-1 rows"),
      (2, "bias", "2 biases"), (2, "class", "2 classes"), (2, "pass", "2 passes"),
      (2, "box", "2 boxes"), (2, "branch", "2 branches"), (2, "copy", "2 copies"),
      (2, "entry", "2 entries"), (2, "array", "2 arrays"), (2, "axis", "2 axes"),
      (2, "index", "2 indices"), (2, "class number", "2 class numbers"), (1, "copy", "1 copy"),
      (2, "upper index", "2 upper indices"), (2, "y", "2 ys"),
    ])
  func nouns(_ count: Int, _ noun: String, _ wanted: String) {
    #expect(count.counted(noun) == wanted)
  }

  @Test("A phrase has both its forms given")
  func phrases() {
    #expect(1.counted("term that is", "terms that are") == "1 term that is")
    #expect(3.counted("term that is", "terms that are") == "3 terms that are")
    #expect("there \(1.plural("is", "are"))" == "there is")
  }
}
