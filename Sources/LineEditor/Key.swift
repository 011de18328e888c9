/// A key pressed on a terminal in single-key mode, or what else can end the wait for one.
package enum Key: Equatable, Sendable {
  /// A key that makes a character; Space is one.
  case character(Character)

  /// Return, also called Enter.
  case enter

  /// Tab.
  case tab

  /// Backspace.
  case backspace

  /// Escape alone.
  case escape

  /// An arrow key.
  case up, down, left, right

  /// A key that moves by a screenful.
  case pageUp, pageDown

  /// A key that moves to one of the ends.
  case home, end

  /// Ctrl-C.
  case interrupt

  /// Ctrl-G.
  case controlG

  /// Ctrl-D, or the terminal has gone away.
  case endOfInput

  /// The screen has to be drawn anew: its size changed, the process was stopped, or Ctrl-L.
  case redraw

  /// Any other key.
  case unknown
}
