import CBuild
import LineEditor
import NeuralNetwork
import Platform

/// What `--version` tells.
enum Version {
  /// The number of this version, which is the first of the changelog's.
  ///
  /// The Python package and the files of a release take theirs from here.
  static let number = "0.2.0"

  /// All that tells one build from another, a line each.
  static var report: String {
    """
    gradus \(number)
    commit: \(commit)
    readline: \(LineLibrary.version)
    kernels: \(kernels)
    platform: \(platform)
    """
  }

  /// A build that nobody told its commit was made from source by hand, perhaps from changed files.
  private static var commit: String {
    gradus_build_commit().map { String(cString: $0) } ?? "unknown, built from source"
  }

  private static var kernels: String {
    PlanKernels.best == .wide ? "AVX2" : "base"
  }

  private static var platform: String {
    let library = gradus_build_c_library().map { String(cString: $0) } ?? ""
    return "\(System.name), \(library)"
  }
}
