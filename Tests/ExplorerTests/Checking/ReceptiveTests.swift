import Documents
import Sessions
import Testing

@testable import Explorer

@Suite("receptive")
struct ReceptiveTests {
  private func ranges(_ value: Fact.Value?) -> [[Double]] {
    value?["ranges"]?.entries.map { $0.entries.compactMap(\.number) } ?? []
  }

  @Test("an activation: its rectangle of the input, and what sees it, before any pass")
  func activation() throws {
    let found = try facts("example cross; receptive maxpool1.out[0,1,1]")
    let seen = found["sees"]?.entries ?? []
    #expect(
      seen.map { $0["name"] }
        == ["input", "conv1.out", "relu1.out", "maxpool1.out"].map { .text($0) })
    #expect(ranges(seen.first) == [[0, 1], [2, 6], [2, 6]])
    let seeing = found["seenBy"]?.entries ?? []
    #expect(ranges(seeing.last) == [[0, 3]])
  }

  @Test("a kernel weight: what it is multiplied with over all positions")
  func weight() throws {
    let found = try facts("example cross; receptive conv1.weight[1,0,0,2]")
    #expect(ranges(found["sees"]?.entries.first) == [[0, 1], [0, 6], [2, 8]])
    #expect(ranges(found["seenBy"]?.entries.first) == [[1, 2], [0, 6], [0, 6]])
    let padded = try text("example relu; receptive conv1.weight[0,0,0,0]")
    #expect(padded.contains("input[0,r−1,c−1]") && padded.contains("7 of them on padding"))
  }

  @Test("a bias sees no input, and makes its channel")
  func bias() throws {
    let found = try facts("example cross; receptive conv1.bias[1]")
    #expect(found["sees"] == .list([]))
    #expect(ranges(found["seenBy"]?.entries.first)[0] == [1, 2])
  }

  @Test(
    "every address of every example can be asked",
    arguments: Example.all.filter { $0.name != "lenet" }.map(\.name))
  func everywhere(_ name: String) throws {
    var interpreter = Interpreter()
    _ = run("example \(name); forward; backward", in: &interpreter)
    let session = interpreter.session
    let network = try #require(session.network)
    let batch = (session.input?.isBatched ?? false) ? [0] : []
    var addresses = [Session.name("input", batch + network.inputShape.extents.map { $0 - 1 })]
    for layer in network.layers {
      addresses.append(
        Session.name("\(layer.name).out", batch + layer.outputShape.extents.map { $0 - 1 }))
      for (field, shape) in [("weight", layer.weight?.shape), ("bias", layer.bias?.shape)] {
        guard let shape else { continue }
        addresses.append(Session.name("\(layer.name).\(field)", shape.extents.map { $0 - 1 }))
      }
    }
    for address in addresses {
      for line in [
        "receptive \(address)", "paths \(address)", "nudge \(address) by 0.01",
        "explain \(address)",
        "explain \(address) terms", "explain \(address).grad",
      ] {
        let outcome = run(line, in: &interpreter).last
        #expect(outcome?.diagnostic == nil, "\(name): \(line)")
      }
    }
  }

  @Test("what several layers share is seen in all of them, and sees what each of them reads")
  func shared() throws {
    for name in ["conv1", "conv2"] {
      let script =
        "input 1x7x7; conv 1 3x3; relu; conv 1 3x3 sharing conv1; receptive \(name).weight[0,0,0,0]"
      let found = try facts(script)
      let seen = found["sees"]?.entries ?? []
      // In conv2 it meets relu1.out[0…2, 0…2], made of input[0…4, 0…4], as conv1 meets it itself.
      #expect(seen.map { $0["name"] } == ["input", "conv1.out", "relu1.out"].map { .text($0) })
      #expect(ranges(seen.first) == [[0, 1], [0, 5], [0, 5]])
      #expect(ranges(seen.last) == [[0, 1], [0, 3], [0, 3]])
      let seeing = found["seenBy"]?.entries ?? []
      #expect(
        seeing.map { $0["name"] } == ["conv1.out", "relu1.out", "conv2.out"].map { .text($0) })
      #expect(seeing.map { $0["numbers"]?.number } == [25, 25, 9])
      let words = try text(script).replacing("\n", with: " ")
      for part in [
        "in conv1 at position (r,c) it is multiplied with input[0,r,c]", "in conv2 at position",
        "relu1.out[0,r,c]", "the sum over its uses, be they pixels, samples or layers",
      ] { #expect(words.contains(part), "\(words)") }
    }
    let bias = try facts("input 2; dense 2; dense 2 sharing dense1; receptive dense2.bias[1]")
    #expect(bias["seenBy"]?.entries.map { $0["numbers"]?.number } == [1, 2])
  }

  @Test("a batch norm in another branch mixes nothing that does not pass through it")
  func mixing() throws {
    let start =
      "input 1x4x4; conv 1 1x1; from input; conv 1 1x1; batchnorm; add conv1; input = randn(2,1,4,4); "
    func mixes(_ address: String) throws -> Bool {
      try facts(start + "receptive \(address)")["allSamples"] == .flag(true)
    }
    #expect(try !mixes("conv1.out[0,0,0,0]"))
    #expect(try !mixes("conv2.out[0,0,0,0]"))
    #expect(try mixes("batchnorm1.out[0,0,0,0]"))
    #expect(try mixes("add1.out[0,0,0,0]"))
    #expect(try mixes("batchnorm1.weight[0]"))
    #expect(try text(start + "receptive conv2.bias[0]").contains("it is seen in every sample"))
    #expect(try !text(start + "receptive conv1.bias[0]").contains("every sample"))
  }

  @Test("a field that is too large to count ends nothing")
  func tooLarge() throws {
    let strides = String(repeating: "conv 1 1x1 stride 4000 pad 2000; ", count: 6)
    let windows = String(repeating: "maxpool 2 dilation 4000000000 pad 1; ", count: 1)
    for layers in [strides, windows] {
      for view in ["net", "receptive input[0,0,0]", "fate conv1"] {
        let outcomes = run("input 1x8x8; \(layers)\(view)")
        #expect(outcomes.last?.result != nil, "\(view)")
      }
    }
  }

  @Test("a large input is drawn by marks")
  func large() throws {
    #expect(try text("example lenet; receptive conv2.out[0,0,0]").contains("■"))
  }
}
