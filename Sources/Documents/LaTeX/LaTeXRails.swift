/// Draws the ways of a network that stand beside its layers: dots and rails, of one width each, which
/// meet from line to line.
enum LaTeXRails {
  /// The drawing of a text; `nil` where it holds anything but dots, rails and spaces.
  static func of(_ text: String) -> String? {
    var result = ""
    var holdsAny = false
    for scalar in text.unicodeScalars {
      if scalar == " " {
        result += "\\rail{}"
        continue
      }
      guard let sides = sides(of: scalar) else { return nil }
      holdsAny = true
      result += "\\rail{\(sides.map { "\\rail\($0)" }.joined())}"
    }
    return holdsAny ? result : nil
  }

  /// To which sides a sign leads.
  private static func sides(of scalar: Unicode.Scalar) -> [String]? {
    switch scalar {
    case "\u{25CF}": ["dot"]
    case "\u{2500}": ["left", "right"]
    case "\u{2502}": ["up", "down"]
    case "\u{256E}", "\u{2510}": ["left", "down"]
    case "\u{256F}", "\u{2518}": ["left", "up"]
    case "\u{2524}": ["left", "up", "down"]
    case "\u{253C}": ["left", "right", "up", "down"]
    default: nil
    }
  }

  /// What a file says of the signs.
  static let preamble = #"""
    % Dots and rails beside the layers of a network, a line of a table high.
    \newcommand{\rail}[1]{\makebox[7pt][l]{\begin{picture}(7,0)(0,-3)\linethickness{0.5pt}#1\end{picture}}}
    \newcommand{\raildot}{\put(3.5,0){\circle*{4}}}
    \newcommand{\railleft}{\put(0,0){\line(1,0){3.5}}}
    \newcommand{\railright}{\put(3.5,0){\line(1,0){3.5}}}
    \newcommand{\railup}{\put(3.5,0){\line(0,1){6.8}}}
    \newcommand{\raildown}{\put(3.5,0){\line(0,-1){7.3}}}
    """#
}
