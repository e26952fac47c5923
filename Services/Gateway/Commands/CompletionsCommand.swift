import ArgumentParser
import Foundation

/// `chungtay completions`.
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Gợi ý lệnh cho bash, zsh, fish · completions for a shell.",
        discussion: """
            chungtay completions bash > ~/.local/share/bash-completion/completions/chungtay
            chungtay completions zsh > ~/.zfunc/_chungtay
            chungtay completions fish > ~/.config/fish/completions/chungtay.fish
            """)

    enum Shell: String, ExpressibleByArgument, CaseIterable { case bash, zsh, fish }

    @Argument(help: "bash, zsh, fish")
    var shell: Shell

    func run() throws {
        let known: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        let script = Chungtay.completionScript(for: known)
        switch shell {
        case .bash: try Terminal.print(script + "\n" + Self.bashTakesOtherWords)
        case .zsh: try Terminal.print(Self.beforeLastCondition(of: script, Self.zshTakesOtherWords))
        case .fish: try Terminal.print(script + "\n" + Self.fishTakesOtherWords)
        }
    }

    /// A script that zsh loads ends with a condition that calls it: whatever comes after that comes too late for the first word.
    private static func beforeLastCondition(of script: String, _ words: String) -> String {
        guard let end = script.range(of: "\nif [[", options: .backwards) else { return script }
        return script[..<end.lowerBound] + "\n" + words + script[end.lowerBound...]
    }

    /// The same for zsh: where no word goes on from the letters on the line, all of them stand in their place, one after the other.
    private static let zshTakesOtherWords = #"""
        __chungtay_custom_complete() {
            local -a completions
            completions=("${(@f)"$("${command_name}" "${@}" "${command_line[@]}")"}")
            [[ "${#completions[@]}" -gt 1 ]] || return 0
            completions=("${completions[@]:0:-1}")
            if [[ -n "${(M)completions:#${(bQ)PREFIX}*}" ]]; then
                __chungtay_complete "${completions[@]}"
            else
                _describe -V '' completions -U
                if [[ "${#completions[@]}" -gt 1 ]]; then compstate[insert]=menu; fi
            fi
        }

        """#

    /// The same for fish, which keeps of what is offered what goes on from the letters typed, whatever the script says, and lets no
    /// function that offers words change the line: so the key does. Where nothing goes on from the letters, they make room for what the
    /// program's words have in common, and then fish is asked, and given these words once. A key that somebody has bound stays theirs.
    private static let fishTakesOtherWords = #"""
        function __chungtay_custom_completion
            if set -q __chungtay_found
                printf '%s\n' $__chungtay_found
                set -e __chungtay_found
                return
            end
            set -x SAP_SHELL fish
            set -x SAP_SHELL_VERSION $FISH_VERSION
            set -l tokens (__chungtay_tokens -p)
            if test -z "$(__chungtay_tokens -t)"
                set -l index (count (__chungtay_tokens -pc))
                set -l typed \'\'
                if set -q __chungtay_typed
                    set typed $__chungtay_typed
                    set argv[-1] (string length -- $typed)
                end
                set tokens $tokens[..$index] $typed $tokens[(math $index + 1)..]
            end
            command $tokens[1] $argv $tokens
        end

        function __chungtay_common_beginning
            set -l beginning $argv[1]
            for word in $argv[2..]
                while test -n "$beginning"; and test "$beginning" != "$(string sub -l (string length -- $beginning) -- $word)"
                    set beginning (string sub -l (math (string length -- $beginning) - 1) -- $beginning)
                end
            end
            printf %s $beginning
        end

        function __chungtay_tab
            set -l line (commandline -cp | string collect)
            set -l typed (commandline -ct | string collect)
            if test "$(commandline -opc)[1]" = chungtay
                and test -n "$typed"
                and not commandline --paging-mode
                and not string match -q -- '-*' $typed
                and test -z "$(complete -C $line)"
                set -g __chungtay_typed $typed
                set -l found (complete -C (string sub -l (math (string length -- $line) - (string length -- $typed)) -- $line | string collect))
                set -e __chungtay_typed
                if test (count $found) -gt 0
                    commandline -rt -- (__chungtay_common_beginning (string replace -r '\t.*' '' -- $found))
                    set -g __chungtay_found $found
                end
            end
            commandline -f complete
        end

        for mode in default insert
            if not bind --user -M $mode \t >/dev/null 2>&1
                and bind --preset -M $mode \t 2>/dev/null | string match -q -r -- ' complete$'
                bind -M $mode \t __chungtay_tab
            end
        end
        """#

    /// Before words that the program has chosen by what was typed, and not by how they begin.
    static let chosenByProgram = "//"

    /// The program chooses units and codes by what was typed: "Thái B" goes on as thai-binh, thai-thuy as hung-yen/thai-thuy, and "ngân
    /// sách t" as provincial-budget. Bash would drop all of these, for they do not begin with the letters on the line, and would put
    /// codes of other days among those of today. A member's name goes on with its value.
    private static let bashTakesOtherWords = #"""
        __chungtay_add_completions() {
            local completion words="${2-}"
            local -r mark='\#(chosenByProgram)'$'\n'
            [[ "${1}" = -W ]] && words="${words#"${mark}"}"
            while IFS='' read -r completion; do
                COMPREPLY+=("${completion}")
            done < <(
                IFS=$'\n'
                if [[ "${1}" = -W ]]; then compgen -W "${words}" -- "${cur}"; else compgen "${@}" -- "${cur}"; fi
            )
            if [[ "${1}" = -W && "${2}" = "${mark}"* ]]; then
                if [[ "${#COMPREPLY[@]}" -eq 0 ]]; then
                    while IFS='' read -r completion; do
                        COMPREPLY+=("${completion}")
                    done <<<"${words}"
                fi
                compopt -o nosort 2>/dev/null
                if [[ "${COMPREPLY[0]-}" = *= ]]; then compopt -o nospace 2>/dev/null; fi
            fi
            return 0
        }
        """#
}
