internal import Echo
internal import Foundation
internal import JSONCoding

/// What one message costs one coder, each way.
struct CoderMeasure: Codable {
    let message: String
    let coder: String
    let bytes: Int
    let encode: Cost
    let decode: Cost

    static func all() throws -> [CoderMeasure] {
        let counted = try allocations()
        return try measure(EchoMessage(), "echo", counted) + measure(CaseMessage(), "case", counted)
    }

    private static func measure<Message: Codable>(
        _ message: Message, _ name: String, _ counted: [String: [Double]]
    ) throws -> [CoderMeasure] {
        let bytes = try JSON.encode(message)
        let data = Data(bytes)
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        func row(
            _ coder: String, _ key: String, encode: () throws -> Void, decode: () throws -> Void
        ) throws -> CoderMeasure {
            let allocations = counted["\(name) \(key)"]
            return CoderMeasure(
                message: name, coder: coder, bytes: bytes.count,
                encode: Cost(time: try best(encode), allocations: allocations?.first ?? .nan),
                decode: Cost(time: try best(decode), allocations: allocations?.last ?? .nan))
        }
        return [
            try row(
                "the bus's", "house", encode: { _ = try JSON.encode(message) },
                decode: { _ = try JSON.decode(Message.self, from: bytes) }),
            try row(
                "Foundation's", "foundation", encode: { _ = try encoder.encode(message) },
                decode: { _ = try decoder.decode(Message.self, from: data) }),
        ]
    }

    private static func best(_ work: () throws -> Void) throws -> Double {
        let times = 10_000
        var best = Double.infinity
        for _ in 0..<7 {
            let begun = readClock(CLOCK_THREAD_CPUTIME_ID)
            for _ in 0..<times { try work() }
            best = min(best, Double(readClock(CLOCK_THREAD_CPUTIME_ID) - begun) / Double(times))
        }
        return best
    }

    /// Runs the program in which malloc counts, which lies beside this one: lines of a name and two numbers.
    private static func allocations() throws -> [String: [Double]] {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let program = URL(filePath: own).deletingLastPathComponent().appending(path: "allocations")
        guard let pipe = popen(program.path, "r") else { throw Failure("\(program.path) does not start") }
        var counted: [String: [Double]] = [:]
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, 256, pipe) != nil {
            let words = String(decoding: line.prefix { $0 != 0 && $0 != 0x0A }.map(UInt8.init), as: UTF8.self)
                .split(separator: " ")
            guard words.count == 4 else { continue }
            counted["\(words[0]) \(words[1])"] = words[2...].compactMap { Double($0) }
        }
        guard pclose(pipe) == 0 else { throw Failure("\(program.path) failed") }
        return counted
    }
}

/// What one message costs one way.
struct Cost: Codable {
    /// ns of processor time a message, the least of seven rounds.
    let time: Double
    /// Calls of malloc(3) and its like a message, counted in a program of its own.
    let allocations: Double
}
