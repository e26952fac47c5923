import ServiceKit
import Vocabulary

extension Checks {
    /// How something ended, where a request that enters it says that it is over: the first day without it, and why. What is said
    /// of an end without its day is refused by `rule`.
    mutating func ending(
        from day: Day?, at pointer: String, since first: DayBound, for reason: String?, orElse rule: String
    ) -> String? {
        guard let day else {
            if reason != nil { fail("/reason", rule) }
            return nil
        }
        self.day(day, since: first, at: pointer)
        return words(reason ?? "", at: "/reason", upTo: 500) as String
    }
}
