import ArgumentParser

/// The script that lets a user's own shell complete the program's arguments.
///
/// The program itself is asked at each Tab, so that the script knows no command and no option; files
/// are left to the shell, which quotes them as it does everywhere.
enum CompletionScript: String, CaseIterable {
  case bash, zsh, fish

  /// The word by which a script asks.
  static let question = "__complete"

  /// The answer to a script, or the script, where the arguments ask for one.
  static func answer(to arguments: [String]) -> String? {
    if arguments.first == question {
      guard let tree = ArgumentTree.ofProgram else { return "" }
      let completion = CommandLineCompletion(Array(arguments.dropFirst()), in: tree) {
        Shell.library.completions.map { .init(word: $0.name, summary: $0.summary) }
      }
      return completion.lines.map { $0 + "\n" }.joined()
    }
    let option = "--generate-completion-script"
    guard let place = arguments.firstIndex(where: { $0 == option || $0.hasPrefix(option + "=") })
    else { return nil }
    let word = arguments[place]
    let next = arguments.indices.contains(place + 1) ? arguments[place + 1] : ""
    let name = word == option ? next : String(word.dropFirst(option.count + 1))
    return CompletionScript(rawValue: name)?.text
  }

  /// The script.
  var text: String {
    switch self {
    case .bash: Self.bashText
    case .zsh: Self.zshText
    case .fish: Self.fishText
    }
  }

  private static let bashText = #"""
    # Completion for gradus in bash; gradus itself says what may stand where.
    _gradus() {
        local line files='' program="${COMP_WORDS[0]/#\~/$HOME}" current="${COMP_WORDS[COMP_CWORD]}"
        COMPREPLY=()
        while IFS= read -r line; do
            case "$line" in
            :files) files=1 ;;
            ?*) COMPREPLY+=("${line%%$'\t'*}") ;;
            esac
        done < <("$program" __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
        [[ -n $files ]] || return 0
        if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
            # Alone, files are the shell's own affair, with quotes and all.
            compopt -o default
        else
            compopt -o filenames
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$current")
        fi
    }
    complete -F _gradus gradus

    """#

  private static let zshText = #"""
    #compdef gradus
    # Completion for gradus in zsh; gradus itself says what may stand where.
    _gradus() {
        local line word files='' program="${words[1]/#\~/$HOME}"
        local -a found
        for line in "${(@f)$("$program" __complete "${(@Q)words[2,CURRENT]}" 2>/dev/null)}"; do
            case "$line" in
            :files) files=1 ;;
            ?*)
                word="${line%%$'\t'*}"
                found+=("${word//:/\\:}:${line#*$'\t'}")
                ;;
            esac
        done
        local status_=1
        (( $#found )) && _describe gradus found && status_=0
        if [[ -n $files ]]; then
            compset -P '--*='
            _files && status_=0
        fi
        return status_
    }
    if [[ "$funcstack[1]" = _gradus ]]; then _gradus "$@"; else compdef _gradus gradus; fi

    """#

  private static let fishText = #"""
    # Completion for gradus in fish; gradus itself says what may stand where.
    function __gradus_ask
        set -l tokens (commandline -opc)
        set -l current (commandline -ct)
        set -l program $tokens[1]
        set -e tokens[1]
        $program __complete $tokens "$current" 2>/dev/null
    end
    function __gradus_words
        __gradus_ask | string match -v ':files'
    end
    function __gradus_takes_files
        __gradus_ask | string match -q ':files'
    end
    complete -c gradus -f
    complete -c gradus -a '(__gradus_words)'
    complete -c gradus -n __gradus_takes_files -F

    """#
}
