import ArgumentParser
import LineEditor
import NeuralNetwork
import Platform
import Serving

/// `gradus serve`: a session for a program.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a session to a program: a line of JSON each way.",
    discussion: """
      Requests are read from standard input, replies written to standard output, until quit or the \
      end of the input. SIGINT stops what runs, and the session goes on. The protocol is described \
      in Sources/Serving/PROTOCOL.md; the Python package gradus-shell speaks it.
      """)

  @Flag(help: "Refuse statements that write files, as save and export do.")
  var noWriting = false

  mutating func run() throws {
    // A SIGINT is part of the protocol, whatever who started the process has asked for.
    Interrupts.install(interactive: true)
    let input = RequestLines()
    var server = Server(
      Surroundings(
        version: Version.number,
        interruption: Interruption { Interrupts.isRequested }, mayWriteFiles: !noWriting,
        files: { beginning, ending in
          FileCandidates(folding: CompletionFolding(), isQuoted: false)
            .files(startingWith: beginning, endingIn: ending).map(\.text)
        },
        lessons: { Shell.library },
        nextLine: { input.next(isIdle: false) }, requestEnds: { Interrupts.clear() },
        output: { StandardStream.output.write(line: $0) }))
    server.greet()
    while !server.hasQuit, let line = input.next(isIdle: true) { server.answer(line) }
  }
}
