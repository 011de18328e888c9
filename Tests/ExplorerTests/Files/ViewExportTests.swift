import CommandLanguage
import Documents
import Explorer
import Foundation
import TestSupport
import Testing

@Suite("export html, svg and latex")
struct ViewExportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func exported(_ kind: String, _ view: String, after script: String) throws -> String {
    let file = folder.file("file")
    for outcome in run("\(script); export \(kind) \"\(file)\" \(view)") {
      try #require(outcome.diagnostic == nil, "\(view): \(outcome.errorReport ?? "")")
    }
    return try String(contentsOfFile: file, encoding: .utf8)
  }

  @Test("Every view can be exported, as its help shows it", arguments: Vocabulary.views.map(\.word))
  func views(word: String) throws {
    for example in try #require(Vocabulary.command(word)).examples {
      let statements = ScriptParser.statements(in: example).map(\.text)
      guard let view = statements.last, view.hasPrefix(word) else { continue }
      // With anything behind it `data` draws or reads; alone it shows.
      if word == "data", view != word { continue }
      let script = statements.dropLast().joined(separator: "; ")
      #expect(try exported("html", view, after: script).hasPrefix("<!DOCTYPE html>"))
      #expect(try exported("svg", view, after: script).hasPrefix("<svg"))
      #expect(try exported("latex", view, after: script).contains("\\begin{document}"))
    }
  }

  /// The pictures of the first samples, drawn: how many squares the darkest and the brightest take.
  @Test("Sample pictures are drawn as squares, in SVG and in LaTeX")
  func samples() throws {
    let script =
      "input 2x2; data load \"\(try numbers())\" label class"
    let svg = try exported("svg", "data", after: script)
    // Of 1, 0, 0.5 and 1 two are ink, one is half of it and one is nothing.
    #expect(svg.components(separatedBy: "<rect class=\"ink\"").count - 1 == 3)
    #expect(svg.components(separatedBy: "fill-opacity=\"0.50\"").count - 1 == 1)
    #expect(!svg.contains("█") && !svg.contains("▒"))
    let latex = try exported("latex", "data", after: script)
    #expect(latex.components(separatedBy: "\\color[gray]").count - 1 == 3)
    #expect(latex.contains("\\color[gray]{0.50}") && latex.contains("\\color[gray]{0.00}"))
    #expect(!latex.contains("█"))
  }

  /// A table of one sample of 2×2 pixels.
  private func numbers() throws -> String {
    let file = folder.file("one.csv")
    try "a,b,c,d,class\n1,0,0.5,1,x\n".write(toFile: file, atomically: true, encoding: .utf8)
    return file
  }

  @Test("`data` is a view alone, and no view with anything behind it")
  func data() {
    let diagnostic = run("input 8x8; data edges 10; export svg x data edges 10").last?.diagnostic
    #expect(diagnostic?.code == "extra-argument")
    #expect(run("input 8x8; export svg x data").last?.diagnostic != nil)
  }

  @Test("The page is named by the view as it was typed")
  func title() throws {
    let page = try exported(
      "html", "accumulate conv1.weight[0]", after: "example sum; forward; backward")
    #expect(page.contains("<title>accumulate conv1.weight[0]</title>"))
    #expect(page.components(separatedBy: "<article class=\"frame\"").count == 5)
  }

  @Test("Without a view LaTeX has every layer's formula")
  func formulas() throws {
    let text = try exported("latex", "", after: "example cross; forward; backward")
    #expect(text.contains("\\frac{\\partial L}{\\partial w_{o,i,a,b}}"))
    #expect(text.contains("dense1: the gradient of a dense weight"))
    #expect(text.contains("explain") == false)
    #expect(try exported("latex", "", after: "input 3; dense 2").contains("\\end{document}"))
  }

  @Test("Digits are those that are set")
  func digits() throws {
    let script = "set digits 6; example cross; forward; backward"
    #expect(try exported("svg", "show conv1.weight", after: script).contains("0.171791"))
  }

  private static let refusals: [(String, String, String?)] = [
    ("export html x", "missing-argument", nil),
    ("export html x acumulate conv1.weight[0]", "unknown-choice", "accumulate"),
    ("export html x forward", "unknown-choice", nil),
    ("export html x relax conv1 sharing", "unknown-choice", nil),
    ("export html x grads", "no-network", nil),
    ("example sum; export html x grads", "no-value-yet", nil),
    ("example sum; export html x explain conv1.weight[9]", "no-value-yet", nil),
    ("example sum; export svg x show conv2.weight", "unknown-layer", "conv1"),
    ("example sum; export svg x show", "missing-argument", nil),
    ("example sum; export svg x net net", "extra-argument", nil),
    ("example sum; export numpy x net", "extra-argument", nil),
    ("export latex x", "no-network", nil), ("input 3; export latex x", "not-applicable", nil),
    ("example sum; export html /nowhere/x net", "file-not-writable", nil),
  ]

  @Test("What cannot be exported is refused", arguments: Self.refusals)
  func refused(_ script: String, code: String, suggestion: String?) {
    let diagnostic = run(script).last?.diagnostic
    #expect(diagnostic?.code == code)
    if let suggestion { #expect(diagnostic?.suggestion == suggestion) }
  }

  @Test("An error in a view points at the view")
  func place() {
    let line = "export html x explain conv1.weight[0,0,0,0] pixel 9,9"
    let diagnostic = run("example sum; forward; backward\n\(line)").last?.diagnostic
    #expect(diagnostic?.range?.column ?? 0 > 15)
  }

  private static let completions: [(String, String?)] = [
    ("export ", "html"), ("export html a.html ", "accumulate"),
    ("export html a.html ac", "accumulate"),
    ("export html a.html explain conv1.w", "weight"),
    ("export html a.html formula conv1 m", "matrix"),
    ("export latex a.tex relax", nil),
  ]

  @Test("A view is completed behind the file's name", arguments: Self.completions)
  func completion(line: String, offered: String?) {
    var interpreter = Interpreter()
    _ = run("example sum", in: &interpreter)
    let completion = Completion(of: line, names: interpreter.session.completionNames)
    if let offered {
      #expect(completion.candidates.contains { $0.name == offered })
    } else {
      #expect(completion.candidates.isEmpty)
    }
    #expect(!completion.expectsFile)
  }

  @Test("The file's name may hold what a view does not")
  func names() throws {
    let file = folder.file("a [1]; b#.html")
    let outcomes = run("example sum; export html '\(file)' show conv1.weight; net")
    #expect(outcomes.allSatisfy { $0.diagnostic == nil })
    #expect(outcomes.last?.document?.kind == "net")
    #expect(FileManager.default.fileExists(atPath: file))
  }
}
