import FastProgram

/// How a batch of activations or of their gradients lies in a plan's memory.
///
/// Pictures have a position's channels or its samples side by side, with margins of zeros around each
/// plane for those who read beyond its edges. Vectors have a feature's samples side by side.
struct Arrangement {
  /// What reading beyond a picture's edges, or writing whole vectors, asks for.
  struct Need: Equatable {
    var top = 0
    var bottom = 0
    var left = 0
    var right = 0
    var channels = 0
    /// Whether each number is read alone, so that positions need not be whole vectors.
    var isScalar = false

    /// What satisfies both.
    func union(_ other: Need) -> Need {
      Need(
        top: max(top, other.top), bottom: max(bottom, other.bottom), left: max(left, other.left),
        right: max(right, other.right), channels: max(channels, other.channels),
        isScalar: isScalar && other.isScalar)
    }
  }

  /// What lies side by side, innermost.
  enum Order {
    /// A position's channels; of a vector the samples, as always where sums keep their order.
    case channels
    /// The samples, of pictures and of vectors.
    case samples
    /// The features of the one sample there is; a position's channels.
    case features
  }

  /// How long the axes are: samples, channels or features, rows, columns.
  let counts: (samples: Int, channels: Int, rows: Int, columns: Int)
  /// How far apart neighbours along the axes are.
  let distances: (samples: Int, channels: Int, rows: Int, columns: Int)
  /// Where the first number stands, from the beginning of the region.
  let origin: Int
  /// How many numbers the region has, margins included.
  let size: Int
  /// How many numbers stand side by side, a whole number of vectors.
  let lanes: Int
  /// Whether it is of pictures.
  let isPicture: Bool
  /// How many planes there are, each with lanes at its positions, and how far apart they are.
  let planes: (count: Int, distance: Int)

  /// Lays out [channel, row, column] or [feature]; `nil` where the shape is neither.
  init?(_ shape: Shape, samples: Int, need: Need, width: Int, order: Order) {
    switch shape.rank {
    case 1:
      isPicture = false
      lanes = order == .features ? 1 : samples.rounded(upTo: width)
      counts = (samples, shape[0], 1, 1)
      distances = (1, lanes, 0, 0)
      origin = 0
      size = (shape[0] * lanes).rounded(upTo: width)
      planes = (1, 0)
    case 3:
      isPicture = true
      let channels = need.isScalar ? shape[0] : max(shape[0], need.channels).rounded(upTo: width)
      lanes = order == .samples ? samples.rounded(upTo: width) : channels
      counts = (samples, shape[0], shape[1], shape[2])
      let row = (need.left + shape[2] + need.right) * lanes
      let plane = (need.top + shape[1] + need.bottom) * row
      distances = order == .samples ? (1, plane, row, lanes) : (plane, 1, row, lanes)
      planes = (order == .samples ? shape[0] : samples, plane)
      origin = need.top * row + need.left * lanes
      size = planes.count * plane
    default:
      return nil
    }
  }

  /// The distances, for what moves over pictures.
  var grid: PictureLayout {
    PictureLayout(sample: planes.distance, row: distances.rows, column: distances.columns)
  }

  /// The numbers without the margins, for what is done to each.
  func runs() -> Runs {
    if !isPicture { return Runs(samples: 1, sample: 0, rows: 1, row: 0, count: size) }
    let row = counts.columns * lanes
    if row == distances.rows, row * counts.rows == planes.distance {
      return Runs(samples: 1, sample: 0, rows: 1, row: 0, count: size)
    }
    return Runs(
      samples: planes.count, sample: planes.distance, rows: counts.rows, row: distances.rows,
      count: row)
  }

  /// A copy between this and the same numbers in row order, [sample, channel, row, column].
  func copy(from source: Int, rowOrderAt target: Int) -> Copy {
    let plane = counts.rows * counts.columns
    return Copy(
      source: source, target: target,
      .init(counts.samples, source: distances.samples, target: counts.channels * plane),
      .init(counts.channels, source: distances.channels, target: plane),
      .init(counts.rows, source: distances.rows, target: counts.columns),
      .init(counts.columns, source: distances.columns, target: 1))
  }
}

extension Copy {
  /// The same copy with axes joined where the one goes on behind the other, here and there.
  var joined: Copy {
    var axes: [Axis] = []
    for axis in [first, second, third, fourth] where axis.count != 1 {
      if let outer = axes.last, outer.source == axis.count * axis.source,
        outer.target == axis.count * axis.target
      {
        axes[axes.count - 1] = Axis(
          outer.count * axis.count, source: axis.source, target: axis.target)
      } else {
        axes.append(axis)
      }
    }
    while axes.count < 4 { axes.insert(Axis(1, source: 0, target: 0), at: 0) }
    return Copy(source: source, target: target, axes[0], axes[1], axes[2], axes[3])
  }

  /// The way back.
  var reversed: Copy {
    func turned(_ axis: Axis) -> Axis {
      Axis(axis.count, source: axis.target, target: axis.source)
    }
    return Copy(
      source: target, target: source, turned(first), turned(second), turned(third),
      turned(fourth))
  }
}

extension Int {
  /// The smallest multiple of `unit` that is not smaller.
  func rounded(upTo unit: Int) -> Int { (self + unit - 1) / unit * unit }
}
