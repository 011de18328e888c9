/// How long something took, as people say it.
package enum WorkingTime {
  /// Seconds in words: `40 s`, `12 min`, `1 h 5 min`; nothing for none.
  package static func words(_ seconds: Int) -> String {
    switch seconds {
    case ..<1: ""
    case ..<60: "\(seconds) s"
    case ..<3600: "\((seconds + 30) / 60) min"
    default: "\(seconds / 3600) h \(seconds % 3600 / 60) min"
    }
  }
}
