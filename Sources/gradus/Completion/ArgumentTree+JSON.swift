import Serving

extension ArgumentTree {
  /// Reads a command and those below it, as the argument parser writes them.
  init?(_ json: JSONValue) {
    guard let name = json["commandName"].text else { return nil }
    commandName = name
    abstract = json["abstract"].text
    discussion = json["discussion"].text
    arguments = json["arguments"].elements?.compactMap(Argument.init)
    subcommands = json["subcommands"].elements?.compactMap(ArgumentTree.init)
  }
}

extension ArgumentTree.Argument {
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["kind"].text.flatMap(Kind.init) else { return nil }
    self.kind = kind
    isOptional = json["isOptional"] == .flag(true)
    valueName = json["valueName"].text
    names = json["names"].elements?.compactMap(Name.init)
    isRepeating = json["isRepeating"] == .flag(true)
    shouldDisplay = json["shouldDisplay"] == .flag(true)
    abstract = json["abstract"].text
    completion = Completion(json["completionKind"])
  }
}

extension ArgumentTree.Argument.Name {
  fileprivate init?(_ json: JSONValue) {
    guard let kind = json["kind"].text, let name = json["name"].text else { return nil }
    (self.kind, self.name) = (kind, name)
  }
}

extension ArgumentTree.Argument.Completion {
  /// A record of one member, whose name is the case.
  fileprivate init?(_ json: JSONValue) {
    if let words = json["list"]["values"].elements {
      self = .words(words.compactMap(\.text))
    } else if json["file"] != .null {
      self = .files
    } else if json["directory"] != .null {
      self = .folders
    } else if json["custom"] != .null {
      self = .lessons
    } else {
      return nil
    }
  }
}
