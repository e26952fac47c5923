import ArgumentParser
import Bus
import GatewayKit
import ServiceKit
import Vocabulary

/// A command line as far as it has been typed, when the shell asks how a word may go on.
struct UnfinishedLine: Sendable {
    private let words: [String]
    /// What stands before the cursor of the word that is asked about.
    let beginning: String
    let context: CommandContext

    /// - Parameters:
    ///   - words: the line's words as the shell has them, quotation marks and all.
    ///   - beginning: of the word, likewise.
    init(_ words: [String], _ beginning: String) throws {
        self.words = words
        self.beginning = String(beginning.filter { !"\"'\\".contains($0) })
        let options = ["--data", "--compose"].flatMap { option in
            Self.value(of: option, in: words).map { [option, $0] } ?? []
        }
        context = try CommandContext(GlobalOptions.parse(options))
    }

    func value(of option: String) -> String? { Self.value(of: option, in: words) }

    private static func value(of option: String, in words: [String]) -> String? {
        for (word, next) in zip(words, words.dropFirst()) where word == option { return next }
        return words.first { $0.hasPrefix("\(option)=") }.map { String($0.dropFirst(option.count + 1)) }
    }

    /// The word of the line that is one of `known`.
    func named(_ known: [String]) -> String? { words.first { known.contains($0) } }

    func today() async throws -> Day { try await context.today(Self.once) }

    /// Those that `beginning` begins.
    func chosen(_ words: [String]) -> [String] { words.filter { $0.hasPrefix(beginning) }.sorted() }

    /// Nobody waits long for a word.
    static let once = CallOptions(timeout: .seconds(2), retry: .never)
}
