/// From a weight to the places where it is used.
extension Wiring {
  /// One use of a weight: at an output, on the input that lies under it there.
  ///
  /// One of the two may be missing: then the use adds nothing.
  package struct Use: Hashable, Sendable {
    /// The output; `nil` where a transposed convolution cuts it off.
    package let output: Int?
    /// The input; `nil` where the weight lies on padding.
    package let input: Int?

    /// Makes a use.
    package init(output: Int?, input: Int?) {
      self.output = output
      self.input = input
    }

    /// The same, of the way back.
    var turned: Use { Use(output: input, input: output) }
  }

  /// Which weight of a kernel it is.
  package struct KernelPlace: Hashable, Sendable {
    /// The output channel that it adds to.
    package let outputChannel: Int
    /// The input channel that it reads.
    package let inputChannel: Int
    /// The row within the kernel.
    package let row: Int
    /// The column within the kernel.
    package let column: Int
  }

  /// The uses of a weight in one sample, in the order in which they are added to its gradient: a tied
  /// weight's at each position, row by row, of the output, or of the input where the wires are reversed;
  /// one use of any other.
  ///
  /// One that scales is used at the outputs that it scales, whose own number stands for the input.
  package func uses(ofWeight weight: Int) -> [Use] {
    var uses: [Use] = []
    forEachUse(ofWeight: weight) { uses.append($0) }
    return uses
  }

  /// Visits the uses of a weight; see ``uses(ofWeight:)``.
  package func forEachUse(ofWeight weight: Int, _ body: (Use) -> Void) {
    switch form {
    case .pairs: body(Use(output: weight / inputs, input: weight % inputs))
    case .behindEachOther, .spans: break
    case .each, .runs:
      guard let run = scaling?.run else { return }
      for output in weight * run..<(weight + 1) * run { body(Use(output: output, input: output)) }
    case .reversed(let windows):
      turned(windows).forEachUse(ofWeight: weight) { body($0.turned) }
    case .windows(let windows):
      guard let place = kernelPlace(ofWeight: weight) else { return }
      let geometry = windows.geometry
      let plane = place.inputChannel * geometry.input.count
      if windows.weights == .own {
        let output = weight / windows.cellCount
        let cell = geometry.cell(
          at: output % geometry.output.count, tapRow: place.row, tapColumn: place.column)
        body(Use(output: output, input: cell.map { plane + $0 }))
        return
      }
      let first = place.outputChannel * geometry.output.count
      for position in 0..<geometry.output.count {
        let cell = geometry.cell(at: position, tapRow: place.row, tapColumn: place.column)
        body(Use(output: first + position, input: cell.map { plane + $0 }))
      }
    }
  }

  /// Which weight of a kernel it is; `nil` where there are no windows.
  package func kernelPlace(ofWeight weight: Int) -> KernelPlace? {
    if case .reversed(let windows) = form {
      return turned(windows).kernelPlace(ofWeight: weight).map {
        KernelPlace(
          outputChannel: $0.inputChannel, inputChannel: $0.outputChannel, row: $0.row,
          column: $0.column)
      }
    }
    guard case .windows(let windows) = form, windows.weights != .none else { return nil }
    let size = windows.geometry.window.size
    let (kernel, cell) = weight.quotientAndRemainder(dividingBy: windows.cellCount)
    let channel = windows.weights == .tied ? kernel : kernel / windows.geometry.output.count
    return KernelPlace(
      outputChannel: channel,
      inputChannel: channel / windows.groupOutputs * windows.groupInputs + cell / size.count,
      row: cell / size.columns % size.rows, column: cell % size.columns)
  }
}
