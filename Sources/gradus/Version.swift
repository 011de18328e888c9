import CBuild
import LineEditor
import NeuralNetwork

/// What `--version` tells.
enum Version {
  /// The number of this version.
  static let number = "0.1.0"

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
    #if os(Linux)
      let system = "Linux"
    #elseif os(macOS)
      let system = "macOS"
    #else
      let system = "unknown system"
    #endif
    #if arch(x86_64)
      let processor = "x86-64"
    #elseif arch(arm64)
      let processor = "arm64"
    #else
      let processor = "unknown processor"
    #endif
    let library = gradus_build_c_library().map { String(cString: $0) } ?? ""
    return "\(system) \(processor), \(library)"
  }
}
