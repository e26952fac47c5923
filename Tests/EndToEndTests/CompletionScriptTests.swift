import Foundation
import ProcessKit
import Testing

@Suite("The completion script", .timeLimit(.minutes(5)))
struct CompletionScriptTests {
    /// What bash offers for `typed` when `words` are all there are, or what the program has chosen by what was typed.
    private func offered(
        _ typed: String, among words: [String], chosen: Bool = false
    ) async throws -> [Substring] {
        let script = #"""
            shopt -s extglob
            source <("$1" completions bash)
            cur=$2 COMPREPLY=()
            __chungtay_add_completions -W "$3"
            printf '%s\n' "${COMPREPLY[@]}"
            """#
        let ending = try await Program.run(
            "bash",
            [
                "-c", script, "bash", "\(Program.directory)/chungtay", typed,
                ((chosen ? ["//"] : []) + words).joined(separator: "\n"),
            ], from: .system)
        #expect(ending.code == 0, "\(ending.errors)")
        return ending.output.split(separator: "\n")
    }

    /// What zsh is given to offer for `typed`, and how, by the function of the script that asks the program.
    private func described(_ typed: String, among words: [String]) async throws -> [Substring] {
        let script = #"""
            compdef() { : }
            source <("$1" completions zsh)
            program() { [[ -z "$words" ]] || print -r -- "$words"; print end }
            __chungtay_complete() { print -r -- as-they-begin "$@" }
            _describe() { print -r -- "${@[4,-1]}" "${completions[@]}" }
            typeset -A compstate
            command_name=program PREFIX=$2 words=$3
            __chungtay_custom_complete
            print -r -- "$compstate[insert]"
            """#
        let ending = try await Program.run(
            "zsh",
            [
                "-f", "-c", script, "zsh", "\(Program.directory)/chungtay", typed,
                words.joined(separator: "\n"),
            ], from: .system)
        #expect(ending.code == 0, "\(ending.errors)")
        return ending.output.split(separator: "\n")
    }

    @Test(
        "zsh takes the program's word where none goes on from what was typed",
        .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/zsh")))
    func zsh() async throws {
        let units = ["thai-binh/thai-thuy", "thai-binh/thai-binh"]
        let all = units.joined(separator: " ")
        #expect(try await described("thai-binh/thai-t", among: units) == ["as-they-begin \(all)"])
        #expect(try await described(#"Thái\ Bình/thai"#, among: units) == ["-U \(all)", "menu"])
        #expect(try await described("bao", among: ["violence:bạo lực"]) == ["-U violence:bạo lực"])
        #expect(try await described("x", among: []) == [])
    }

    /// With which words a command is called in fish, at a terminal, when these keys have been struck.
    private func called(_ keys: String) async throws -> String {
        let script = #"""
            home=$(mktemp -d)
            "$1/chungtay" completions fish >"$home/script.fish"
            printf '%s\n' 'source $HOME/script.fish' \
                'function chungtay; printf "[%s]" $argv >$HOME/called; end' >"$home/start.fish"
            printf '%b' "$2\rexit\r" | env HOME="$home" PATH="$1:$PATH" TERM=xterm LC_ALL=C.UTF-8 CHUNGTAY_COMPOSE="$3" \
                CHUNGTAY_DATA=/nowhere script -qec 'fish --no-config -C "source $HOME/start.fish"' /dev/null >/dev/null
            cat "$home/called"
            rm -r "$home"
            """#
        let compose = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../compose").standardizedFileURL.path(percentEncoded: false)
        let ending = try await Program.run(
            "bash", ["-c", script, "bash", Program.directory, keys, compose], from: .system)
        #expect(ending.code == 0, "\(ending.errors)")
        return ending.output
    }

    @Test(
        "fish puts the program's words in the place of letters from which none goes on",
        .enabled(
            if: ["fish", "script"].allSatisfy {
                FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
            }))
    func fish() async throws {
        #expect(
            try await called(#"chungtay call --as Hưng\\ Yên/Thái\\ Th\t x"#)
                == "[call][--as][hung-yen/thai-thuy][x]")
        #expect(
            try await called(#"chungtay call --as 'Hưng Yên/Thái Th\t x"#)
                == "[call][--as][hung-yen/thai-thuy][x]")
        #expect(try await called(#"chungtay units thai-binh/so-g\t"#) == "[units][thai-binh/so-gddt]")
        #expect(try await called(#"chungtay units zzzq\t"#) == "[units][zzzq]")
    }

    @Test(
        "bash takes the program's word for units and codes that begin otherwise, and filters everything else")
    func otherWords() async throws {
        let units = ["thai-binh/thai-thuy", "thai-binh/thai-binh"]
        #expect(
            try await offered("thai-binh/thai-t", among: units, chosen: true) == ["thai-binh/thai-thuy"])
        #expect(
            try await offered("Thái Bình/thai", among: units, chosen: true).map(String.init) == units)
        #expect(try await offered("bao", among: ["violence"], chosen: true) == ["violence"])
        #expect(try await offered("x", among: ["vi", "en"]) == [])
    }
}
