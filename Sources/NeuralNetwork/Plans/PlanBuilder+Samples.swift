import FastProgram

/// Convolutions where the samples lie side by side: the weight is the one number for all lanes, so
/// that no lane is empty whatever the number of channels.
extension PlanBuilder {
  /// The sizes and distances of a convolution's groups.
  private struct Groups {
    let count: Int
    /// The output channels and the input channels of a group.
    let outputs: Int
    let inputs: Int
    /// The number of cells of a kernel.
    let cells: Int

    init(_ convolution: Convolution, inputChannels: Int) {
      count = convolution.groups
      outputs = convolution.outputChannels / count
      inputs = inputChannels / count
      cells = convolution.kernel.count
    }

    /// The number of weights of an output channel.
    var fanIn: Int { inputs * cells }
    /// The number of weights of a group.
    var weights: Int { outputs * fanIn }
  }

  /// Appends a convolution's products, one for each row of positions.
  mutating func appendSampleForward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let groups = Groups(convolution, inputChannels: input.counts.channels)
    let window = FittedWindow(geometry)
    let bias = parameter(index, .bias)
    let tables = (
      rowA: offsets((0..<groups.outputs).map { $0 * groups.fanIn }),
      rowC: offsets((0..<groups.outputs).map { $0 * output.planes.distance }),
      termA: offsets(0..<groups.fanIn), termB: tapOffsets(index, groups.inputs, window)
    )
    for group in 0..<groups.count {
      for row in 0..<geometry.output.rows {
        layout.forward +=
          Product(
            a: .init(weight.values + group * groups.weights),
            b: .init(
              corner(index, group * groups.inputs, row, window),
              sample: window.columns.stride * input.lanes),
            c: .init(
              start(index + 1) + group * groups.outputs * output.planes.distance
                + row * output.distances.rows, sample: output.lanes),
            rows: groups.outputs, rowA: tables.rowA, rowC: tables.rowC, terms: groups.fanIn,
            termA: tables.termA, termB: tables.termB, lanes: output.lanes,
            samples: geometry.output.columns,
            addend: bias.map { .rows($0.values + group * groups.outputs) } ?? .none
          ).parts
      }
    }
  }

  /// Appends the gradients of kernels, bias and input.
  mutating func appendSampleBackward(
    _ convolution: Convolution, _ index: Int, _ geometry: WindowGeometry
  ) {
    guard let weight = parameter(index, .weight) else { return }
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let groups = Groups(convolution, inputChannels: input.counts.channels)
    let window = FittedWindow(geometry)
    if let bias = parameter(index, .bias) {
      layout.backward.append(
        .sumLanes(
          LaneSum(
            source: slope(index + 1),
            sums: .init(output.counts.channels, output.planes.distance),
            stretches: .init(output.counts.rows, output.distances.rows),
            length: output.counts.columns * output.lanes, target: bias.gradient)))
    }
    let sums = reserve(weight.shape.count * width)
    layout.backward.append(.clear(start: sums, count: weight.shape.count * width))
    let taps = tapOffsets(index, groups.inputs, window)
    let isWhole = window.columns.stride == 1
    for group in 0..<groups.count {
      for row in 0..<geometry.output.rows {
        let columns = geometry.output.columns
        layout.backward.append(
          .correlate(
            Correlation(
              a: corner(index, group * groups.inputs, row, window), rows: groups.fanIn,
              rowA: taps,
              b: slope(index + 1) + group * groups.outputs * output.planes.distance
                + row * output.distances.rows,
              columns: groups.outputs, column: output.planes.distance,
              stretches: isWhole
                ? .init(1, source: 0, target: 0)
                : .init(
                  columns, source: window.columns.stride * input.lanes, target: output.lanes),
              length: isWhole ? columns * output.lanes : output.lanes,
              c: sums + group * groups.weights * width)))
      }
    }
    layout.backward.append(
      .sumLanes(
        LaneSum(
          source: sums, sums: .init(weight.shape.count, width), stretches: .init(1, 0),
          length: width, target: weight.gradient)))
    if wantsInputGradient(index) { appendSampleInputGradient(index, groups, window, weight) }
  }

  /// The gradient of the input, gathered: each cell sums over the positions whose window read it.
  private mutating func appendSampleInputGradient(
    _ index: Int, _ groups: Groups, _ window: FittedWindow, _ weight: PlanLayout.Parameter
  ) {
    let (input, output) = (inputArrangement(index), layout.arrangements[index + 1])
    let rowA = offsets((0..<groups.inputs).map { $0 * groups.cells })
    let rowC = offsets((0..<groups.inputs).map { $0 * input.planes.distance })
    guard let readers = readers(of: window, channels: groups.outputs) else { return }
    let columnClasses = readers.columns.flatMap(\.evenRuns)
    for rows in readers.rows {
      for columns in columnClasses {
        var (termA, termB): ([Int], [Int]) = ([], [])
        for channel in 0..<groups.outputs {
          for (tapRow, above) in rows.taps {
            for (tapColumn, beside) in columns.taps {
              termA.append(
                channel * groups.fanIn + tapRow * window.columns.window + tapColumn)
              termB.append(
                channel * output.planes.distance + above * output.distances.rows
                  + beside * output.lanes)
            }
          }
        }
        let terms = (offsets(termA), offsets(termB))
        for (row, above) in rows.cells {
          for group in 0..<groups.count {
            appendToInput(
              index,
              Product(
                a: .init(weight.values + group * groups.weights),
                b: .init(
                  slope(index + 1) + group * groups.outputs * output.planes.distance
                    + above * output.distances.rows + columns.first.position * output.lanes,
                  sample: columns.step.position * output.lanes),
                c: .init(
                  inputSlope(index) + group * groups.inputs * input.planes.distance
                    + row * input.distances.rows + columns.first.cell * input.lanes,
                  sample: columns.step.cell * input.lanes),
                rows: groups.inputs, rowA: rowA, rowC: rowC, terms: termA.count, termA: terms.0,
                termB: terms.1, lanes: input.lanes, samples: columns.count
              ).parts)
          }
        }
      }
    }
  }

  /// Where the taps of some input channels read, from the first one's place.
  private mutating func tapOffsets(_ index: Int, _ channels: Int, _ window: FittedWindow) -> Int {
    let input = inputArrangement(index)
    return offsets(
      (0..<channels).flatMap { channel in
        (0..<window.rows.window).flatMap { row in
          (0..<window.columns.window).map { column in
            channel * input.planes.distance + row * window.rows.dilation * input.distances.rows
              + column * window.columns.dilation * input.lanes
          }
        }
      })
  }

  /// Where the first window of a row of positions reads its first tap.
  private func corner(_ index: Int, _ channel: Int, _ row: Int, _ window: FittedWindow) -> Int {
    let input = inputArrangement(index)
    return inputStart(index) + channel * input.planes.distance
      + (row * window.rows.stride - window.rows.padding) * input.distances.rows
      - window.columns.padding * input.lanes
  }
}

extension Readers {
  /// Cells that are evenly spaced, and so are the positions that read them.
  fileprivate struct EvenRun {
    let taps: [(tap: Int, distance: Int)]
    let first: (cell: Int, position: Int)
    var step = (cell: 0, position: 0)
    var count = 1
  }

  /// The cells as runs.
  fileprivate var evenRuns: [EvenRun] {
    var runs: [EvenRun] = []
    for cell in cells {
      if let run = runs.last {
        let last = (
          cell: run.first.cell + (run.count - 1) * run.step.cell,
          position: run.first.position + (run.count - 1) * run.step.position
        )
        let step = (cell: cell.cell - last.cell, position: cell.position - last.position)
        if run.count == 1 || step == run.step {
          runs[runs.count - 1].step = step
          runs[runs.count - 1].count += 1
          continue
        }
      }
      runs.append(EvenRun(taps: taps, first: (cell.cell, cell.position)))
    }
    return runs
  }
}
