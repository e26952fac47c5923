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

    /// The word's number in the line.
    private let index: Int

    /// - Parameters:
    ///   - words: the line's words as the shell has them, quotation marks and all.
    ///   - index: the number of the word that is asked about.
    ///   - beginning: of the word, likewise.
    init(_ words: [String], _ index: Int, _ beginning: String) throws {
        (self.words, self.index) = (words, index)
        self.beginning = Self.bare(beginning)
        let options = ["--data", "--compose"].flatMap { option in
            Self.value(of: option, in: words).map { [option, $0] } ?? []
        }
        context = try CommandContext(GlobalOptions.parse(options))
    }

    private static func bare(_ word: String) -> String { word.filter { !"\"'\\".contains($0) } }

    /// The word as a member of a request, `name=value`: what is to be put before an offered value, for Bash takes the sign for the end
    /// of a word. Nil of a word without the sign.
    var member: (name: String, value: String, before: String)? {
        if let sign = beginning.firstIndex(of: "="), beginning != "=" {
            let value = beginning.index(after: sign)
            return (String(beginning[..<sign]), String(beginning[value...]), String(beginning[..<value]))
        }
        let isSign = beginning == "="
        let sign = isSign ? index : index - 1
        guard words.indices.contains(sign), sign > 0, words[sign] == "=" else { return nil }
        return (Self.bare(words[sign - 1]), isSign ? "" : beginning, "")
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
