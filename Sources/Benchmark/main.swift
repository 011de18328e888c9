import Foundation
import NeuralNetwork

// Prints how long each piece of work takes; peers.py runs other people's on the same and compares.
//
//   gradus-benchmark [--json] [--keep FILE] [--against FILE] [ROW…]
//   gradus-benchmark growth [SUBJECT…]
//   gradus-benchmark cores
//
// --keep appends the figures to a file as a line of JSON; --against tells what takes more than 5 %
// longer, or more memory, than the last line of one, and ends with status 3 if anything does.
do {
  try run(Array(CommandLine.arguments.dropFirst()))
} catch {
  FileHandle.standardError.write(Data("gradus-benchmark: \(error)\n".utf8))
  exit(1)
}

/// The name of a file that an option takes.
func file(behind option: String, _ words: inout ArraySlice<String>) throws -> String {
  guard let path = words.popFirst() else { throw Program.Failure.noFile(option: option) }
  return path
}

func run(_ arguments: [String]) throws {
  if arguments.first == "growth" {
    let wanted = try arguments.dropFirst().map { word in
      guard let subject = Growth(rawValue: word) else { throw Program.Failure.unknownRow(word) }
      return subject
    }
    for subject in wanted.isEmpty ? Growth.allCases : wanted { try subject.report() }
    return
  }
  if arguments.first == "cores" {
    for precision in Precision.allCases { try Cores(precision).report() }
    return
  }
  if arguments.first == StepProcess.word { return try StepProcess.serve(arguments.dropFirst()) }
  var (isJSON, keep, against, rows) = (false, String?.none, String?.none, [Row]())
  var words = arguments[...]
  while let word = words.popFirst() {
    switch word {
    case "--json": isJSON = true
    case "--keep": keep = try file(behind: word, &words)
    case "--against": against = try file(behind: word, &words)
    default:
      guard let row = Row(rawValue: word) else { throw Program.Failure.unknownRow(word) }
      rows.append(row)
    }
  }
  // Read before the run: both may be the same file.
  let earlier = try against.map { try Record.last(of: $0) }
  var report = Report(isJSON: isJSON)
  for row in rows.isEmpty ? Row.allCases : rows { report.print(row, try row.measure()) }
  guard keep != nil || earlier != nil else { return }
  let record = Record(
    date: ISO8601DateFormatter().string(from: Date()), program: try Program.version(),
    processor: Processor.name, figures: report.figures)
  if let keep { try record.append(to: keep) }
  guard let earlier else { return }
  let losses = record.losses(against: earlier)
  if earlier.processor != record.processor {
    print("the earlier figures are of another processor: \(earlier.processor)")
  }
  for loss in losses { print(loss) }
  if losses.isEmpty { print("no row takes more than 5 % longer than on \(earlier.date)") }
  exit(losses.isEmpty ? 0 : 3)
}
