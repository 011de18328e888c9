// A program for the tests of LineEditor to drive: it says what it reads, and a few words make it
// show a view. Not part of the shell.

import LineEditor
import Platform

let words: [CompletionAnswer.Candidate] = [
  .init("conv", "2-D cross-correlation"),
  .init("compare", "two addresses term by term"),
  .init("dense", "fully connected"),
  .init("load", "read a file"),
]

func complete(_ request: CompletionRequest) -> CompletionAnswer {
  let text = request.textBeforeCursor
  if text.contains("#") { return .nothing }
  if text.hasPrefix("load ") { return .file }
  let word = text.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
  return CompletionAnswer(
    start: text.utf8.count - word.utf8.count,
    candidates: words.filter { candidate in
      request.folding.folded(candidate.text).hasPrefix(request.folding.folded(String(word)))
    })
}

/// Colours for letters, digits and comments, and a hint behind the line, where the test asks for them.
func appearance(_ line: TypedLine) -> LineAppearance {
  var appearance = LineAppearance(hint: line.text.isEmpty ? "" : " (\(line.text.count) so far)")
  var offset = 0
  var isComment = false
  for character in line.text {
    isComment = isComment || character == "#"
    let style: String? =
      isComment ? "35" : character.isNumber ? "33" : character.isLetter ? "1;36" : nil
    let bytes = offset..<offset + character.utf8.count
    if let style { appearance.spans.append(.init(bytes, TextStyle(style))) }
    offset = bytes.upperBound
  }
  return appearance
}

func numbered(_ count: Int, columns: Int) -> [String] {
  (1...count).map { "row \($0) at \(columns)" }
}

func printKeys() {
  guard let keys = KeyReader() else { return print("no keys") }
  print("keys:")
  fflush(nil)
  while true {
    let key = keys.next()
    print("key \(key)", terminator: "\r\n")
    fflush(nil)
    if key == .character("q") || key == .endOfInput { return }
  }
}

func run(_ line: String) {
  let parts = line.split(separator: " ")
  let count = parts.last.flatMap { Int($0) } ?? 100
  switch parts.first {
  case "page":
    Pager().show { columns in
      let lines = numbered(count, columns: columns)
      return (lines.count, { lines[$0] })
    }
  case "frames":
    let last = FrameViewer().show(count: count) { index, columns, rows in
      ["frame \(index) in \(columns)x\(rows)", String(repeating: "*", count: index)]
    }
    print("left at \(last)")
  case "tall":
    let last = FrameViewer().show(count: 3) { index, _, _ in
      (1...count).map { "frame \(index) line \($0)" }
    }
    print("left at \(last)")
  case "keys": printKeys()
  case "size": print("size \(Terminal.size.columns)x\(Terminal.size.rows)")
  case "unicode": print("unicode \(Terminal.current.wantsUnicode)")
  case "work":
    print("working")
    fflush(nil)
    while !Interrupts.isRequested { usleep(1000) }
    Interrupts.clear()
    print("stopped")
  default: break
  }
}

let colours: LineAppearance.Source = {
  guard getenv("DEMO_COLOUR") != nil else { return nil }
  return appearance
}
var reader = Terminal.current.makeReader(
  history: .ofUser(), appearance: colours, complete: complete)
Interrupts.install(interactive: Terminal.current.isInteractive)
let prompt = Prompt(text: "demo> ", coloured: "\u{1B}[1;34mdemo>\u{1B}[0m ")
reading: while true {
  if let warning = reader.takeWarning() { print("warning: \(warning)") }
  switch reader.readLine(prompt: prompt) {
  case .line("quit"), .endOfInput: break reading
  case .line(let line):
    reader.remember(line)
    print("got: \(line)")
    run(line)
  case .invalid(let defect):
    print("invalid at \(defect.column): \(defect.message); \(defect.text.prefix(40))")
  case .interrupted: print("interrupted")
  }
  if !Terminal.current.isInteractive { fflush(nil) }
}
print("bye")
