internal import Vocabulary

/// Ids that scripts can write down: what it is, which one, and the official code of the district that it is in.
enum KnownID {
    /// `number`: two digits. `district`: up to 12 digits.
    static func text(_ group: String, _ number: String, district: String) -> String {
        let zeros = String(repeating: "0", count: max(0, 12 - district.count))
        return "00000000-0000-8\(group)\(number)-8000-\(zeros)\(district)"
    }

    /// A provider: `00000000-0000-8101-8000-000000000341` is the first kind in district 341.
    static func provider(_ number: String, district: String) -> ProviderID? {
        ProviderID(text("1", number, district: district))
    }

    static func course(_ number: String) -> String { text("2", number, district: "0") }
    static func trainingClass(_ course: String, district: String) -> String {
        text("3", course, district: district)
    }
}
