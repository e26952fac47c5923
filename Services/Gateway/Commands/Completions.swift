import ArgumentParser

/// `chungtay completions`.
struct Completions: ParsableCommand {
    static let configuration = CommandConfiguration(
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
        try Terminal.print(Chungtay.completionScript(for: known))
    }
}
