import NeuralNetwork

/// What a file of numbers holds.
package enum FileContents: Equatable, Sendable {
  /// One tensor.
  case tensor(FileTensor)
  /// Several tensors, each under a name, in the order of the file.
  case tensors([NamedTensor])
  /// A picture, [channel, row, column], from 0 to 1.
  case picture(Tensor)

  /// The most bytes that a file may have: those of a tensor as large as is allowed, and its header.
  package static let largestFile = 8 * Shape.elementBound + 1 << 20

  /// Reads a file of any format but CSV, which says less about itself; compressed by gzip or not.
  ///
  /// What it allocates is within a small multiple of the file's size, and of what 2²⁶ numbers take.
  ///
  /// - Throws: ``FormatError`` where the bytes are not what they claim to be, or where interrupted.
  package init(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) {
    let bytes = try Gzip.unwrapped(bytes, interruption: interruption)
    switch FileFormat(bytes) {
    case .idx: self = .tensor(try IDXFile.decoded(bytes, interruption: interruption))
    case .npy: self = .tensor(try NumPyArray.decoded(bytes, interruption: interruption))
    case .npz: self = .tensors(try NumPyArchive.decoded(bytes, interruption: interruption))
    case .safetensors: self = .tensors(try Safetensors.decoded(bytes, interruption: interruption))
    case .pnm: self = .picture(try PNMPicture.decoded(bytes, interruption: interruption))
    case .png: self = .picture(try PNGPicture.decoded(bytes, interruption: interruption))
    case .csv, nil: throw FormatError(.unrecognised, at: 0)
    }
  }
}
