import Explorer
import NeuralNetwork
import Sessions
import TestSupport
import Testing

@Suite("What a session may hold")
struct SessionMemoryTests {
  /// A session that may hold eight mebibytes: a million numbers and a little.
  private static var small: Interpreter {
    Interpreter(environment: Environment(memoryBound: 8 << 20))
  }

  @Test("Names that together hold too much are refused with their arithmetic")
  func names() throws {
    var interpreter = Self.small
    var refused: Int?
    for number in 0..<20 {
      let outcome = try #require(run("let m\(number) = ones(500,500)", in: &interpreter).last)
      if let diagnostic = outcome.diagnostic {
        #expect(diagnostic.code == "session-too-large")
        #expect(diagnostic.message.contains("takes 1.9 MiB"), "\(diagnostic.message)")
        #expect(diagnostic.message.contains("of the 8 MiB"), "\(diagnostic.message)")
        refused = number
        break
      }
    }
    // 2,000,000 bytes each: four fit into 8,388,608, and the fifth does not.
    #expect(refused == 4)
    #expect(run("let m0 = 0; let m9 = ones(500,500)", in: &interpreter).last?.diagnostic == nil)
    #expect(run("1 + 1", in: &interpreter).last?.diagnostic == nil)
  }

  @Test(
    "What an expression works out on its way counts, too",
    arguments: [
      "ones(500,500) + (ones(500,500) * (ones(500,500) - ones(500,500) / ones(500,500)))",
      "sum(ones(900,900) + ones(900,900))",
      "[ones(500,500), ones(500,500), ones(500,500), ones(500,500)]",
    ])
  func temporaries(_ expression: String) throws {
    var interpreter = Self.small
    #expect(
      run("print \(expression)", in: &interpreter).last?.diagnostic?.code == "session-too-large")
    #expect(
      run("print sum(ones(500,500)) + sum(ones(500,500))", in: &interpreter).last?.diagnostic
        == nil)
  }

  @Test(
    "Masks and statistics count, too: each script fits without them and not with them",
    arguments: [
      // Four times 270,400 numbers: the input, what went in, what came out, and the mask.
      ("input 1x520x520; LAYER; input = ones(1,520,520); forward", "dropout"),
      ("input 1x900x900; LAYER; input = ones(1,900,900); LAYER1.mask = 1", "dropout"),
      ("input 600000; LAYER", "batchnorm affine off"),
    ])
  func kept(_ script: String, _ layer: String) throws {
    var (without, with) = (Self.small, Self.small)
    let plain = run(script.replacing("LAYER", with: "relu"), in: &without)
    #expect(!plain.contains { $0.diagnostic?.code == "session-too-large" })
    let full = run(script.replacing("LAYER", with: layer), in: &with)
    #expect(full.last?.diagnostic?.code == "session-too-large")
    #expect(full.dropLast().allSatisfy { $0.diagnostic == nil })
  }

  @Test("A script reached by source may hold a quarter of what its user may")
  func source() throws {
    #expect(Session.usualMemoryBound == 2 << 30)
    #expect(Session.strangersMemoryBound == 512 << 20)
    let folder = try TemporaryFolder(["m.gradus": "print 1; let m = 1"])
    var interpreter = Interpreter()
    _ = run("source \(folder.file("m.gradus"))", in: &interpreter)
    #expect(interpreter.session.memoryBound == 512 << 20)
    _ = run("let n = 1", in: &interpreter)
    #expect(interpreter.session.memoryBound == 2 << 30)
  }
}
