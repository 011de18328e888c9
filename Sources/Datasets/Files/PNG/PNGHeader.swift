import NeuralNetwork

/// What a PNG picture says about itself in its first chunk.
struct PNGHeader {
  let size: Size
  let depth: Int
  let colour: Colour
  let isInterlaced: Bool

  /// How a pixel is coloured, by the number that stands for it.
  enum Colour: UInt8 {
    case grey = 0
    case trueColour = 2
    case palette = 3
    case greyAlpha = 4
    case trueColourAlpha = 6

    /// How many samples a pixel is stored as.
    var samples: Int {
      switch self {
      case .grey, .palette: 1
      case .greyAlpha: 2
      case .trueColour: 3
      case .trueColourAlpha: 4
      }
    }

    /// How many channels the picture has, without its opacity.
    var channels: Int { self == .grey || self == .greyAlpha ? 1 : 3 }

    var depths: [Int] {
      switch self {
      case .grey: [1, 2, 4, 8, 16]
      case .palette: [1, 2, 4, 8]
      default: [8, 16]
      }
    }
  }

  /// Reads the chunk's 13 bytes, which are there.
  init(_ reader: inout ByteReader) throws(FormatError) {
    let start = reader.offset
    let (width, height) = (
      Int(try reader.bigEndian(UInt32.self)), Int(try reader.bigEndian(UInt32.self))
    )
    guard width > 0, height > 0 else {
      throw FormatError(.malformed(.pictureSize, found: "\(width) x \(height)"), at: start)
    }
    depth = Int(try reader.bigEndian(UInt8.self))
    let kind = try reader.bigEndian(UInt8.self)
    guard let colour = Colour(rawValue: kind), colour.depths.contains(depth) else {
      throw FormatError(
        .malformed(.bitDepth, found: "\(depth) with colour type \(kind)"), at: start + 8)
    }
    let compression = try reader.bigEndian(UInt8.self)
    let filter = try reader.bigEndian(UInt8.self)
    guard compression == 0, filter == 0 else {
      throw FormatError(
        .unsupported(.compression, found: String(max(compression, filter))), at: start + 10)
    }
    let interlacing = try reader.bigEndian(UInt8.self)
    guard interlacing <= 1 else {
      throw FormatError(.unsupported(.interlacing, found: String(interlacing)), at: start + 12)
    }
    _ = try [colour.channels, height, width].boundedElementCount(at: start)
    size = Size(rows: height, columns: width)
    self.colour = colour
    isInterlaced = interlacing == 1
  }

  /// The passes in which the pixels come: one, or Adam7's seven without those that are empty.
  var passes: [PNGPass] {
    guard isInterlaced else {
      return [PNGPass(self, top: 0, left: 0, down: 1, right: 1)].compactMap { $0 }
    }
    let origins = [(0, 0), (0, 4), (4, 0), (0, 2), (2, 0), (0, 1), (1, 0)]
    let steps = [(8, 8), (8, 8), (8, 4), (4, 4), (4, 2), (2, 2), (2, 1)]
    return zip(origins, steps).compactMap { origin, step in
      PNGPass(self, top: origin.0, left: origin.1, down: step.0, right: step.1)
    }
  }
}
