import CommandLanguage
import Testing

@Suite struct CompletionFallbackTests {
  private func names(_ line: String) -> [String] {
    let names = CompletionNames(
      layers: [NamedWord("conv1", "")], fieldsByLayer: ["conv1": ["weight", "bias"]])
    return Completion(of: line, names: names, goesFurther: true).candidates.map(\.name)
  }

  @Test func `capitals do not count where nothing else fits`() {
    #expect(Set(names("CONV")) == ["conv", "convtranspose", "convolve(", "conv1."])
    #expect(names("Conv1.We") == ["conv1.weight"])
  }

  @Test func `then a part of a word is enough`() {
    #expect(names("loss entropy") == ["cross-entropy"])
    #expect(names("transp").contains("convtranspose") == false)
    #expect(names("print nspose") == ["transpose("])
    #expect(names("print edge_h") == ["edge_horizontal"])
    #expect(names("print e_h") == ["edge_horizontal"])
  }

  @Test func `what begins with the word comes alone`() {
    #expect(names("print so") == ["softmax(", "sobel_x", "sobel_y"])
  }

  @Test func `one letter is not looked for inside words`() {
    #expect(names("loss z").isEmpty)
  }
}
