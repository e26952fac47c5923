import TestKit

/// A type that uses every part of `Codable`.
struct Everything: Codable, Equatable {
    enum Word: String, Codable, CaseIterable { case alpha, beta, gamma }
    enum Grade: Int, Codable, CaseIterable {
        case low = 1
        case high = 9
    }
    indirect enum Event: Codable, Equatable {
        case nothing
        case one(Int)
        case named(text: String, grade: Grade?)
        case pair(Event, Event)
    }

    var flag: Bool
    var text: String
    var double: Double
    var float: Float
    var int: Int64
    var small: Int8
    var big: UInt64
    var word: Word
    var grade: Grade?
    var event: Event?
    var empty: Nothing
    var maybe: [Int?]
    var texts: [String]
    var byName: [String: [Double]]
    var byNumber: [Int: String]
    var byWord: [Grade: Bool]
    var children: [Everything]
    var tuple: Tuple
    var set: Set<Int>?

    init(using random: inout Seeded, depth: Int = 3) {
        flag = random.chance(1, in: 2)
        text = random.text()
        double = random.double()
        let number = Float(random.double())
        float = number.isFinite ? number : 1.5
        int = random.integer()
        small = Int8(truncatingIfNeeded: random.next())
        big = random.next() >> UInt64(random.below(64))
        word = Word.allCases[random.below(3)]
        grade = random.chance(1, in: 2) ? Grade.allCases[random.below(2)] : nil
        event = random.chance(2, in: 3) ? Event(using: &random, depth: depth) : nil
        empty = Nothing()
        maybe = (0..<random.below(4)).map { $0 % 2 == 0 ? $0 : nil }
        texts = (0..<random.below(4)).map { _ in random.text(8) }
        byName = [:]
        for _ in 0..<random.below(random.chance(1, in: 10) ? 60 : 4) {
            byName[random.text(12)] = [random.double()]
        }
        byNumber = [:]
        for _ in 0..<random.below(3) { byNumber[Int(random.integer())] = random.text(3) }
        byWord = random.chance(1, in: 2) ? [.low: true] : [:]
        children =
            depth == 0 ? [] : (0..<random.below(3)).map { _ in Everything(using: &random, depth: depth - 1) }
        tuple = Tuple(first: random.below(9), second: random.text(5), third: [random.below(5), 2])
        set = random.chance(1, in: 2) ? [random.below(100)] : nil
    }
}

struct Nothing: Codable, Equatable {}

extension Everything.Event {
    init(using random: inout Seeded, depth: Int) {
        switch random.below(depth > 0 ? 4 : 3) {
        case 0: self = .nothing
        case 1: self = .one(random.below(1000))
        case 2: self = .named(text: random.text(6), grade: random.chance(1, in: 2) ? .high : nil)
        default:
            self = .pair(.init(using: &random, depth: depth - 1), .init(using: &random, depth: depth - 1))
        }
    }
}

/// Containers that are written out of order: each is begun before the one before it is done.
struct Tuple: Codable, Equatable {
    enum CodingKeys: CodingKey { case head, list, inner, tail, `super` }

    var first: Int
    var second: String
    var third: [Int]

    init(first: Int, second: String, third: [Int]) {
        (self.first, self.second, self.third) = (first, second, third)
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        first = try container.decode(Int.self, forKey: .head)
        var list = try container.nestedUnkeyedContainer(forKey: .list)
        var numbers: [Int] = []
        while !list.isAtEnd {
            var one = try list.nestedUnkeyedContainer()
            numbers.append(try one.decode(Int.self))
        }
        third = numbers
        let inner = try container.nestedContainer(keyedBy: CodingKeys.self, forKey: .inner)
        second = try inner.superDecoder(forKey: .tail).singleValueContainer().decode(String.self)
        _ = try Nothing(from: container.superDecoder())
        _ = try container.decodeNil(forKey: .tail)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        var list = container.nestedUnkeyedContainer(forKey: .list)
        var inner = container.nestedContainer(keyedBy: CodingKeys.self, forKey: .inner)
        try container.encode(first, forKey: .head)
        let last = inner.superEncoder(forKey: .tail)
        var hasTail = false
        for number in third {
            var one = list.nestedUnkeyedContainer()
            // Once: a member that stands twice is refused.
            let isFirstTwo = number == 2 && !hasTail
            try container.encodeIfPresent(isFirstTwo ? true : nil, forKey: .tail)
            hasTail = hasTail || isFirstTwo
            try one.encode(number)
        }
        _ = container.superEncoder()
        var single = last.singleValueContainer()
        try single.encode(second)
    }
}
