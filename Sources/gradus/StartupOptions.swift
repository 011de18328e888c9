import ArgumentParser

/// What a shell begins with.
struct StartupOptions: ParsableArguments {
  @Flag(help: "Leave the settings in ~/.config/gradus/init.gradus alone.")
  var noInit = false
}
