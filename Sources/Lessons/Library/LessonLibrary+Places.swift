import Platform
import Storage

extension LessonLibrary {
  /// The folders that lessons come with: an installation's, and those of the checkout that the program
  /// was built in, unless it was carried elsewhere.
  static var places: [String] {
    var places: [String] = []
    if let program {
      // The program is PREFIX/bin/gradus.
      places.append(path(program.dropLast(2)) + "/share/gradus/lessons")
      // As deep as a build's folder lies in its checkout.
      let above = (1...5).map { program.dropLast($0) }.filter { !$0.isEmpty }
      places += above.first { isCheckout(path($0)) }.map { [path($0) + "/lessons"] } ?? []
    }
    return places
  }

  /// Whether a folder holds the source of this program.
  static func isCheckout(_ folder: String) -> Bool {
    let file = folder + "/Package.swift"
    guard let bytes = try? FileStore.read(file, limit: 1 << 20, isRegular: true) else {
      return false
    }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .contains { $0.trimmingBlanks == "name: \"gradus\"," }
  }

  /// The parts of the program's own path.
  private static var program: ArraySlice<Substring>? {
    System.programPath?.split(separator: "/")[...]
  }

  private static func path(_ parts: ArraySlice<Substring>) -> String {
    "/" + parts.joined(separator: "/")
  }
}
