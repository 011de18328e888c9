import Documents
import NeuralNetwork

/// What `load` answers for a file of weights: what fitted, what did not, and why.
package struct LoadView {
  package let file: String
  package let matching: WeightMatching
  /// Values other than weights that the file gave.
  package let values: [String]
  package let nextStep: [Block]

  /// Makes a load view of its parts.
  package init(file: String, matching: WeightMatching, values: [String], nextStep: [Block]) {
    self.file = file
    self.matching = matching
    self.values = values
    self.nextStep = nextStep
  }

  /// How many tensors of the file that belong nowhere are named.
  private static let listed = 8

  package var document: Document {
    let (fitted, lacking) = (matching.fits.count, matching.lacks.count)
    var blocks: [Block] = [
      .heading(
        lacking == 0
          ? "\(file): all \(fitted) weights and biases loaded"
          : "\(file): \(fitted) of \(fitted + lacking) weights and biases loaded"),
      .table(table),
    ]
    if !values.isEmpty {
      blocks.append(.paragraph("also loaded: \(values.joined(separator: ", "))"))
    }
    if !matching.unused.isEmpty { blocks.append(.paragraph(leftOver)) }
    if matching.countsBatches {
      blocks.append(
        .note(
          Note(
            .remark,
            "num_batches_tracked is not needed: a batch norm's momentum alone says how much of a batch is kept"
          )))
    }
    if matching.fits.contains(where: { $0.way == .shape }) {
      blocks.append(
        .note(
          Note(
            .warning,
            "no name in the file is that of a layer: shapes and order decided, which only fits where both networks are alike"
          )))
    }
    return Document(kind: "load", blocks: blocks + nextStep, facts: facts)
  }

  private var table: Table {
    let loaded = matching.fits.map { fit -> [Text] in
      let how: Text =
        switch fit.way {
        case .name: "by name"
        case .otherName: "as \(fit.source.name)"
        case .shape: "by shape, \(fit.source.name)"
        }
      return [
        .code(fit.parameter.address),
        Text(fit.source.tensor.shape.description), "loaded", how,
      ]
    }
    let kept = matching.lacks.map { entry -> [Text] in
      let why: Text =
        switch entry.lack {
        case .notInFile: "not in the file"
        case .otherShape(let shape, let name):
          [entry.parameter.address, entry.parameter.fileName].contains(name)
            ? "\(shape.description) in the file" : "\(shape.description) in the file, \(name)"
        case .ambiguous(let count):
          count == 1
            ? "of its shape the file has one, the network more"
            : "of its shape the file has \(count): which is not clear"
        }
      return [
        .code(entry.parameter.address),
        Text(entry.shape.description), .strong("kept"), why,
      ]
    }
    return Table(
      columns: [.init("parameter"), .init("shape"), .init(""), .init("")], rows: loaded + kept)
  }

  private var leftOver: Text {
    var names = matching.unused.prefix(Self.listed).map { "\($0.name) (\($0.tensor.shape))" }
    let more = matching.unused.count - names.count
    if more > 0 { names.append("\(more) more") }
    return "in the file and not used: \(names.joined(separator: ", "))"
  }

  private var facts: [Fact] {
    [
      Fact("file", .text(file)),
      Fact(
        "loaded",
        .list(
          matching.fits.map { fit in
            .record([
              Fact("name", .text(fit.parameter.address)),
              Fact("from", .text(fit.source.name)), Fact("byShape", .flag(fit.way == .shape)),
            ])
          })),
      Fact(
        "kept",
        .list(
          matching.lacks.map {
            .text($0.parameter.address)
          })),
      Fact("unused", .list(matching.unused.map { .text($0.name) })),
      Fact("values", .list(values.map { .text($0) })),
    ]
  }
}
