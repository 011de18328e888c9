import Foundation
import Lessons
import TestSupport
import Testing

/// Lessons that somebody has damaged: whatever they are, they are refused or run, and do no harm.
@Suite struct LessonFuzzTests {
  @Test func `every beginning of a lesson is read or refused with a line`() throws {
    let bytes = Array(LessonText.whole.utf8)
    for end in bytes.indices {
      for report in LessonText.reports(Array(bytes[..<end])) {
        #expect(report.hasPrefix("a.md:"), "\(report)")
      }
    }
  }

  @Test(arguments: 0..<8)
  func `a mutated lesson never crashes the parser, and no report steers the terminal`(
    seed: UInt64
  ) throws {
    var random = SplitMix(seed: seed)
    let sources = try LessonFiles.all.map(LessonFiles.bytes) + [Array(LessonText.whole.utf8)]
    for _ in 0..<150 {
      let reports = LessonText.reports(random.mutated(random.pick(sources), among: sources))
      for report in reports {
        #expect(report.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 }, "\(report)")
      }
    }
  }

  @Test(arguments: 0..<6)
  func `a mutated lesson that is still one can be tested`(seed: UInt64) throws {
    var random = SplitMix(seed: 100 + seed)
    let source = Array(LessonText.whole.utf8)
    for _ in 0..<60 {
      let bytes = random.mutated(source, among: [source])
      guard let lesson = try? LessonParser.lesson(in: bytes, file: "a.md") else { continue }
      var run = LessonRun(of: lesson, budget: 100)
      _ = run.begin()
      for _ in 0...lesson.steps.count { _ = run.skip() }
      #expect(run.phase == .finished)
    }
  }
}

extension SplitMix {
  /// Bytes with a few lines or bytes lost, doubled, exchanged or taken from elsewhere.
  fileprivate mutating func mutated(_ bytes: [UInt8], among sources: [[UInt8]]) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0..<Int.random(in: 1...4, using: &self) {
      let place = Int.random(in: 0..<lines.count, using: &self)
      switch Int.random(in: 0..<6, using: &self) {
      case 0: if lines.count > 1 { lines.remove(at: place) }
      case 1: lines.insert(lines[place], at: Int.random(in: 0...lines.count, using: &self))
      case 2:
        let other = pick(sources).split(separator: 0x0A, omittingEmptySubsequences: false)
        lines[place] = Array(pick(Array(other)))
      case 3:
        if !lines[place].isEmpty {
          let byte = Int.random(in: 0..<lines[place].count, using: &self)
          lines[place][byte] = UInt8.random(in: .min ... .max, using: &self)
        }
      case 4:
        let byte = Int.random(in: 0...lines[place].count, using: &self)
        lines[place].insert(pick(Array("`#-[](){}\"\\;:\u{1B}\t".utf8)), at: byte)
      default: lines[place].removeLast(min(lines[place].count, 3))
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}
