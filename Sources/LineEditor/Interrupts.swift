import CReadline

/// Ctrl-C as a flag that long work looks at between its steps.
package enum Interrupts {
  /// Makes Ctrl-C set the flag, and restores the terminal's modes if a signal ends the process.
  ///
  /// Say `interactive` when the user sits at a terminal; otherwise a Ctrl-C that whoever started
  /// the process has asked to ignore stays ignored. Reading a line in an editing reader installs
  /// the handlers as well.
  package static func install(interactive: Bool) {
    gradus_signals_install(interactive)
  }

  /// Whether Ctrl-C was pressed since the flag was last cleared; cheap, and safe in any thread.
  package static var isRequested: Bool { gradus_interrupt_requested() }

  /// An answer to whether Ctrl-C was pressed since now, whatever was pressed before.
  ///
  /// What an interrupted statement has to say is shown by this: the Ctrl-C that ended the statement
  /// does not end its answer as well, and another one does.
  package static func sinceNow() -> @Sendable () -> Bool {
    let count = gradus_interrupt_count()
    return { gradus_interrupt_count() != count }
  }

  /// Forgets the interrupt, once it has been acted upon.
  ///
  /// A reader that answers `.interrupted` has done so already.
  package static func clear() {
    gradus_interrupt_clear()
  }
}
