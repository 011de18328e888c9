/// The kinds of file that can be read, told apart by how they begin.
package enum FileFormat: String, Sendable, CaseIterable {
  /// MNIST's own format, compressed by gzip or not.
  case idx = "IDX"
  /// One NumPy array.
  case npy
  /// Several NumPy arrays.
  case npz
  /// Several tensors under names.
  case safetensors
  /// A picture in Netpbm's formats, PGM or PPM.
  case pnm = "PGM or PPM"
  /// A picture in Portable Network Graphics.
  case png = "PNG"
  /// A table in text, its fields separated by commas or the like.
  case csv = "CSV"

  /// The format that a file begins like, whatever its name is; `nil` where it is none of these.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: NumPyArray.signature) {
      self = .npy
    } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
      || bytes.starts(with: [0x50, 0x4B, 5, 6])
    {
      self = .npz
    } else if bytes.starts(with: PNGPicture.signature) {
      self = .png
    } else if bytes.starts(with: Inflater.gzipSignature) || IDXFile.isStart(bytes) {
      self = .idx
    } else if bytes.count > 8, bytes[8] == UInt8(ascii: "{"), bytes[4..<8] == [0, 0, 0, 0] {
      self = .safetensors
    } else if PNMPicture.isStart(bytes) {
      self = .pnm
    } else if CSVTable.isText(bytes.prefix(4096)) {
      self = .csv
    } else {
      return nil
    }
  }
}
