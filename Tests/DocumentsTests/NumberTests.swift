import TestSupport
import Testing

@testable import Documents

@Suite("How numbers are written")
struct NumberTests {
  @Test(
    "A number that stands alone has three digits and reads easily",
    arguments: [
      (11, "11"), (256, "256"), (1000, "1000"), (123_456, "123456"), (0.5, "0.5"), (21.5, "21.5"),
      (-3.14159, "-3.14"), (1.2e-5, "1.2e-05"), (0.0123, "0.0123"), (1234.5, "1235"),
      (99.96, "100"), (0.99999, "1"), (2.675, "2.68"), (-0.0, "0"), (0, "0"), (1e20, "1e+20"),
      (12_345_678.9, "1.23e+07"), (.nan, "nan"), (-.infinity, "-inf"),
      (.leastNonzeroMagnitude, "5e-324"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (9.9999e-5, "0.0001"), (1.0 / 3, "0.333"),
      (Double.greatestFiniteMagnitude, "1.8e+308"),
    ] as [(Double, String)])
  func alone(value: Double, text: String) {
    #expect(RoundedNumberFormat(digits: 3).string(value) == text)
  }

  @Test(
    "An exact number is the shortest that reads back",
    arguments: [
      (3, "3"), (0.1, "0.1"), (-0.0, "-0"), (1e-5, "1e-05"), (1e16, "1e+16"), (.nan, "nan"),
      (0.1 + 0.2, "0.30000000000000004"), (-.infinity, "-inf"),
    ] as [(Double, String)])
  func exact(value: Double, text: String) {
    #expect(ExactNumberFormat.string(value) == text)
  }

  @Test("Exact numbers read back to the same bits")
  func roundTrip() {
    var generator = SplitMix(seed: 7)
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      if value.isNaN { continue }
      #expect(Double(ExactNumberFormat.string(value))?.bitPattern == value.bitPattern)
    }
  }

  @Test("A rounded number is within half a unit of its last digit")
  func rounding() throws {
    var generator = SplitMix(seed: 11)
    for _ in 0..<20_000 {
      let value = generator.double(in: -1000...1000) * (generator.next() % 2 == 0 ? 1 : 1e-6)
      for digits in 1...6 {
        let text = RoundedNumberFormat(digits: digits).string(value)
        let read = try #require(Double(text))
        var unit = 1.0
        while unit > value.magnitude { unit /= 10 }
        while unit * 10 <= value.magnitude { unit *= 10 }
        for _ in 1..<digits { unit /= 10 }
        #expect((read - value).magnitude <= unit / 2 * 1.000001, "\(value) as \(text)")
      }
    }
  }

  private func grid(_ values: [Double]) -> [String] {
    let format = GridNumberFormat(values, digits: 3, minus: "-")
    return values.map(format.string)
  }

  @Test("Numbers of a grid have the same decimals, whole ones stay whole")
  func gridDecimals() {
    #expect(grid([0.25, 0.5, 1, 0]) == ["0.25", "0.50", "1", "0"])
    #expect(
      grid([12.34, 0.567]) == ["12.3", "0.6"] || grid([12.34, 0.567]) == ["12.34", "0.57"])
    #expect(grid([1, -2, 3, 0.5]) == ["1", "-2", "3", "0.5"])
    #expect(grid([100_000, 7]) == ["100000", "7"])
  }

  @Test("What would vanish in a grid keeps its sign and size")
  func gridTiny() {
    #expect(grid([0.5, -3e-6]) == ["0.5", "-3e-06"])
    #expect(grid([1.5e-7, -3e-9]) == ["1.5e-07", "-3.0e-09"])
    #expect(grid([.nan, .infinity, -0.0]) == ["nan", "inf", "0"])
    #expect(grid([]) == [])
  }

  @Test("Rounding works on the digits as they are written, half away from zero")
  func decimalDigits() throws {
    var generator = SplitMix(seed: 13)
    for _ in 0..<5000 {
      let places = generator.int(in: 0...6)
      let whole = generator.int(in: -99_999...99_999)
      var scale = 1
      for _ in 0..<places { scale *= 10 }
      // By whole numbers: half a unit goes away from zero.
      let rounded = (abs(whole) * 2 + scale) / (2 * scale)
      let digits = DecimalDigits(Double(whole) / Double(scale)).rounded(decimals: 0)
      #expect(Int(digits.fixed()) == rounded, "\(whole) / \(scale)")
      #expect(digits.isNegative == (whole < 0 && rounded > 0))
    }
  }

  @Test(
    "Digits are written with and without an exponent",
    arguments: [
      (1234.5, 4, "1234.5000", "1.2345e+03"), (0.00125, 2, "0.00125", "1.25e-03"),
      (9.5e120, 3, nil, "9.500e+120"), (100, 0, "100", "1e+02"), (1e-9, 1, nil, "1.0e-09"),
      (0.1 + 0.2, 0, "0.30000000000000004", "3.0000000000000004e-01"),
    ] as [(Double, Int, String?, String)])
  func written(value: Double, decimals: Int, fixed: String?, scientific: String) {
    let digits = DecimalDigits(value)
    if let fixed { #expect(digits.fixed(decimals: decimals) == fixed) }
    #expect(digits.scientific(decimals: decimals) == scientific)
  }

  private static let pairs: [(Double, Double, String, String)] = [
    (1, 0.9999, "1", "0.9999"), (-0.1667, -0.1668, "-0.1667", "-0.1668"), (1, 1, "1", "1"),
    (1e-9, 2e-9, "1e-09", "2e-09"), (123456.25, 123456.5, "123456", "123457"),
    (1.445, 1.44, "1.45", "1.44"), (0.1, 0.1.nextUp, "0.1", "0.10000000000000002"),
  ]

  @Test("Two numbers that differ are written so that they do", arguments: pairs)
  func apart(one: Double, other: Double, first: String, second: String) {
    func text(_ text: Text) -> String {
      TerminalRenderer(options: RenderingOptions(glyphs: .ascii)).line(text)
    }
    #expect(text(.number(one, apartFrom: other)) == first)
    #expect(text(.number(other, apartFrom: one)) == second)
  }
}
