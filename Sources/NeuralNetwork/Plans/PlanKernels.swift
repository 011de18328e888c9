import CProcessor

/// Which of the kernels a plan is laid out for.
package enum PlanKernels: Hashable, Sendable, CaseIterable {
  /// Those for every processor.
  case plain
  /// Those for processors with AVX2 and a fused multiply-add.
  case wide

  /// Those that this processor can run.
  package static let available: [PlanKernels] = gradus_has_avx2() ? [.plain, .wide] : [.plain]

  /// The fastest of them.
  package static let best = available[available.count - 1]
}
