import NeuralNetwork
import Wording

extension Operation {
  /// What is nearest to the operation and fits an input that it does not fit itself, as statements;
  /// the nearest first, and every one of them works.
  ///
  /// - Parameters:
  ///   - shape: what the operation would read.
  ///   - network: the network that it was to be put behind.
  func fitting(_ shape: Shape, behind network: Network?) -> [String] {
    if shape.rank == 3 { return fittingLayers(shape).map(\.statement) }
    guard shape.rank == 1, let network else { return [] }
    if network.layers.isEmpty { return fittingInputs(shape[0]) }
    // Behind a layer that made a vector of a picture it goes before that layer.
    guard let first = network.layers.first(where: { $0.outputShape.rank == 1 }),
      first.inputShape.rank == 3
    else { return fittingInputs(network.inputShape.count) }
    let layers = (fits(first.inputShape) ? [self] : []) + fittingLayers(first.inputShape)
    return layers.prefix(1).map { "insert \($0.statement) before \(first.name)" }
  }

  private func fits(_ shape: Shape) -> Bool { (try? outputShape(for: shape)) != nil }

  /// A vector read as a picture of one row, and as a square one where its length allows that.
  private func fittingInputs(_ length: Int) -> [String] {
    var statements: [String] = []
    let row = Shape([1, 1, length])
    let flat = alongColumns
    for operation in [flat] + flat.fittingLayers(row) where operation.fits(row) {
      statements.append("input 1x1x\(length); \(operation.statement)")
      break
    }
    let side = Int(Double(length).squareRoot())
    let square = Shape([1, side, side])
    if side > 1, side * side == length, fits(square) {
      statements.append("input 1x\(side)x\(side); \(statement)")
    }
    return statements
  }

  /// The same operation on a picture of one row.
  private var alongColumns: Operation {
    switch self {
    case .convolution(let it): .convolution(it.alongColumns)
    case .locallyConnected(let it): .locallyConnected(it.alongColumns)
    case .transposedConvolution(let it):
      .transposedConvolution(
        TransposedConvolution(
          outputChannels: it.outputChannels, kernel: it.kernel.flat(1), stride: it.stride.flat(1),
          padding: it.padding.flat(0), outputPadding: it.outputPadding.flat(0),
          dilation: it.dilation.flat(1), groups: it.groups, hasBias: it.hasBias))
    case .upsampling(let it): .upsampling(Upsampling(factor: it.factor.flat(1)))
    case .adaptiveAveragePooling(let it):
      .adaptiveAveragePooling(AdaptiveAveragePooling(size: it.size.flat(1)))
    case .zeroPadding(let it):
      .zeroPadding(ZeroPadding(left: it.left, right: it.right, top: 0, bottom: 0))
    case .maxPooling(let it) where !it.isGlobal:
      .maxPooling(
        MaxPooling(
          window: it.window.flat(1), stride: it.stride.flat(1), padding: it.padding.flat(0),
          dilation: it.dilation.flat(1), roundsUp: it.roundsUp))
    case .averagePooling(let it):
      .averagePooling(
        AveragePooling(
          window: it.window.flat(1), stride: it.stride.flat(1), padding: it.padding.flat(0),
          countsPadding: it.countsPadding, roundsUp: it.roundsUp))
    case .unrolledConvolution, .dense, .maxPooling, .globalAveragePooling, .activation, .flatten,
      .addition, .concatenation, .normalisation, .dropout, .learnedSlope, .softmax:
      self
    }
  }

  /// The operation with a smaller window, more padding, less padding or fewer groups.
  private func fittingLayers(_ shape: Shape) -> [Operation] {
    let candidates: [Operation]
    switch self {
    case .convolution(let it), .locallyConnected(let it):
      let divisor = Self.largestDivisor(of: shape[0], it.outputChannels, upTo: it.groups)
      let made: (Convolution) -> Operation = {
        self == .convolution(it) ? .convolution($0) : .locallyConnected($0)
      }
      if it.keepsExtent {
        // A window with its own size's padding fits everywhere; its stride may not, nor its groups.
        let (one, near) = (Size(square: 1), it.with(stride: Size(square: 1)).padding)
        candidates = [
          made(it.with(stride: one)), made(it.with(groups: divisor)),
          made(it.with(stride: one, groups: divisor)), made(it.with(padding: near)),
        ]
        break
      }
      func with(kernel: Size? = nil, padding: Size? = nil, groups: Int? = nil) -> Operation {
        made(it.with(kernel: kernel, padding: padding, groups: groups))
      }
      let small = it.window.fitted(to: shape), wide = it.window.widened(for: shape)
      candidates = [
        with(kernel: small), with(padding: wide), with(groups: divisor),
        with(kernel: small, groups: divisor),
      ]
    case .maxPooling(let it) where !it.isGlobal:
      func with(_ window: Size, _ padding: Size) -> Operation {
        .maxPooling(
          MaxPooling(
            window: window, stride: it.stride == it.window ? nil : it.stride, padding: padding,
            dilation: it.dilation, roundsUp: it.roundsUp))
      }
      let window = Window(
        size: it.window, stride: it.stride, padding: it.padding.halved(it.window),
        dilation: it.dilation)
      let small = window.fitted(to: shape)
      candidates = [
        with(it.window, it.padding.halved(it.window)), with(small, it.padding.halved(small)),
      ]
    case .averagePooling(let it):
      func with(_ size: Size, _ padding: Size) -> Operation {
        .averagePooling(
          AveragePooling(
            window: size, stride: it.stride == it.window ? nil : it.stride, padding: padding,
            countsPadding: it.countsPadding, roundsUp: it.roundsUp))
      }
      let window = Window(
        size: it.window, stride: it.stride, padding: it.padding.halved(it.window))
      let small = window.fitted(to: shape)
      candidates = [
        with(it.window, it.padding.halved(it.window)), with(small, it.padding.halved(small)),
      ]
    case .normalisation(let it):
      guard case .groups(let groups) = it.scope else { return [] }
      let divisor = Self.largestDivisor(of: shape[0], shape[0], upTo: groups)
      candidates = [
        .normalisation(
          Normalisation(.groups(divisor), epsilon: it.epsilon, isAffine: it.isAffine))
      ]
    case .transposedConvolution(let it):
      let divisor = Self.largestDivisor(of: shape[0], it.outputChannels, upTo: it.groups)
      let narrow = Size(
        rows: it.rowArithmetic(input: shape[1]).fittingPadding,
        columns: it.columnArithmetic(input: shape[2]).fittingPadding)
      let short = Size(
        rows: min(it.outputPadding.rows, max(it.stride.rows, it.dilation.rows) - 1),
        columns: min(it.outputPadding.columns, max(it.stride.columns, it.dilation.columns) - 1))
      candidates = [
        it.with(padding: narrow), it.with(outputPadding: short), it.with(groups: divisor),
        it.with(padding: narrow, outputPadding: short, groups: divisor),
      ].map { .transposedConvolution($0) }
    case .unrolledConvolution, .dense, .maxPooling, .globalAveragePooling, .adaptiveAveragePooling,
      .activation, .zeroPadding, .upsampling, .flatten, .addition, .concatenation,
      .dropout, .learnedSlope, .softmax:
      candidates = []
    }
    return candidates.filter { $0 != self && $0.fits(shape) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func largestDivisor(of a: Int, _ b: Int, upTo limit: Int) -> Int {
    guard limit > 1 else { return limit }
    return stride(from: min(limit, a, b), to: 0, by: -1)
      .first { a.isMultiple(of: $0) && b.isMultiple(of: $0) } ?? 1
  }
}

extension TransposedArithmetic {
  /// The largest padding, of at most what it is, that leaves something.
  fileprivate var fittingPadding: Int {
    cells > 0 ? padding : max(0, padding - (2 - cells) / 2)
  }
}

extension Convolution {
  /// The same on a picture of one row.
  fileprivate var alongColumns: Convolution {
    with(
      kernel: kernel.flat(1), stride: stride.flat(1), padding: keepsExtent ? nil : padding.flat(0),
      dilation: dilation.flat(1))
  }
}

extension Size {
  /// The same along the columns, and `rows` of rows.
  fileprivate func flat(_ rows: Int) -> Size { Size(rows: rows, columns: columns) }

  /// At most half of a pool's window.
  fileprivate func halved(_ window: Size) -> Size {
    Size(rows: min(rows, window.rows / 2), columns: min(columns, window.columns / 2))
  }
}

extension Window {
  /// The largest window of at most this size that fits the picture.
  fileprivate func fitted(to shape: Shape) -> Size {
    func extent(_ arithmetic: WindowArithmetic) -> Int {
      guard arithmetic.room < 0 else { return arithmetic.window }
      let room = arithmetic.input + 2 * min(arithmetic.padding, 1 << 26) - 1
      return max(1, min(arithmetic.window, room / max(1, arithmetic.dilation) + 1))
    }
    return Size(
      rows: extent(rowArithmetic(input: shape[1])),
      columns: extent(columnArithmetic(input: shape[2])))
  }

  /// The least padding with which the window fits the picture.
  fileprivate func widened(for shape: Shape) -> Size {
    func padding(_ arithmetic: WindowArithmetic) -> Int {
      let room = arithmetic.room
      guard room < 0, room > -(1 << 20) else { return arithmetic.padding }
      return arithmetic.padding + (1 - room) / 2
    }
    return Size(
      rows: padding(rowArithmetic(input: shape[1])),
      columns: padding(columnArithmetic(input: shape[2])))
  }
}
