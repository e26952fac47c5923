import ArgumentParser

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
        try Terminal.print(shell == .bash ? script + "\n" + Self.bashTakesOtherWords : script)
    }

    /// The program chooses units by what was typed: "Thái B" goes on as thai-binh, and thai-thuy as hung-yen/thai-thuy. Bash
    /// would drop both, for they do not begin with the letters on the line.
    private static let bashTakesOtherWords = #"""
        __chungtay_add_completions() {
            local completion
            while IFS='' read -r completion; do
                COMPREPLY+=("${completion}")
            done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
            if [[ "${#COMPREPLY[@]}" -eq 0 && "${1}" = -W && "${2}" = */* ]]; then
                while IFS='' read -r completion; do
                    COMPREPLY+=("${completion}")
                done <<<"${2}"
            fi
        }
        """#
}
