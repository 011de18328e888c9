import LineEditor
import Testing

@Suite struct TerminalAbilitiesTests {
  @Test(arguments: [
    (["TERM": "xterm"], "   "), (["TERM": "xterm-256color", "XTERM_VERSION": "XTerm(390)"], "  t"),
    (["TERM": "xterm-kitty"], "m t"), (["TERM": "foot"], "m t"),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"], "m t"),
    (["TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"], "m t"),
    (["TERM": "xterm-256color", "WT_SESSION": "1"], "mpt"),
    (["TERM": "xterm-ghostty", "TERM_PROGRAM": "ghostty"], "mpt"),
    (["TERM": "xterm-256color", "VTE_VERSION": "7006"], "  t"),
    (["TERM": "xterm-256color", "VTE_VERSION": "8200"], " pt"),
    (["TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "WT_SESSION": "1"], "m t"),
    (["TERM": "screen", "WT_SESSION": "1"], "   "), (["TERM": "linux"], "   "),
    (["TERM": "dumb"], "   "), ([:], "   "),
  ])
  func `only a terminal that is known for it is told more`(
    environment: [String: String], wanted: String
  ) {
    let abilities = TerminalAbilities { environment[$0] }
    let letters =
      (abilities.marksPrompts ? "m" : " ") + (abilities.showsProgress ? "p" : " ")
      + (abilities.hasTitle ? "t" : " ")
    #expect(letters == wanted)
  }
}
