import Foundation
import Testing

@testable import Documents

@Suite("Contrast of text on colour")
struct ContrastTests {
  /// The relative luminance as WCAG 2.2 defines it.
  private func luminance(_ colour: RGB) -> Double {
    func linear(_ part: Int) -> Double {
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green)
      + 0.0722 * linear(colour.blue)
  }

  private func contrast(_ first: RGB, _ second: RGB) -> Double {
    let (a, b) = (luminance(first), luminance(second))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  private func text(on ground: RGB) -> RGB {
    ground.prefersBlackText ? RGB(0, 0, 0) : RGB(255, 255, 255)
  }

  @Test("Luminance is the definition's for every grey")
  func definition() {
    for part in 0...255 {
      let grey = RGB(part, part, part)
      #expect(abs(grey.luminance - luminance(grey)) < 1e-12)
    }
  }

  @Test("White on #3078d2 is 4.43, so that its text is black, at 4.74")
  func published() {
    let blue = RGB(0x30, 0x78, 0xd2)
    #expect((contrast(blue, RGB(255, 255, 255)) * 100).rounded() == 443)
    #expect(text(on: blue) == RGB(0, 0, 0))
  }

  @Test(
    "Every heat of every theme is read at 4.5 to 1, in all colours and in 256",
    arguments: [RenderingOptions.Theme.dark, .light])
  func heat(theme: RenderingOptions.Theme) {
    for step in -480...480 {
      let heat = Double(step) / 480
      let ground = RGB.heat(heat, theme)
      #expect(contrast(ground, text(on: ground)) >= 4.5, "heat \(heat)")
      let cube = RGB(cubeCode: Palette.cubeCode(heat, theme))
      #expect(contrast(cube, text(on: cube)) >= 4.5, "heat \(heat) in 256 colours")
    }
  }

  /// The colours of the page's style in a theme, by their names.
  private func colours(_ theme: RenderingOptions.Theme) throws -> [Substring: RGB] {
    let blocks = HTMLRenderer.style.split(separator: ":root {").dropFirst()
    let block = try #require(theme == .light ? blocks.first : blocks.last).prefix { $0 != "}" }
    return block.matches(of: /--([a-z]+): #([0-9a-f]+);/).reduce(into: [:]) { colours, match in
      let digits =
        match.output.2.count == 3 ? match.output.2.flatMap { [$0, $0] } : Array(match.output.2)
      let number = Int(String(digits), radix: 16) ?? 0
      colours[match.output.1] = RGB(number >> 16, number >> 8 & 255, number & 255)
    }
  }

  @Test(
    "Every colour of a page's text is read at 4.5 to 1 on the ground and on a marked row",
    arguments: [RenderingOptions.Theme.dark, .light])
  func page(theme: RenderingOptions.Theme) throws {
    let colours = try colours(theme)
    for name: Substring in ["text", "muted", "pos", "neg", "alarm"] {
      for ground: Substring in ["ground", "panel"] {
        let contrast = contrast(try #require(colours[name]), try #require(colours[ground]))
        #expect(contrast >= 4.5, "\(name) on \(ground)")
      }
    }
  }
}
