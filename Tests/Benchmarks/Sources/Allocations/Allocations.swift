internal import CCountedMalloc
internal import Echo
internal import Foundation
internal import JSONCoding

/// How often the coders ask for memory a message, each way: lines of message, coder, writing, reading.
@main
enum Allocations {
    static func main() throws {
        try count(EchoMessage(), "echo")
        try count(CaseMessage(), "case")
    }

    private static func count<Message: Codable>(_ message: Message, _ name: String) throws {
        let bytes = try JSON.encode(message)
        let data = Data(bytes)
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        let house = (
            try each { _ = try JSON.encode(message) },
            try each { _ = try JSON.decode(Message.self, from: bytes) }
        )
        let foundation = (
            try each { _ = try encoder.encode(message) },
            try each { _ = try decoder.decode(Message.self, from: data) }
        )
        print(name, "house", house.0, house.1)
        print(name, "foundation", foundation.0, foundation.1)
    }

    private static func each(_ work: () throws -> Void) throws -> Double {
        let times = 1000
        // What is made once is made.
        for _ in 0..<100 { try work() }
        let before = counted_allocations()
        for _ in 0..<times { try work() }
        return Double(counted_allocations() - before) / Double(times)
    }
}
