import CommandLanguage
import Documents
import Explorer
import NeuralNetwork

extension LessonHandout {
  /// The network and its data as a step's setup leaves them, with the number of the step's prose
  /// that stands before the setup; `nil` where the step has none.
  ///
  /// - Parameter run: stands in that step.
  static func standing(
    at step: Lesson.Step, of run: LessonRun
  ) -> (blocks: [Documents.Block], behind: Int)? {
    let opening = step.opening
    guard let first = opening.firstIndex(where: \.isSetup), let start = run.starts[run.step],
      let last = opening.lastIndex(where: \.isSetup)
    else { return nil }
    var run = run
    run.adopt(start)
    let budget = WorkBudget(milliseconds: run.budget)
    for block in opening[...last] {
      switch block {
      case .setup(let script), .demo(let script): _ = run.perform(script, as: "setup", budget)
      case .prose, .predict, .task, .checks, .own, .mistake, .hint, .solution, .notes: break
      }
    }
    let blocks = blocks(of: run.interpreter, for: step)
    let behind = opening[..<first].count { if case .prose = $0 { true } else { false } }
    return blocks.isEmpty ? nil : (blocks, behind)
  }

  /// A tensor with more numbers is told by its shape alone.
  private static let mostNumbers = 64

  private static func blocks(
    of interpreter: Interpreter, for step: Lesson.Step
  ) -> [Documents.Block] {
    var bench = interpreter
    guard let source = ScriptParser.statements(in: "net").first(where: { _ in true }),
      case .success(let net) = bench.run(source), let layers = net.layers
    else { return [] }
    var names = ["input", "target"]
    for (name, parameters) in layers where parameters > 0 {
      names += ["\(name).weight", "\(name).bias"]
    }
    names += step.namesOfData
    var grids: [Grid] = []
    var others: [Documents.Block] = []
    for name in names where !step.asks(for: name) {
      guard let expression = try? Parser.expression(name),
        case .success(let value) = interpreter.value(of: expression)
      else { continue }
      if value.shape.rank == 0 {
        others.append(.paragraph("\(.code(name)) is \(.number(value.elements[0]))"))
      } else if value.count > mostNumbers || value.count == 0 {
        others.append(.paragraph("\(.code(name)) has \(value.shape.description) numbers"))
      } else {
        grids += [Grid].planes(of: value, titled: name)
      }
    }
    let table: [Documents.Block] = net.layerTable.map { [.table($0)] } ?? []
    return table + (grids.isEmpty ? [] : [.grids(grids)]) + others
  }
}

extension Lesson.Block {
  /// Whether it runs in silence.
  fileprivate var isSetup: Bool { if case .setup = self { true } else { false } }
}

extension Lesson.Step {
  /// Whether a question asks for a value of that very name.
  fileprivate func asks(for name: String) -> Bool {
    predictions.contains { prediction in
      let text = prediction.source.text
      return prediction.expression.isAddress && text.hasPrefix(name)
        && ["[", nil].contains(text.dropFirst(name.count).first)
    }
  }

  /// The names that its setup makes and its words speak of.
  fileprivate var namesOfData: [String] {
    let made = blocks.flatMap { block -> [String] in
      if case .setup(let script) = block { script.names } else { [] }
    }
    let words = blocks.flatMap { block -> [String] in
      switch block {
      case .prose(let prose), .task(let prose): prose.lines
      case .predict(let prediction): prediction.question.lines
      case .setup, .demo, .checks, .own, .mistake, .hint, .solution, .notes: []
      }
    }.flatMap { $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init) }
    // What a question's answer is worked out from would often be the answer.
    return made.filter { name in
      words.contains(name) && !predictions.contains { $0.expression.names(name) }
    }
  }
}

extension Document {
  /// The layers with how many parameters each has, as `net` tells.
  fileprivate var layers: [(name: String, parameters: Int)]? {
    guard case .list(let layers)? = facts.first(where: { $0.name == "layers" })?.value else {
      return nil
    }
    return layers.compactMap { layer in
      guard case .record(let facts) = layer,
        case .text(let name)? = facts.first(where: { $0.name == "name" })?.value,
        case .integer(let count)? = facts.first(where: { $0.name == "parameters" })?.value
      else { return nil }
      return (name, count)
    }
  }

  /// The table of `net` up to what each layer is: what it makes, and how many terms it sums, are
  /// things to be found out.
  fileprivate var layerTable: Table? {
    for case .table(let table) in blocks {
      guard let what = table.columns.firstIndex(where: { $0.title == "what" }),
        let makes = table.columns.firstIndex(where: { $0.title == "makes" })
      else { continue }
      let rows = table.rows.enumerated().map { number, row -> [Text] in
        var cells = Array(row[...what])
        // The first is the input, whose extent is no secret.
        cells[what] = number == 0 ? row[makes] : Text(row[what].exactString.withCommas)
        return cells
      }
      return Table(columns: table.columns[...what].map { _ in Table.Column("") }, rows: rows)
    }
    return nil
  }
}

extension String {
  /// The words of a layer apart from one another, so that they are no statement: `conv: 1 2×2, stride 2,
  /// bias off`.
  fileprivate var withCommas: String {
    let words = split(separator: " ")
    guard let first = words.first else { return self }
    var result = String(first)
    for (place, word) in words.enumerated().dropFirst() {
      let isValue = ["on", "off", "same", "valid", "each", "channel"].contains(word)
      let isOption = !isValue && word.allSatisfy { $0.isLetter || $0 == "-" }
      result += place == 1 ? ": " : isOption && !result.hasSuffix(",") ? ", " : " "
      result += word
    }
    return result
  }
}
