/// A colour in red, green and blue.
struct RGB: Equatable {
  var red: Int
  var green: Int
  var blue: Int

  /// Makes a colour from its parts, 0 to 255.
  init(_ red: Int, _ green: Int, _ blue: Int) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour that a code between 16 and 255 stands for in the cube of 256 colours.
  init(cubeCode code: Int) {
    if code >= 232 {
      let grey = 8 + 10 * (code - 232)
      self.init(grey, grey, grey)
    } else {
      let levels = [0, 95, 135, 175, 215, 255]
      let index = max(0, code - 16)
      self.init(levels[index / 36], levels[index / 6 % 6], levels[index % 6])
    }
  }

  /// The code of the colour of the cube that is nearest.
  var cubeCode: Int {
    let levels = [0, 95, 135, 175, 215, 255]
    func nearest(_ part: Int) -> Int {
      levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0
    }
    return 16 + 36 * nearest(red) + 6 * nearest(green) + nearest(blue)
  }

  /// The ground of a heat between -1 and 1: blue, the theme's own ground at zero, orange.
  static func heat(_ heat: Double, _ theme: RenderingOptions.Theme) -> RGB {
    let (zero, negative, positive) =
      switch theme {
      case .dark: (RGB(24, 24, 28), RGB(84, 160, 255), RGB(255, 160, 50))
      case .light: (RGB(255, 255, 255), RGB(48, 120, 210), RGB(236, 132, 20))
      }
    let end = heat > 0 ? positive : negative
    let share = min(1, 0.1 + 0.9 * abs(heat))
    func mixed(_ low: Int, _ high: Int) -> Int {
      Int((Double(low) + share * (Double(high) - Double(low))).rounded())
    }
    return RGB(
      mixed(zero.red, end.red), mixed(zero.green, end.green), mixed(zero.blue, end.blue))
  }

  /// The relative luminance of WCAG 2, 0 for black and 1 for white.
  var luminance: Double {
    func linear(_ part: Int) -> Double {
      let share = Double(part) / 255
      if share <= 0.04045 { return share / 12.92 }
      // x^2.4 is x² times the square of the fifth root of x.
      let base = (share + 0.055) / 1.055
      let root = Self.fifthRoot(base)
      return base * base * root * root
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The fifth root of a number from 0.09 to 1, by Newton's method from above.
  private static func fifthRoot(_ x: Double) -> Double {
    var y = 1.0
    for _ in 0..<12 { y -= (y - x / (y * y * y * y)) / 5 }
    return y
  }

  /// Whether black text stands out more than white.
  var prefersBlackText: Bool { contrast(with: RGB(0, 0, 0)) >= contrast(with: RGB(255, 255, 255)) }

  /// The contrast ratio of WCAG 2, from 1 to 21.
  func contrast(with other: RGB) -> Double {
    let (first, second) = (luminance, other.luminance)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }
}
