import Documents
import Storage

/// What a worksheet is written as.
package enum WorksheetFormat: String, Sendable, CaseIterable {
  /// Plain text of 80 columns.
  case text
  /// Markdown.
  case markdown
  /// A page of its own, for a browser and its printer.
  case html

  /// How files of this format tell that Gradus wrote them.
  package var mark: FileMark {
    switch self {
    case .text: .brackets
    case .markdown, .html: .element
    }
  }

  /// The format that a file's name asks for; `nil` where it asks for none of them.
  package init?(fileName: String) {
    switch fileName.split(separator: ".").last?.lowercased() {
    case "txt", "text": self = .text
    case "md", "markdown": self = .markdown
    case "html", "htm": self = .html
    default: return nil
    }
  }

  /// Why a file's name cannot be a worksheet's, and what would do; `nil` where it can.
  package static func refusal(ofFileName name: String) -> (problem: String, advice: String)? {
    guard let page = name.pageForPDF else { return nil }
    return (
      "Gradus writes no PDF",
      "a worksheet's name ends in .html, .md or .txt: \(page) is made for paper, print it to a PDF from a browser"
    )
  }

  /// The name of the key's file beside a page's: `sheet-key.html` beside `sheet.html`.
  package static func keyFile(beside page: String) -> String {
    guard let dot = page.lastIndex(of: "."), !page[dot...].contains("/") else {
      return page + "-key"
    }
    return page[..<dot] + "-key" + page[dot...]
  }
}
