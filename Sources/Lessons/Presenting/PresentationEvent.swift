/// What happens to a presentation: a key, the clock, another size.
package enum PresentationEvent: Equatable, Sendable {
  /// On, as a clicker's Page Down says.
  case on
  /// Back, as a clicker's Page Up says.
  case back
  /// Return.
  case enter
  /// A key that makes a character.
  case character(Character)
  /// Backspace.
  case erase
  /// A line up or down within what is taller than the screen.
  case up, down
  /// The clock of a presentation that runs by itself.
  case tick
  /// The live prompt is asked for.
  case live
  /// The screen has this size.
  case resized(columns: Int, rows: Int)
}

/// What a presentation asks of the terminal's loop.
package enum PresentationEffect: Equatable, Sendable {
  /// To draw.
  case draw
  /// To hand over the live prompt, on a copy of the session.
  case handOver
  /// To end.
  case leave
}
