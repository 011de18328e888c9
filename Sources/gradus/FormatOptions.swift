import ArgumentParser

/// How results are written.
struct FormatOptions: ParsableArguments {
  @Flag(help: "Write JSON: of a script one object for each statement.")
  var json = false
}
