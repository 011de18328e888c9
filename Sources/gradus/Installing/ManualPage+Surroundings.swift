extension ManualPage {
  /// What the parser knows nothing of.
  static let surroundings: [(title: String, entries: [(name: String, meaning: String)])] = [
    (
      "Exit status",
      [
        ("0", "All went well."),
        ("1", "A statement failed, or something could not be read or written."),
        ("2", "Wrong usage."), ("130", "Interrupted by Ctrl-C."),
      ]
    ),
    (
      "Environment",
      [
        ("GRADUS_LESSONS", "The folder of lessons, in place of those that come with Gradus."),
        ("NO_COLOR", "No colour, whatever it is set to."),
        ("TERM", "dumb: no keys but those of the terminal itself."),
        ("INPUTRC", "Readline's file of keys, in place of ~/.inputrc; $if Gradus is known."),
        ("PAGER", "The program that shows what is taller than the screen, in place of our own."),
        ("LC_ALL, LC_CTYPE, LANG", "Signs outside ASCII are shown where these say UTF-8."),
        ("XDG_CONFIG_HOME", "Its folder gradus holds init.gradus, in place of ~/.config."),
        ("XDG_STATE_HOME", "What is remembered lies in its folder gradus."),
      ]
    ),
    (
      "Files",
      [
        (
          "~/.config/gradus/init.gradus",
          "Settings that each shell begins with; set tells what to write."
        ),
        (
          "~/.local/state/gradus",
          "History, progress in lessons, and sessions that were left without quit."
        ),
        ("PREFIX/share/gradus/lessons", "The lessons, where `gradus install` has put them."),
        ("PREFIX/share/gradus/manifest", "What `gradus install` has written."),
      ]
    ),
    ("See also", [("help", "Typed in the shell, tells the language; help all tells all of it.")]),
  ]
}
