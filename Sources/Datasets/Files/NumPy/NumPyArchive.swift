import NeuralNetwork

/// NumPy's `.npz`: a zip archive of `.npy` arrays.
package enum NumPyArchive {
  /// What the name of an array has behind it in the archive.
  static let suffix = ".npy"

  /// The arrays as the bytes of an `.npz` file.
  ///
  /// The same arrays give the same bytes at any time.
  ///
  /// - Parameter isCompressed: whether they are deflated or stored as they are.
  /// - Throws: ``EncodingError``: beyond the 4 GiB of a plain zip archive, or interrupted.
  package static func encoded(
    _ arrays: [NamedTensor], isCompressed: Bool = false, interruption: Interruption = .never
  ) throws(EncodingError) -> [UInt8] {
    var archive = ZipWriter()
    for array in arrays {
      try archive.add(
        array.name + suffix, NumPyArray.encoded(array.tensor), isCompressed: isCompressed,
        interruption: interruption)
    }
    return archive.finished()
  }

  /// A file of ``encoded(_:isCompressed:interruption:)`` with a word on it as the archive's comment.
  package static func commented(_ bytes: [UInt8], _ comment: String) -> [UInt8] {
    // How long the comment is are an archive's last two bytes where there is none.
    var writer = ByteWriter()
    writer.write(Array(bytes.dropLast(2)))
    writer.write(UInt16(comment.utf8.count))
    writer.write(comment)
    return writer.bytes
  }

  /// Reads an `.npz` file, stored or deflated; entries that are no arrays are passed over.
  ///
  /// - Throws: ``FormatError``; a place within an array counts from that entry's beginning.
  package static func decoded(
    _ bytes: [UInt8], interruption: Interruption = .never
  ) throws(FormatError) -> [NamedTensor] {
    let archive = try ZipReader(bytes)
    var arrays: [NamedTensor] = []
    var total = 0
    for entry in archive.entries where entry.name.hasSuffix(suffix) {
      do throws(FormatError) {
        let content = try archive.content(of: entry, interruption: interruption)
        let array = try NumPyArray.decoded(content, interruption: interruption)
        total += array.shape.count
        guard total <= Shape.elementBound else { throw FormatError(.tooManyTogether(total), at: 0) }
        arrays.append(NamedTensor(String(entry.name.dropLast(suffix.count)), array))
      } catch {
        throw error.inside(entry.name)
      }
    }
    if arrays.isEmpty {
      let isPickle = archive.entries.contains { $0.name.hasSuffix("data.pkl") }
      throw FormatError(isPickle ? .pickle : .noArrays, at: 0)
    }
    return arrays
  }
}
