import Documents
import LineEditor
import Platform
import Sessions
import Synchronization

/// How far long work is.
extension Shell {
  /// Writes how far long work is over the line before it; wipes the line at its end.
  static func showProgress(_ progress: WorkProgress?, settings: Settings) {
    let text = progress?.line
    if settings.speaks { return speakProgress(text, settings: settings) }
    StandardStream.output.write(TerminalMarks.current.progress(progress?.fraction))
    guard let text else { return StandardStream.output.write("\r\u{1B}[K") }
    let columns = Terminal.size.columns - 4
    let lines = DocumentPrinter(isInteractive: true).renderer(settings, columns: columns)
      .lines(of: [.verbatim([text])])
    StandardStream.output.write("\r\(lines.first ?? "")\u{1B}[K")
  }

  /// How far long work is, as a line of its own, now and then: a screen reader reads each again.
  private static func speakProgress(_ text: Text?, settings: Settings) {
    let isDue = lastSpoken.withLock { last in
      guard text != nil else {
        last = nil
        return false
      }
      let now = ContinuousClock.now
      guard let before = last else {
        last = now
        return false
      }
      if now - before < .seconds(10) { return false }
      last = now
      return true
    }
    guard isDue, let text else { return }
    let document = Document(kind: "progress", blocks: [.paragraph(text)])
    let printer = DocumentPrinter(isInteractive: true)
    StandardStream.output.write(
      printer.renderer(settings).render(document.spoken(digits: settings.digits)))
  }

  /// When how far work is was last spoken of; `nil` where none is on its way.
  private static let lastSpoken = Mutex<ContinuousClock.Instant?>(nil)
}
