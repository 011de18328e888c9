import Explorer
import Platform

/// The program that serves pages to a room: one of its own, for the shell needs no HTTP.
enum ClassroomProgram {
  static let name = "gradus-classroom"

  /// Where it is; `nil` where it was not built.
  static var path: String? { places.first { access($0, X_OK) == 0 } }

  /// Where it is looked for: where `GRADUS_CLASSROOM` says, beside this program, and in its checkout.
  private static var places: [String] {
    if let path = getenv("GRADUS_CLASSROOM").map({ String(cString: $0) }), !path.isEmpty {
      return [path]
    }
    let folder = Self.folder
    var places = [folder.joined(separator: "/") + "/" + name]
    if let build = folder.lastIndex(of: ".build") {
      let checkout = folder[...build].joined(separator: "/")
      places += ["release", "debug"].map { "\(checkout)/classroom/\($0)/\(name)" }
    }
    return places
  }

  /// What stands beside this program, to be installed with it; `nil` where nothing does.
  static var beside: String? {
    let path = folder.joined(separator: "/") + "/" + name
    return access(path, X_OK) == 0 ? path : nil
  }

  /// The parts of the path of this program's folder.
  private static var folder: [Substring] {
    (System.programPath ?? "").split(separator: "/", omittingEmptySubsequences: false).dropLast()
  }

  /// What to do where there is none.
  static let advice = """
    --web needs \(name), a program of its own, beside gradus; Sources/Classroom/build in a checkout \
    makes it
    """
}
