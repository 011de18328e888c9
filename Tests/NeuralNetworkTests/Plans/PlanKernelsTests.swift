import Foundation
import NeuralNetwork
import Testing

@Suite("Which kernels run")
struct PlanKernelsTests {
  /// What the operating system says of the processor, apart from the program's own question.
  private static let processorFlags: Set<Substring>? = {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
    else { return nil }
    return Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ":" }))
  }()

  @Test("The wide kernels are chosen where the processor has AVX2, and nowhere else")
  func choice() throws {
    #if arch(x86_64)
      let flags = try #require(Self.processorFlags)
      let isWide = flags.isSuperset(of: ["avx2", "fma", "bmi1", "bmi2"])
    #else
      let isWide = false
    #endif
    #expect(PlanKernels.best == (isWide ? .wide : .plain))
    #expect(PlanKernels.available == (isWide ? [.plain, .wide] : [.plain]))
  }
}
