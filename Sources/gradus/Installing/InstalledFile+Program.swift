import Lessons
import Platform
import Storage

extension InstalledFile {
  /// All that belongs to this program.
  static func ofProgram() throws(InstallationError) -> [InstalledFile] {
    guard let program = System.programFile else {
      throw .unreadable("the program itself", reason: "the system does not say where it is")
    }
    let bytes: [UInt8]
    do {
      bytes = try FileStore.read(program, limit: 1 << 30)
    } catch {
      throw .unreadable("the program itself", reason: error.reason)
    }
    var files = [InstalledFile(path: "bin/gradus", bytes: bytes, isProgram: true)]
    if let classroom = ClassroomProgram.beside {
      do {
        let bytes = try FileStore.read(classroom, limit: 1 << 30)
        files.append(
          InstalledFile(path: "bin/\(ClassroomProgram.name)", bytes: bytes, isProgram: true))
      } catch {
        throw .unreadable(classroom, reason: error.reason)
      }
    }
    files += LessonLibrary.embeddedTexts.map {
      InstalledFile(path: "share/gradus/lessons/\($0.name)", bytes: $0.bytes)
    }
    files += CompletionScript.allCases.map {
      InstalledFile(path: $0.place, bytes: Array($0.text.utf8))
    }
    if let tree = ArgumentTree.ofProgram {
      let page = ManualPage(of: tree, version: Version.number)
      files.append(InstalledFile(path: "share/man/man1/gradus.1", bytes: Array(page.text.utf8)))
    }
    return files
  }
}

extension CompletionScript {
  /// Where the shell looks for it below a prefix.
  var place: String {
    switch self {
    case .bash: "share/bash-completion/completions/gradus"
    case .zsh: "share/zsh/site-functions/_gradus"
    case .fish: "share/fish/vendor_completions.d/gradus.fish"
    }
  }
}
