import Explorer
import Foundation
import TestSupport
import Testing

@Suite("export")
struct ExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ name: String) -> [UInt8] {
    folder.read(name)
  }

  @Test("safetensors holds the weights as the Python package would write them")
  func safetensors() throws {
    let script = """
      input 3x3; conv 2 2x2; rename conv1 conv; rename conv conv1
      conv1.weight = reshape(arange(0, 8), [2,1,2,2]) / 8 - 0.5; conv1.bias = [0.1, -0.2]
      export safetensors "\(folder.path)/w.safetensors"
      """
    let outcomes = run(script)
    let last = try #require(outcomes.last?.document)
    #expect(last.kind == "export")
    let written = bytes("w.safetensors")
    #expect(last.facts.first { $0.name == "bytes" }?.value == .integer(written.count))
    // The reference has one more tensor, so only the numbers are compared.
    let reference = ReferenceFile.named("written-conv1.weight.npy").bytes.suffix(64)
    #expect(Array(written.suffix(64)) == Array(reference))
  }

  @Test("numpy holds what there is, and only that")
  func numpy() throws {
    func names(_ script: String) throws -> [String] {
      let last = try #require(
        run("\(script); export numpy \"\(folder.path)/a.npz\"").last?.document)
      guard case .list(let entries)? = last.facts.first(where: { $0.name == "arrays" })?.value
      else { return [] }
      return entries.compactMap { entry in
        guard case .record(let facts) = entry, case .text(let name)? = facts.first?.value
        else { return nil }
        return name
      }
    }
    #expect(try names("input 2x2; conv 1 2x2") == ["conv1.weight", "conv1.bias"])
    #expect(
      try names("example sum; forward; backward")
        == [
          "conv1.weight", "input", "input.grad", "target", "loss", "conv1.out", "conv1.out.grad",
          "conv1.weight.grad",
        ])
    #expect(bytes("a.npz").starts(with: Array("PK".utf8)))
  }

  @Test(
    "What cannot be written is refused",
    arguments: [
      ("export numpy x", "no-network"), ("input 2; export safetensors x", "not-applicable"),
      ("example sum; export numpy /nowhere/x", "file-not-writable"),
      ("example sum; export nonsense x", "unknown-choice"), ("export numpy", "missing-argument"),
    ])
  func refused(_ script: String, code: String) {
    #expect(run(script).last?.diagnostic?.code == code)
  }

  @Test("A file reached by source may not write one")
  func sourced() throws {
    let line = "example sum; export numpy \"\(folder.path)/never.npz\"\n"
    let script = try folder.write(line.utf8, to: "s.gradus")
    let outcomes = run("source \"\(script)\"")
    #expect(outcomes.contains { $0.diagnostic?.code == "may-not-write" })
    #expect(bytes("never.npz").isEmpty)
  }
}
