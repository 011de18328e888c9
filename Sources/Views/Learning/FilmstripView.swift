import Documents
import NeuralNetwork
import Sessions

/// What `filmstrip` answers: each kernel's picture from step to step, and the filter it came to be
/// like.
struct FilmstripView {
  let session: Session
  let run: LearningRun
  /// The layer's name.
  let layer: String
  /// The kernels to show, as output and input channel.
  let kernels: [(output: Int, input: Int)]
  /// How many there are that were asked for.
  let count: Int

  /// How many pictures of a kernel stand side by side.
  private static let pictures = 5
  /// Below this likeness no filter is named.
  private static let alike = 0.75

  var document: Document {
    let pictures = run.kernelHistory.chosen(Self.pictures)
    let tensors = pictures.compactMap { $0.weights[layer] }
    let scale = tensors.flatMap(\.elements).map(\.magnitude).filter(\.isFinite).max() ?? 0
    var blocks: [Block] = [
      .heading("\(layer) in run \(run.number), \(run.sentence)")
    ]
    blocks += run.staleBlocks(session)
    blocks += [
      .paragraph(
        "\(.drawing("+ positive, − negative, doubled above 60 % of ", spoken: ""))the largest\(.drawing(",", spoken: " magnitude is")) \(scale, style: .plain)\(.drawing("; · about 0", spoken: ""))"
      )
    ]
    let filters = kernels.map { place -> KnownFilter? in
      let last = kernel(place, of: tensors[tensors.count - 1])
      // What is faint beside the others is like a filter by chance.
      let isFaint = last.elements.allSatisfy { $0.magnitude < scale / 4 }
      return isFaint ? nil : KnownFilter(nearest: last)
    }
    for (kernel, filter) in zip(kernels, filters) {
      blocks.append(.grids(row(kernel, pictures.map(\.step), tensors, filter, scale: scale)))
    }
    if filters.contains(where: { ($0?.likeness.magnitude ?? 0) >= Self.alike }) {
      blocks.append(
        .note(
          Note(
            .remark,
            "≈ the filter it is most like; 1: a multiple of it, 0: nothing in common")))
    }
    if count > kernels.count {
      blocks.append(
        .note(
          Note(
            .remark,
            "\(count - kernels.count) more kernels: \(.code("filmstrip \(layer).weight[\(kernels[kernels.count - 1].output)]"))"
          )))
    }
    blocks.append(.next("curves", "show \(layer).weight"))
    return Document(
      kind: "filmstrip", blocks: blocks, facts: facts(pictures.map(\.step), tensors, filters))
  }

  /// One kernel's pictures, and behind them the filter that it is like.
  private func row(
    _ place: (output: Int, input: Int), _ steps: [Int], _ tensors: [Tensor],
    _ filter: KnownFilter?, scale: Double
  ) -> [Grid] {
    var grids = zip(steps, tensors).enumerated().map { number, pair in
      let (step, tensor) = pair
      var grid = Self.grid(kernel(place, of: tensor), scale: scale)
      grid.title = step == 0 ? "start" : "step \(step)"
      grid.name =
        "\(layer).weight[\(place.output),\(place.input)] \(step == 0 ? "at the start" : "after step \(step)")"
      if number == 0 {
        grid.rowLabels = grid.rows.indices.map { $0 == 0 ? "[\(place.output),\(place.input)]" : "" }
      }
      grid.spoken = [
        "kernel \(place.output),\(place.input): \(Self.spoken(kernel(place, of: tensor)))"
      ]
      return grid
    }
    if let filter, filter.likeness.magnitude >= Self.alike {
      var known = filter.filter.kernel
      if filter.likeness < 0 { known.elements = known.elements.map { -$0 } }
      var grid = Self.grid(known, scale: known.elements.map(\.magnitude).max() ?? 0)
      grid.title =
        "\(filter.likeness < 0 ? "−" : "")\(filter.filter.rawValue) \(filter.likeness.magnitude, style: .plain)"
      grid.sign = "≈"
      grid.name =
        "\(filter.likeness < 0 ? "-" : "")\(filter.filter.rawValue), most like \(layer).weight[\(place.output),\(place.input)]"
      grid.spoken = [
        "what kernel \(place.output),\(place.input) is most like; 1 is a multiple of it, 0 nothing in common"
      ]
      grids.append(grid)
    }
    return grids
  }

  /// The numbers of a kernel, a semicolon between its rows.
  private static func spoken(_ kernel: Tensor) -> Text {
    let columns = kernel.shape[kernel.shape.rank - 1]
    var text = Text()
    for (place, value) in kernel.elements.prefix(25).enumerated() {
      if place > 0 { text += place.isMultiple(of: columns) ? "; " : ", " }
      text += .number(value)
    }
    return kernel.count > 25 ? text + " and \(kernel.count - 25) more" : text
  }

  private static func grid(_ kernel: Tensor, scale: Double) -> Grid {
    let columns = kernel.shape[kernel.shape.rank - 1]
    let rows = stride(from: 0, to: kernel.count, by: columns).map { start in
      kernel.elements[start..<start + columns].map { Grid.Cell(.number($0)) }
    }
    return Grid(title: Text(), rows: rows, heatScale: scale, showsSigns: true)
  }

  private func kernel(_ place: (output: Int, input: Int), of weight: Tensor) -> Tensor {
    weight.slice(at: place.output).slice(at: place.input)
  }

  private func facts(
    _ steps: [Int], _ tensors: [Tensor], _ filters: [KnownFilter?]
  ) -> [Fact] {
    [
      Fact("layer", .text(layer)), Fact("run", .integer(run.number)),
      Fact("steps", .list(steps.map { .integer($0) })),
      Fact("pictures", .list(tensors.map { .tensor($0) })),
      Fact(
        "kernels",
        .list(
          zip(kernels, filters).map { place, filter in
            .record([
              Fact("output", .integer(place.output)), Fact("input", .integer(place.input)),
              Fact("like", filter.map { .text($0.filter.rawValue) } ?? .none),
              Fact("likeness", filter.map { .number($0.likeness) } ?? .none),
            ])
          })),
    ]
  }
}
