/// What long work asks now and then to learn whether it should stop.
public struct Interruption: Sendable {
  private let isRequested: (@Sendable () -> Bool)?

  /// Whether the work should stop.
  public var isRaised: Bool { isRequested?() ?? false }

  /// Never stops.
  public static let never = Interruption(isRequested: nil)

  /// Stops as soon as `isRequested` answers true.
  public init(_ isRequested: @escaping @Sendable () -> Bool) {
    self.init(isRequested: isRequested)
  }

  private init(isRequested: (@Sendable () -> Bool)?) { self.isRequested = isRequested }

  /// Throws ``PassError/interrupted`` where the work should stop.
  public func check() throws(PassError) {
    if isRaised { throw .interrupted }
  }
}
