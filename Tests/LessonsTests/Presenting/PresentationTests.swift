import Documents
import Explorer
import Testing

@testable import Lessons

@Suite("A presentation")
struct PresentationTests {
  private static let library = LessonLibrary { _ in nil }

  private func present(
    _ script: String, isBig: Bool = false, columns: Int = 80, rows: Int = 24,
    options: RenderingOptions = RenderingOptions()
  ) -> Presentation {
    var presentation = Presentation(
      PresentationScript(bytes: Array(script.utf8), file: "talk.gradus"),
      environment: Environment(), options: options, isBig: isBig)
    _ = presentation.take(.resized(columns: columns, rows: rows))
    return presentation
  }

  private func present(
    lesson file: String, isBig: Bool = false, columns: Int = 80, rows: Int = 24
  ) throws -> Presentation {
    var presentation = Presentation(
      PresentationScript(try LessonLibrary.lesson(at: file)),
      environment: Environment(mayWriteFiles: false), options: RenderingOptions(), isBig: isBig)
    _ = presentation.take(.resized(columns: columns, rows: rows))
    return presentation
  }

  private func text(_ presentation: Presentation) -> String {
    presentation.frame.body.joined(separator: "\n")
  }

  @Test("goes from the title to the end of every lesson by one key", arguments: library.files)
  func lessons(file: String) throws {
    for isBig in [false, true] {
      var presentation = try present(
        lesson: file, isBig: isBig, columns: isBig ? 60 : 80, rows: isBig ? 20 : 24)
      var count = 0
      while !presentation.isAtEnd, count < 1000 {
        #expect(presentation.take(.on) == .draw)
        let frame = presentation.frame
        #expect(frame.body.count == (isBig ? 18 : 22))
        for line in frame.body {
          #expect(line.withoutEscapes.count <= (isBig ? 60 : 80), "\(line)")
        }
        #expect(frame.title.contains("/"))
        #expect(!text(presentation).contains("cannot be worked out"))
        #expect(!presentation.now.items.contains { $0.isError })
        count += 1
      }
      #expect(presentation.isAtEnd)
      #expect(presentation.take(.on) == .draw && presentation.isAtEnd)
    }
  }

  @Test("goes back by one key, to the very frame and state")
  func back() throws {
    let file = try #require(Self.library.file(of: "2"))
    var presentation = try present(lesson: file)
    var frames: [PresentationFrame] = []
    var statements: [[String]] = []
    while !presentation.isAtEnd {
      frames.append(presentation.frame)
      statements.append(presentation.interpreter.statements)
      _ = presentation.take(.on)
    }
    for (frame, made) in zip(frames, statements).reversed() {
      _ = presentation.take(.back)
      #expect(presentation.frame == frame)
      #expect(presentation.interpreter.statements == made)
    }
    _ = presentation.take(.back)
    #expect(presentation.frame == frames[0])
  }

  @Test("lets any keys type the next statement, and Return run it")
  func typing() {
    var presentation = present("let a = 6 * 7\nprint a\n")
    for key in "zzz" { _ = presentation.take(.character(key)) }
    #expect(text(presentation).contains("> let a \u{258C}"))
    #expect(!text(presentation).contains("= 6"))
    _ = presentation.take(.erase)
    #expect(text(presentation).contains("> let \u{258C}"))
    _ = presentation.take(.enter)
    #expect(text(presentation).contains("a = 42"))
    _ = presentation.take(.on)
    #expect(text(presentation).contains("> print a\u{258C}"))
    _ = presentation.take(.enter)
    #expect(text(presentation).contains("> print a\n42"))
    #expect(presentation.isAtEnd)
    #expect(presentation.take(.character("q")) == .leave)
  }

  @Test("lets a key type the next statement where a setup or a step's beginning comes between")
  func typingPastSetup() throws {
    let text = LessonText.replacing(
      "Nothing to do here.", "```setup\nlet a = 41\n```\n\n```demo\nprint a + 1\n```")
    var presentation = Presentation(
      PresentationScript(try LessonText.lesson(text)), environment: Environment(),
      options: RenderingOptions(), isBig: false)
    _ = presentation.take(.resized(columns: 80, rows: 24))
    while presentation.now.step != 0 || presentation.nextCue?.isSilent != true
      || presentation.nextCueInSight?.isStatement != true
    { _ = presentation.take(.on) }
    let before = presentation.frame
    #expect(before.title.contains("1/2"))
    _ = presentation.take(.character("z"))
    #expect(presentation.typedStatement == "pr")
    #expect(presentation.frame.title.contains("2/2"))
    _ = presentation.take(.erase)
    #expect(presentation.frame == before)
    for key in "zz" { _ = presentation.take(.character(key)) }
    _ = presentation.take(.enter)
    #expect(self.text(presentation).contains("> print a + 1\n42"))
    _ = presentation.take(.on)
    #expect(presentation.isAtEnd)
  }

  @Test("blanks the screen until the next key, which does no more")
  func blank() {
    var presentation = present("print 1\n")
    _ = presentation.take(.on)
    let frame = presentation.frame
    _ = presentation.take(.character("."))
    #expect(presentation.frame.body.allSatisfy { $0.isEmpty })
    #expect(presentation.frame.title.isEmpty && presentation.notes.isBlank)
    _ = presentation.take(.on)
    #expect(presentation.frame == frame)
  }

  @Test("hides an answer until it is shown, and counts the class's votes")
  func votes() {
    var presentation = present("predict 6 * 7\nprint 1\n")
    _ = presentation.take(.on)
    #expect(text(presentation).contains("What is 6 * 7?"))
    #expect(!text(presentation).contains("42"))
    #expect(presentation.notes.answer == "42")
    for key in "42*9" { _ = presentation.take(.character(key)) }
    _ = presentation.take(.enter)
    for key in "36.5" { _ = presentation.take(.character(key)) }
    _ = presentation.take(.enter)
    for key in "eh" { _ = presentation.take(.character(key)) }
    _ = presentation.take(.enter)
    #expect(text(presentation).contains("an answer is a number"))
    #expect(presentation.notes.votes == 10)
    #expect(!text(presentation).contains("\u{2713}"))
    _ = presentation.take(.on)
    #expect(text(presentation).contains("answer: 42"))
    #expect(text(presentation).contains("\u{2713} 42"))
    _ = presentation.take(.back)
    #expect(!text(presentation).contains("answer:"))
    #expect(presentation.notes.votes == 10)
    _ = presentation.take(.erase)
    #expect(presentation.notes.votes == 9)
  }

  @Test("counts 33 hands at a choice as it does nine for a number, and key by key")
  func hands() throws {
    let text = LessonText.replacing(
      "number: dense1.weight[0,0] * input[0]", "choice: 2\n- a sum\n- a product\n- neither")
    var presentation = Presentation(
      PresentationScript(try LessonText.lesson(text)), environment: Environment(),
      options: RenderingOptions(), isBig: true)
    while presentation.question == nil { _ = presentation.take(.on) }
    func type(_ keys: String) { for key in keys { _ = presentation.take(.character(key)) } }
    type("2*33")
    _ = presentation.take(.enter)
    #expect(presentation.notes.votes == 33)
    type("1")
    #expect(presentation.notes.votes == 33)
    type("132")
    #expect(presentation.notes.votes == 36)
    _ = presentation.take(.enter)
    #expect(presentation.notes.votes == 37)
    type("3*x")
    _ = presentation.take(.enter)
    #expect(self.text(presentation).contains("an answer is a number from 1 to 3"))
    #expect(presentation.notes.votes == 37)
    _ = presentation.take(.erase)
    #expect(presentation.notes.votes == 36)
  }

  @Test("never shows an answer by Return alone")
  func returnAlone() {
    var presentation = present("predict 6 * 7\nprint 1\n")
    _ = presentation.take(.on)
    for _ in 0..<5 { _ = presentation.take(.enter) }
    #expect(presentation.question != nil && !text(presentation).contains("42"))
    for key in "42" { _ = presentation.take(.character(key)) }
    for _ in 0..<5 { _ = presentation.take(.enter) }
    #expect(presentation.question != nil && presentation.notes.votes == 1)
    _ = presentation.take(.on)
    #expect(text(presentation).contains("answer: 42"))
  }

  @Test(
    "keeps the picture while it asks, says how to leave, and breaks no word",
    arguments: library.files.prefix(12))
  func pictureStays(file: String) throws {
    var presentation = try present(lesson: file, isBig: true)
    var asked = 0
    while !presentation.isAtEnd {
      _ = presentation.take(.on)
      guard let question = presentation.question else { continue }
      asked += 1
      for (columns, rows) in [(60, 20), (120, 40), (80, 24)] {
        _ = presentation.take(.resized(columns: columns, rows: rows))
        let frame = presentation.frame
        #expect(frame.status.contains("leaves"))
        #expect(frame.title.count <= columns && frame.status.count <= columns)
        let body = frame.body.map { $0.withoutEscapes.trimmingBlanks }
        let all = "\(frame.title)\n\(body.joined(separator: "\n"))"
        let picture = presentation.latestPicture
        let found = picture.count { body.contains($0) }
        #expect(2 * found >= picture.count, "\(all)")
        let words = Set(body.joined(separator: " ").split(separator: " "))
        for word in question.question.text.split(whereSeparator: \.isWhitespace)
        where word.allSatisfy(\.isLetter) {
          #expect(words.contains(word), "\(word): \(all)")
        }
      }
    }
    #expect(asked > 0)
  }

  @Test("tells how much time is left, and who is behind")
  func clock() {
    var notes = PresenterNotes()
    (notes.began, notes.planned, notes.due, notes.step) = (1000, 720, 180, "2/8 x")
    #expect(notes.clock(at: 1190) == "3:10 gone, 8:50 left")
    #expect(notes.clock(at: 1000 + 400) == "6:40 gone, 5:20 left; 3:40 behind")
    #expect(notes.clock(at: 1000 + 800) == "13:20 gone, 1:20 over; 10:20 behind")
    notes.planned = 0
    #expect(notes.clock(at: 1061) == "1:01 gone")
  }

  @Test(
    "has something for the teacher on every step with a question or a task",
    arguments: library.files)
  func everyStep(file: String) throws {
    for step in PresentationScript(try LessonLibrary.lesson(at: file)).steps {
      #expect(!step.notes.isEmpty || !step.likely.isEmpty, "\(step.title)")
    }
  }

  @Test("marks the cells that changed since the view before")
  func changes() {
    var presentation = present("print [1, 2, 3]\nprint [1, 5, 3]\nprint [1, 5]\n", isBig: true)
    for _ in 0..<2 { _ = presentation.take(.on) }
    #expect(!text(presentation).contains("\u{1B}[7m"))
    for _ in 0..<2 { _ = presentation.take(.on) }
    #expect(text(presentation).contains("\u{1B}[7m"))
    #expect(text(presentation).withoutEscapes.contains("5◂"))
    // In place: the statement before has gone.
    #expect(!text(presentation).contains("print [1, 2, 3]"))
    for _ in 0..<2 { _ = presentation.take(.on) }
    #expect(!text(presentation).contains("\u{1B}[7m"))
  }

  @Test("steps through pictures, and through what is taller than the screen")
  func pictures() {
    var presentation = present(
      "example sum; forward; backward; accumulate conv1.weight[0]\nprint arange(0, 300)\n",
      columns: 80, rows: 30)
    for _ in 0..<8 { _ = presentation.take(.on) }
    for pixel in 1...4 {
      #expect(text(presentation).contains("pixel \(pixel) of 4"))
      if pixel < 4 { _ = presentation.take(.on) }
    }
    _ = presentation.take(.back)
    #expect(text(presentation).contains("pixel 3 of 4"))
    _ = presentation.take(.resized(columns: 80, rows: 9))
    for _ in 0..<40 where !presentation.isAtEnd { _ = presentation.take(.on) }
    #expect(text(presentation).contains("299"))
    _ = presentation.take(.back)
    #expect(!text(presentation).contains("299"))
  }

  @Test("takes a script's comments for words, and ## for steps")
  func comments() {
    var presentation = present(
      "#!/usr/bin/env gradus\n# Hello,\n# class.\nlet a = [1,\n  2] # a list\n## Then\nprint a\n# bye\n"
    )
    _ = presentation.take(.on)
    #expect(text(presentation).contains("Hello, class."))
    for _ in 0..<3 { _ = presentation.take(.on) }
    #expect(presentation.frame.title.contains("1/1 Then"))
    #expect(!text(presentation).contains("Hello"))
    for _ in 0..<2 { _ = presentation.take(.on) }
    #expect(text(presentation).hasSuffix("bye") || text(presentation).contains("bye"))
    #expect(presentation.isAtEnd)
  }

  @Test("shows an error where it stands, and goes on")
  func errors() {
    var presentation = present("cnov 2\nprint \"\nprint 3\n")
    for _ in 0..<6 { _ = presentation.take(.on) }
    #expect(text(presentation).contains("did you mean 'conv'?"))
    #expect(text(presentation).contains("> print 3\n3"))
  }

  @Test("goes by itself, and ends")
  func ticks() {
    var presentation = present("print 1\n")
    var effects: [PresentationEffect] = []
    for _ in 0..<4 { effects.append(presentation.take(.tick)) }
    #expect(effects == [.draw, .draw, .leave, .leave])
  }

  @Test("fits whatever screen there is", arguments: [(20, 3), (1, 1), (40, 8), (300, 80)])
  func sizes(columns: Int, rows: Int) throws {
    let file = try #require(Self.library.file(of: "1"))
    for isBig in [false, true] {
      var presentation = try present(lesson: file, isBig: isBig, columns: columns, rows: rows)
      for _ in 0..<60 {
        _ = presentation.take(.on)
        #expect(presentation.frame.body.count == max(1, rows - 2))
      }
    }
  }

  @Test("stays within ASCII where it has to")
  func ascii() {
    var presentation = present(
      "## One\npredict 1\nprint [1, 2]\n", options: RenderingOptions(glyphs: .ascii))
    for _ in 0..<4 {
      _ = presentation.take(.on)
      let frame = presentation.frame
      let all = ([frame.title, frame.status] + frame.body).joined()
      #expect(all.utf8.allSatisfy { $0 < 0x80 }, "\(all)")
    }
  }

  @Test("never lets a lesson write files, and a script only as its user may")
  func files() throws {
    let file = try #require(Self.library.file(of: "1"))
    let lesson = try LessonLibrary.lesson(at: file)
    #expect(!PresentationScript(lesson).mayWriteFiles)
    #expect(PresentationScript(bytes: [], file: "x").mayWriteFiles)
  }

  @Test("of bytes that are no script does no harm")
  func garbage() {
    for bytes in [[0xFF, 0x00, 0x0A, 0x1B], Array("# \u{1B}[2Jx\n".utf8), []] as [[UInt8]] {
      var presentation = Presentation(
        PresentationScript(bytes: bytes, file: "x"), environment: Environment(),
        options: RenderingOptions(), isBig: false)
      for _ in 0..<8 {
        _ = presentation.take(.on)
        #expect(!text(presentation).replacing("\u{1B}[7m", with: "").contains("\u{1B}["))
      }
    }
  }
}

@Suite("The teacher's notes")
struct PresenterNotesTests {
  @Test("come through their file as they were, whatever they hold")
  func roundTrip() throws {
    var notes = PresenterNotes()
    notes.title = "a\nb"
    notes.step = "1/2 x"
    notes.next = "print 1"
    notes.answer = "42"
    (notes.votes, notes.isBlank, notes.began, notes.process) = (3, true, 12, 34)
    (notes.planned, notes.due, notes.likely) = (720, 90, ["- a", "- b"])
    notes.lines = ["", "title not this", "Say *it*.", "\u{1B}[2J"]
    var read = try #require(PresenterNotes(text: notes.text))
    #expect(read.title == "a b")
    read.title = notes.title
    #expect(read == notes)
    let page = TerminalRenderer(options: RenderingOptions()).lines(of: read.blocks).joined()
    #expect(page.contains("Say it.") && !page.contains("\u{1B}"))
  }

  @Test("are none where the file is damaged", arguments: ["", "x", "gradus notes 2\ntitle a\n\n"])
  func damaged(text: String) {
    #expect(PresenterNotes(text: text) == nil)
  }

  @Test("of half a file are what is there")
  func half() {
    #expect(PresenterNotes(text: "gradus notes 1\ntitle a")?.title == "a")
  }
}

extension Presentation {
  /// The lines of what the latest statement answered; none where it steps through pictures.
  fileprivate var latestPicture: [String] {
    for case .statement(_, let blocks) in now.items.reversed() {
      let isSequence = blocks.contains { if case .frames = $0 { true } else { false } }
      if isSequence { return [] }
      return TerminalRenderer(options: options).lines(of: blocks)
        .map { $0.withoutEscapes.trimmingBlanks }.filter { !$0.isEmpty }
    }
    return []
  }
}

extension Presentation.Item {
  /// Whether a statement failed.
  fileprivate var isError: Bool {
    guard case .statement(_, let blocks) = self else { return false }
    return blocks.contains { block in
      guard case .verbatim(let lines) = block else { return false }
      return lines.contains { $0.spans.contains { $0.style == .alarm } }
    }
  }
}

extension String {
  fileprivate var withoutEscapes: String { replacing(#/\u{1B}\[[0-9;]*m/#, with: "") }
}

extension PresentationCue {
  fileprivate var isStatement: Bool { if case .statement = self { true } else { false } }
}
