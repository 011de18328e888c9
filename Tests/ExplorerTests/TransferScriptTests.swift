import CommandLanguage
import Documents
import Explorer
import Foundation
import NeuralNetwork
import Testing

@Suite("Scripts of whole trainings")
struct TransferScriptTests {
  /// Runs a script beside the tests, all of which has to go well.
  private func outcomes(_ name: String) throws -> [StatementOutcome] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Scripts/\(name).gradus")
    let outcomes = run(try String(contentsOf: file, encoding: .utf8))
    for outcome in outcomes { #expect(outcome.diagnostic == nil, "\(outcome.source.text)") }
    return outcomes
  }

  @Test("Frozen edge filters read digits better than as many steps from scratch")
  func transfer() throws {
    let documents = try outcomes("transfer").compactMap(\.document)
    let accuracies = documents.filter { $0.kind == "evaluate" }.compactMap {
      $0.factsByName["accuracy"]?.number
    }
    #expect(accuracies.count == 4)
    // Of the edges, of the digits with frozen filters, from scratch, with a part thawed.
    #expect(accuracies[0] > 0.95)
    #expect(accuracies[1] > accuracies[2] + 0.15)
    #expect(accuracies[3] > accuracies[2] + 0.15)
    let claims = documents.filter { $0.kind == "value" }.flatMap { document in
      document.blocks.compactMap { block -> [Double]? in
        if case .value(let tensor) = block { tensor.elements } else { nil }
      }
    }
    #expect(claims == [[1], [1], [1]])
    let picture = try #require(
      documents.first { $0.factsByName["runs"] != nil }?.factsByName["runs"])
    #expect(picture.entries.map { $0["frozen"] } == [.list([.text("conv1")]), .list([])])
  }

  @Test("Filters learned from edges are like the classical ones, and Sobel's is learned exactly")
  func learned() throws {
    let documents = try outcomes("learned-filters").compactMap(\.document)
    let films = documents.filter { $0.kind == "filmstrip" }.map {
      ($0.factsByName["kernels"]?.entries ?? []).compactMap { kernel -> (String, Double)? in
        guard case .text(let name)? = kernel["like"], let likeness = kernel["likeness"]?.number
        else { return nil }
        return (name, likeness)
      }
    }
    #expect(films.count == 2)
    #expect(films[0].count == 1 && films[0][0].0 == "sobel_x")
    #expect(films[0][0].1 > 0.999)
    #expect(films[1].contains { $0.0 == "sobel_y" && abs($0.1) > 0.9 })
  }
}
