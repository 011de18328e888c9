import Datasets

/// The mark by which a file is known that Gradus wrote and nobody has changed since.
///
/// It stands in the file itself, where the format has a place for such words, so that it is there
/// after copying and sending, too: a checksum of all the rest. Ends of lines do not count, for those
/// are rewritten on the way.
package enum FileMark: CaseIterable, Sendable {
  /// A last line behind `#`, as in scripts.
  case number
  /// A last line behind `%`, as in LaTeX.
  case percent
  /// A comment behind the last element, as in HTML, SVG and Markdown.
  case element
  /// A last line in brackets, for plain text.
  case brackets
  /// A zip archive's comment.
  case zip
  /// An entry of safetensors' metadata.
  case safetensors
  /// Where the file has a place for it already, as a notebook in its metadata.
  case held

  /// What stands before the checksum.
  private static let words = "Gradus wrote this; its checksum is "
  private static let digitCount = 8
  /// A larger file is not read to see whether it is as it was written.
  private static let largest = 1 << 30

  /// The mark before its checksum is known, as a format may hold it that is written piece by piece.
  package static let blank = words + String(repeating: "0", count: digitCount)

  /// The file with its mark.
  package func marked(_ bytes: [UInt8]) -> [UInt8] {
    var file = self.withBlank(bytes)
    // The last one: what is written may be about a file that has a mark itself.
    guard let digits = Self.places(in: file).last else { return bytes }
    file.replaceSubrange(
      digits, with: Self.digits(Checksum.crc32(file.withoutReturns)).utf8)
    return file
  }

  /// The file with the place for its checksum still empty.
  private func withBlank(_ bytes: [UInt8]) -> [UInt8] {
    switch self {
    case .number: return bytes + Array("# \(Self.blank)\n".utf8)
    case .percent: return bytes + Array("% \(Self.blank)\n".utf8)
    case .element: return bytes + Array("<!-- \(Self.blank) -->\n".utf8)
    case .brackets: return bytes + Array("\n[\(Self.blank)]\n".utf8)
    case .zip: return NumPyArchive.commented(bytes, Self.blank)
    case .safetensors: return Safetensors.noted(bytes, "gradus", Self.blank)
    case .held: return bytes
    }
  }

  /// Whether a file is as Gradus wrote it.
  static func isWhole(_ path: String) -> Bool {
    guard let bytes = try? FileStore.read(path, limit: largest, isRegular: true) else {
      return false
    }
    return isWhole(bytes)
  }

  /// Whether a file of these bytes is as Gradus wrote it.
  package static func isWhole(_ bytes: [UInt8]) -> Bool {
    places(in: bytes).contains { place in
      var blank = bytes
      blank.replaceSubrange(place, with: repeatElement(UInt8(ascii: "0"), count: digitCount))
      return bytes[place].elementsEqual(digits(Checksum.crc32(blank.withoutReturns)).utf8)
    }
  }

  /// The places of the first blank mark's digits; `nil` where there is none.
  static func blankPlace(in bytes: [UInt8]) -> Range<Int>? {
    places(in: bytes).first { bytes[$0].allSatisfy { $0 == UInt8(ascii: "0") } }
  }

  /// A checksum as a mark has it.
  static func digits(_ checksum: UInt32) -> String {
    let digits = String(checksum, radix: 16)
    return String(repeating: "0", count: digitCount - digits.count) + digits
  }

  /// Where checksums stand behind the words: of many, the first and the last few.
  private static func places(in bytes: [UInt8]) -> [Range<Int>] {
    let words = Array(words.utf8)
    var found: [Range<Int>] = []
    var start = 0
    while let next = bytes[start...].firstIndex(of: words[0]) {
      start = next + 1
      let digits = next + words.count
      guard digits + digitCount <= bytes.count, bytes[next..<digits].elementsEqual(words) else {
        continue
      }
      found.append(digits..<digits + digitCount)
    }
    return found.count <= 8 ? found : Array(found.prefix(4) + found.suffix(4))
  }
}

extension [UInt8] {
  /// All but the carriage returns.
  var withoutReturns: [UInt8] { contains(0x0D) ? filter { $0 != 0x0D } : self }
}
