import Platform

// Prints how long each piece of work takes; peers.py runs other people's on the same and compares.
//
//   gradus-benchmark [--json] [ROW…]
let arguments = CommandLine.arguments.dropFirst()
let words = arguments.filter { $0 != "--json" }
let report = Report(isJSON: arguments.contains("--json"))
for row in Row.allCases where words.isEmpty || words.contains(row.rawValue) {
  do {
    report.print(row, try row.measure())
  } catch {
    var message = "gradus-benchmark: \(row.rawValue): \(error)\n"
    message.withUTF8 { _ = write(STDERR_FILENO, $0.baseAddress, $0.count) }
    exit(1)
  }
}
