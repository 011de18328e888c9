extension System {
  /// Opens a pseudo-terminal.
  ///
  /// - Returns: the end of the one who sits at it, and the path of the end that a program gets.
  package static func openPseudoTerminal() -> (master: Int32, path: String)? {
    #if os(Linux)
      // All at once and without names kept for all threads: programs may be started meanwhile.
      let master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
      guard master >= 0 else { return nil }
      // TIOCSPTLCK and TIOCGPTN, which Swift does not import: they are not plain numbers in C.
      var number: Int32 = 0
      var isLocked: Int32 = 0
      guard ioctl(master, 0x4004_5431, &isLocked) == 0, ioctl(master, 0x8004_5430, &number) == 0
      else {
        close(master)
        return nil
      }
      return (master, "/dev/pts/\(number)")
    #else
      let master = posix_openpt(O_RDWR | O_NOCTTY)
      guard master >= 0 else { return nil }
      guard fcntl(master, F_SETFD, FD_CLOEXEC) == 0, grantpt(master) == 0, unlockpt(master) == 0,
        let name = ptsname(master)
      else {
        close(master)
        return nil
      }
      return (master, String(cString: name))
    #endif
  }

  /// Sets the size of a terminal, which tells the program in it by a signal.
  package static func setSize(columns: Int, rows: Int, of terminal: Int32) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    #if canImport(Darwin)
      // TIOCSWINSZ, which is no plain number in Darwin's C.
      _ = ioctl(terminal, 0x8008_7467, &size)
    #else
      _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    #endif
  }
}
