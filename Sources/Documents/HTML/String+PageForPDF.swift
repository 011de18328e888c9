extension String {
  /// The page to write where a file's name asks for a PDF, which Gradus does not write: `a.html` for
  /// `a.pdf`; `nil` where it asks for none.
  package var pageForPDF: String? {
    lowercased().hasSuffix(".pdf") ? dropLast(4) + ".html" : nil
  }
}
