/// Why a file's bytes are not what they claim to be, and where; carries data, not words.
package struct FormatError: Error, Equatable, Sendable {
  /// What is wrong.
  package let reason: Reason
  /// Where it shows.
  package let place: Place
  /// The entry of an archive that it is in; its place counts from that entry's beginning.
  package internal(set) var entry: String?

  /// Where something is wrong.
  package enum Place: Equatable, Sendable {
    /// So many bytes behind the beginning.
    case offset(Int)
    /// In a text, lines and columns counted from 1; a column is a field of a table.
    case line(Int, column: Int)
  }

  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    /// The beginning is that of no format that can be read.
    case unrecognised
    /// Something that the file announces would take more bytes than there are.
    case endsEarly(needed: Int, left: Int)
    /// There are bytes behind the end.
    case trailingBytes(Int)
    /// A tensor would have more elements than are allowed.
    case tooManyElements(extents: [Int])
    /// All tensors of the file would together.
    case tooManyTogether(Int)
    /// A tensor would have more axes than are allowed.
    case tooManyAxes(Int)
    /// A checksum is not that of what it stands for.
    case checksum(stored: UInt32, computed: UInt32)
    /// What was compressed cannot be read.
    case damagedCompression
    /// What was compressed comes to more bytes than it may.
    case inflatesBeyond(Int)
    /// What was compressed comes to fewer bytes than it should.
    case inflatesTo(Int, expected: Int)
    /// The file does not begin as its kind does.
    case signature(FileFormat)
    /// A part of the file is not as its format says.
    case malformed(Part, found: String)
    /// The file is right, but uses something that cannot be read here.
    case unsupported(Feature, found: String)
    /// Objects of Python's, which could run a program when they are read.
    case pickle
    /// An archive without an array.
    case noArrays
    /// A table without a row.
    case noRows
    /// A table in which every row lacks a value.
    case noWholeRow(Int)
    /// A table without a column of numbers beside that of the classes.
    case noFeatures
    /// A row has another number of fields than the first.
    case fieldCount(Int, expected: Int)
    /// A field that has to be a number is none.
    case notANumber(String)
    /// A table has no such column.
    case noColumn(String, columns: [String])
    /// Nothing is wrong: somebody wanted the reading to end.
    case interrupted
  }

  /// A part of a file.
  package enum Part: Equatable, Sendable {
    case header, shape, dataOffsets, duplicateName, json
    case pictureSize, brightestSample, sample, bitDepth, chunkOrder, palette, filter, pixel
    case directory, entryHeader, encoding, quote
  }

  /// Something that a format has and that is not read.
  package enum Feature: Equatable, Sendable {
    case elementType, compression, encryption, largeArchive, interlacing, version
  }

  /// Makes an error at an offset.
  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    place = .offset(offset)
  }

  /// Makes an error in a text.
  init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    place = .line(line, column: column)
  }

  /// The same error in an entry of an archive.
  func inside(_ entry: String) -> FormatError {
    var error = self
    error.entry = entry
    return error
  }
}
