/// A lesson as its file says it: a header, and steps that a learner takes one after another.
///
/// ```swift
/// let lesson = try LessonParser.lesson(in: bytes, file: "lessons/02-sum-over-pixels.md")
/// var run = LessonRun(of: lesson)
/// for event in run.begin() { show(event) }
/// ```
package struct Lesson: Sendable {
  /// The file it was read from, as it was named.
  package let file: String
  /// Its number in the order of lessons, if the file's name begins with one.
  package let number: Int?
  /// Its name: the file's without number and ending, as `sum-over-pixels`.
  package let name: String
  /// The header's title.
  package let title: String
  /// About how many minutes it takes.
  package let minutes: Int
  /// The number of the lesson to take before, if there is one.
  package let needs: Int?
  /// What its random numbers start from.
  package let seed: Int
  /// The lines of the header's keys.
  let keyLines: [String: Int]
  /// What stands before the first step.
  package let introduction: [Prose]
  /// The steps, at least one.
  package let steps: [Step]
  /// A sum over the file's bytes, which tells whether it has changed.
  package let fingerprint: UInt64
}

extension Lesson {
  /// The name and number that a file's path tells.
  static func naming(_ path: String) -> (number: Int?, name: String) {
    var name = path.split(separator: "/").last.map(String.init) ?? path
    if name.hasSuffix(".md") { name.removeLast(3) }
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    let rest = name.dropFirst(digits.count)
    guard let number = Int(digits), rest.hasPrefix("-"), rest.count > 1 else { return (nil, name) }
    return (number, String(rest.dropFirst()))
  }

  /// The title that a file's name suggests, as `Two by two` of `17-two-by-two.md`.
  package static func title(fromFile path: String) -> String {
    let words = naming(path).name.map { $0.isLetter || $0.isNumber ? $0 : " " }
    guard let first = words.first, first != " " else { return "A lesson" }
    return first.uppercased() + String(words.dropFirst())
  }

  /// Whether a lesson is this one, unchanged.
  package func isSame(as other: Lesson) -> Bool {
    file == other.file && fingerprint == other.fingerprint
  }

  /// The FNV-1a sum over bytes.
  static func fingerprint(of bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
