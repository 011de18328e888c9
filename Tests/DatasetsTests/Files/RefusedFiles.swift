import Datasets
import TestSupport

/// Files that are refused, each with what is wrong and where.
struct RefusedFile: Sendable, CustomStringConvertible {
  let description: String
  let bytes: [UInt8]
  let reason: FormatError.Reason
  let offset: Int

  static let all: [RefusedFile] = [
    RefusedFile("nothing", [], .unrecognised, 0),
    RefusedFile("noise", [0xFF, 0, 1, 2], .unrecognised, 0),
    RefusedFile(
      "IDX of 2^40 elements", [0, 0, 8, 2, 0, 16, 0, 0, 0, 16, 0, 0],
      .tooManyElements(extents: [1 << 20, 1 << 20]), 4),
    RefusedFile(
      "IDX whose extents overflow", [0, 0, 8, 3] + [UInt8](repeating: 0xFF, count: 12),
      .tooManyElements(extents: [Int](repeating: 0xFFFF_FFFF, count: 3)), 4),
    RefusedFile(
      "IDX of nothing, but for an axis of none",
      [0, 0, 8, 3] + [UInt8](repeating: 0xFF, count: 8) + [0, 0, 0, 0],
      .tooManyElements(extents: [0xFFFF_FFFF, 0xFFFF_FFFF, 0]), 4),
    RefusedFile(
      "IDX short of its numbers", [0, 0, 8, 1, 0, 0, 0, 5, 1, 2], .endsEarly(needed: 5, left: 2),
      8),
    RefusedFile("IDX with more", [0, 0, 8, 1, 0, 0, 0, 1, 1, 2], .trailingBytes(1), 9),
    RefusedFile(
      "IDX of 255 axes", [0, 0, 8, 255] + [UInt8](repeating: 0, count: 4 * 255),
      .tooManyAxes(255), 3),
    npy("{'descr': '|O', 'fortran_order': False, 'shape': (3,), }", .pickle, 20),
    npy(
      "{'descr': '<c8', 'fortran_order': False, 'shape': (3,), }",
      .unsupported(.elementType, found: "<c8"), 20),
    npy(
      "{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (3,), }",
      .unsupported(.elementType, found: "[('a', '<f8')]"), 20),
    npy(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (8193, 8192), }",
      .tooManyElements(extents: [8193, 8192]), 60),
    npy(
      "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,), }",
      .malformed(.shape, found: "-1,), }"), 61),
    npy(
      "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,), }",
      .malformed(.header, found: "0, 'shape': (1,), }"), 44),
    npy("{'descr': '<f8'}", .malformed(.header, found: "descr"), 10),
    npy("__import__('os')", .malformed(.header, found: "__import__('os')"), 10),
    safetensors("{\"a\":1}", .malformed(.header, found: "a"), 9),
    safetensors(
      "{\"a\":{\"dtype\":\"F8_E4M3\",\"shape\":[0],\"data_offsets\":[0,0]}}",
      .unsupported(.elementType, found: "F8_E4M3 of a"), 9),
    safetensors(
      "{\"a\":{\"dtype\":\"F64\",\"shape\":[2],\"data_offsets\":[0,8]}}",
      .malformed(.dataOffsets, found: "[0,8] of a"), 9),
    safetensors(
      "{\"a\":{\"dtype\":\"F64\",\"shape\":[67108865],\"data_offsets\":[0,8]}}",
      .tooManyElements(extents: [67_108_865]), 9),
    safetensors(
      "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}",
      .endsEarly(needed: 1, left: 0), 61),
    safetensors(
      String(repeating: "[", count: 40), .unrecognised, 0),
    safetensors(
      "{\"a\":" + String(repeating: "[", count: 40),
      .malformed(.json, found: String(repeating: "[", count: 20)), 28),
    RefusedFile(
      "PGM of 2^40 pixels", text: "P5 1048576 1048576 255 ",
      .tooManyElements(extents: [1 << 20, 1 << 20]), 2),
    RefusedFile(
      "PPM of as many", text: "P3 8192 8192 255 1 1 1",
      .tooManyElements(extents: [3, 8192, 8192]), 2),
    RefusedFile("PGM too bright", text: "P2 1 1 7 8", .malformed(.sample, found: "8"), 8),
    RefusedFile(
      "PGM without brightness", text: "P5 1 1 0 x",
      .malformed(.brightestSample, found: "0"), 6),
    RefusedFile("PGM without end", text: "P2 9 9 9 1 2 3", .endsEarly(needed: 162, left: 6), 8),
    RefusedFile(
      "PGM with an endless number", text: "P2 99999999999999999999999 1 1 1",
      .malformed(.pictureSize, found: "99999999999999999999"), 3),
  ]

  init(_ description: String, _ bytes: [UInt8], _ reason: FormatError.Reason, _ offset: Int) {
    self.description = description
    self.bytes = bytes
    self.reason = reason
    self.offset = offset
  }

  private init(_ description: String, text: String, _ reason: FormatError.Reason, _ offset: Int) {
    self.init(description, Array(text.utf8), reason, offset)
  }

  private static func npy(
    _ header: String, _ reason: FormatError.Reason, _ offset: Int
  ) -> RefusedFile {
    RefusedFile(
      header, [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + header.utf8,
      reason, offset)
  }

  private static func safetensors(
    _ header: String, _ reason: FormatError.Reason, _ offset: Int
  ) -> RefusedFile {
    RefusedFile(
      header, [UInt8(header.utf8.count)] + [UInt8](repeating: 0, count: 7) + header.utf8, reason,
      offset)
  }
}
