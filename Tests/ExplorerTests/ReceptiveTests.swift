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

  @Test("a large input is drawn by marks")
  func large() throws {
    #expect(try text("example lenet; receptive conv2.out[0,0,0]").contains("■"))
  }
}
