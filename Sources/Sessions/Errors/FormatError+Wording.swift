import Datasets
import NeuralNetwork

extension FormatError {
  /// The message: the file, what is wrong, and where.
  func wording(file: String) -> Problem.Wording {
    var words = Problem.Wording(code, "\(file)\(location): \(message)")
    if let hint { words.notes = [hint] }
    return words
  }

  private var location: String {
    let inside = entry.map { ", \($0)" } ?? ""
    switch place {
    case .offset(let offset): return reason == .unrecognised ? "" : "\(inside), byte \(offset)"
    case .line(let line, let column): return "\(inside), line \(line), column \(column)"
    }
  }

  private var code: String {
    switch reason {
    case .tooManyElements, .tooManyTogether, .tooManyAxes, .inflatesBeyond: "too-large"
    case .noColumn: "no-such-column"
    case .unrecognised, .unsupported, .pickle: "unsupported-file"
    default: "damaged-file"
    }
  }

  private var hint: String? {
    switch reason {
    case .unrecognised:
      "read are \(FileFormat.allCases.map(\.rawValue).joined(separator: ", "))"
    case .pickle:
      "write arrays of numbers with numpy.savez, weights with safetensors.torch.save_file"
    case .notANumber(let text) where Self.isDecimalComma(text):
      "numbers are written with a point, as in 1.5; write the table anew with points"
    case .notANumber:
      "all columns but that of the classes are numbers; `label COLUMN` names that one"
    case .noWholeRow: "rows with `?`, an empty field or nan are dropped, and that is each of them"
    case .noFeatures: "`label COLUMN` names the column of the classes; the others are numbers"
    case .noColumn(_, let columns):
      "there are \(columns.prefix(8).joined(separator: ", "))"
        + (columns.count > 8 ? " and \(columns.count - 8) more" : "") + ", or a number from 0"
    case .unsupported(.elementType, _): "read are whole and floating numbers and booleans"
    case .tooManyElements, .tooManyTogether:
      "at most \(Shape.elementBound.grouped) numbers are read, \(Bytes(of: Shape.elementBound))"
    default: nil
    }
  }

  private var message: String {
    switch reason {
    case .unrecognised: return "this is none of the formats that are read"
    case .endsEarly(let needed, let left):
      return "the file ends early: \(Self.bytes(needed)) should follow, and "
        + (left == 0 ? "nothing does" : "\(Self.bytes(left)) \(left.plural("does", "do"))")
    case .trailingBytes(let count):
      return "\(Self.bytes(count)) more than the file says it has"
    case .tooManyElements(let extents):
      let product = extents.map(\.grouped).joined(separator: " \u{22C5} ")
      let count = Shape(extents).countIfRepresentable
      return "a tensor of \(product)" + (count.map { " = \($0.grouped) elements" } ?? " elements")
    case .tooManyTogether(let count): return "all arrays together are \(count.grouped) numbers"
    case .tooManyAxes(let count): return "a tensor of \(count) axes; at most 32 are read"
    case .checksum(let stored, let computed):
      return "the checksum is \(Self.hexadecimal(computed)), and should be "
        + "\(Self.hexadecimal(stored)): the file is damaged"
    case .damagedCompression: return "what was compressed here cannot be read: the file is damaged"
    case .inflatesBeyond(let limit):
      return "what was compressed here comes to more than the \(limit.grouped) bytes that it may"
    case .inflatesTo(let count, let expected):
      return "what was compressed here comes to \(Self.bytes(count)), and should to "
        + expected.grouped
    case .signature(let format): return "no \(format.rawValue) file begins like this"
    case .malformed(let part, let found):
      return part.words + (found.isEmpty ? "" : ": \(found)")
    case .unsupported(let feature, let found):
      return "\(feature.words) \(found) cannot be read"
    case .interrupted: return "the reading was interrupted"
    case .pickle: return "this holds Python objects, which could run a program: refused"
    case .noArrays: return "an archive without an array"
    case .noRows: return "there is no row of numbers"
    case .fieldCount(let count, let expected):
      return "this row has \(count.counted("field")), the first one \(expected)"
    case .notANumber(let text):
      if Self.isDecimalComma(text) { return "'\(text)' is a number with a decimal comma" }
      return text.isEmpty ? "an empty field where a number belongs" : "'\(text)' is not a number"
    case .noWholeRow(let count):
      return count == 1
        ? "the one row lacks a value" : "each of the \(count.grouped) rows lacks a value"
    case .noFeatures: return "there is no column of numbers beside that of the classes"
    case .noColumn(let name, _): return "there is no column \(name)"
    }
  }

  /// Whether a text is a number but for a comma where the point should be.
  private static func isDecimalComma(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && Double("\(parts[0]).\(parts[1])") != nil
  }

  private static func bytes(_ count: Int) -> String {
    "\(count.grouped) \(count.plural("byte"))"
  }

  private static func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}

extension FormatError.Part {
  /// What is wrong with it.
  fileprivate var words: String {
    switch self {
    case .header: "the header is not as it should be"
    case .shape: "this is no shape"
    case .dataOffsets: "the numbers' place does not fit their shape and the tensor before"
    case .duplicateName: "a name for the second time"
    case .json: "this is no JSON"
    case .pictureSize: "a picture cannot be so large"
    case .brightestSample: "the brightest sample is 1 to 65535, not"
    case .sample: "this is no brightness up to the brightest"
    case .bitDepth: "there is no picture of bit depth"
    case .chunkOrder: "a chunk where it cannot be"
    case .palette: "the palette is missing or not as it should be"
    case .filter: "there is no filter"
    case .pixel: "the palette has no colour"
    case .directory: "the archive has no directory where it should be"
    case .entryHeader: "an entry is not where the directory says"
    case .encoding: "the text is not UTF-8"
    case .quote: "a quote is not closed before the field ends"
    }
  }
}

extension FormatError.Feature {
  /// What it is.
  fileprivate var words: String {
    switch self {
    case .elementType: "the element type"
    case .compression: "the compression method"
    case .encryption: "the encrypted entry"
    case .largeArchive: "an archive over 4 GiB"
    case .interlacing: "the interlacing method"
    case .version: "the version"
    }
  }
}
