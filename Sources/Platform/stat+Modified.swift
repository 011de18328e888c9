extension stat {
  /// When the file was written to last, in seconds of the system's clock.
  package var modified: Int {
    #if canImport(Darwin)
      st_mtimespec.tv_sec
    #else
      st_mtim.tv_sec
    #endif
  }
}
