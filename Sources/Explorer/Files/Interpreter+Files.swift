import CommandLanguage
import Documents
import Exchange
import NeuralNetwork
import Sessions
import Storage

extension Interpreter {
  /// The file that a command names, where statements may write files at all.
  func requireWriting<File>(
    to given: Given<File>, by call: some CalledCommand
  ) throws(Failure) -> File {
    guard sources.isEmpty else { throw Failure(.mayNotWriteFiles, at: call.range) }
    guard environment.mayWriteFiles else {
      throw Failure(.writesNothingHere(environment.writingBan), at: call.range)
    }
    return given.value
  }

  /// Writes a file, or to standard output where it is named `-`.
  ///
  /// - Returns: what became of the file's place; `nil` for standard output.
  func write(
    _ bytes: [UInt8], to given: Given<String>
  ) throws(Failure) -> WrittenFile? {
    let file = given.value
    if file == "-" {
      guard let output = environment.output else {
        throw Failure(
          .fileNotWritable("standard output", reason: "the answers are written there; name a file"),
          at: given.range)
      }
      output(bytes)
      return nil
    }
    do {
      return try FileStore.write(bytes, to: file, keepsOthers: true)
    } catch {
      throw Failure(.fileNotWritable(file, reason: error.reason), at: given.range)
    }
  }

  func read(_ file: String, at range: SourceRange) throws(Failure) -> [UInt8] {
    do {
      return try FileStore.read(
        file, limit: 64 << 20, interruption: environment.interruption)
    } catch {
      throw Failure(reading: file, error, at: range)
    }
  }
}
