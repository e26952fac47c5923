import Vocabulary

@testable import Bus

struct Greeting: Codable, Hashable, Sendable {
    var text: String
    var day: Day?
}

enum Greetings {
    static let greet = Query<Greeting, Greeting>("test.Greetings/Greet", needs: .anyone)
    static let record = Command<Greeting, Greeting>("test.Greetings/Record", needs: .anyone)
    static let count = Feed<Greeting, Int>("test.Greetings/Count", needs: .anyone)
    static let take = Import<Int>("test.Greetings/Take", needs: .anyone)
}
