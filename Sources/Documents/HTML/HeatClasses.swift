/// The classes of heat, and of cells that belong together, that a page or picture uses, each in both
/// themes.
///
/// A heat is rounded to a 48th, which no eye can tell apart.
struct HeatClasses {
  private var used: Set<Int> = []
  private var groups: Set<Int> = []
  private static let steps = 48

  /// Every class there is, for a page whose views are not known when its rules are written.
  static let all: HeatClasses = {
    var classes = HeatClasses()
    for step in -steps...steps where step != 0 { classes.used.insert(step) }
    classes.groups = Set(0..<GroupColours.count)
    return classes
  }()

  /// The class of a heat between -1 and 1; `nil` where it is too faint to show.
  mutating func name(of heat: Double) -> String? {
    let step = Int((heat * Double(Self.steps)).rounded())
    if step == 0 { return nil }
    used.insert(step)
    return Self.name(step)
  }

  /// The class of a group of cells.
  mutating func name(ofGroup group: Int) -> String {
    let place = group % GroupColours.count
    groups.insert(place)
    return "g\(place)"
  }

  /// The rules of the classes used, for a theme: a ground, and text on it that stands out.
  ///
  /// - Parameter property: what is coloured by the ground: `background` or `fill`.
  func rules(_ theme: RenderingOptions.Theme, property: String = "background") -> String {
    let heats = used.sorted().map { step in
      (name: Self.name(step), ground: RGB.heat(Double(step) / Double(Self.steps), theme))
    }
    let colours = groups.sorted().map { group in
      (name: "g\(group)", ground: GroupColours.ground(group, theme))
    }
    return (heats + colours).map { name, ground in
      let text = ground.prefersBlackText ? "#000" : "#fff"
      return property == "background"
        ? ".\(name){background:\(ground.hex);color:\(text)}"
        : "rect.\(name){fill:\(ground.hex)}text.\(name),path.\(name){fill:\(text)}"
    }.joined(separator: "\n")
  }

  private static func name(_ step: Int) -> String { step < 0 ? "n\(-step)" : "p\(step)" }
}

extension RGB {
  /// The colour as `#rrggbb`.
  var hex: String {
    "#"
      + [red, green, blue].map { part in
        let digits = String(part, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
      }.joined()
  }
}
