public import Bus
public import Vocabulary

extension Refusal {
    /// NOT_FOUND: what a request names was not there on the day that it asks about, as was known then. `sentence` has the
    /// blanks `{id}` and `{day}`.
    public static func notThen(_ sentence: String, _ id: some LosslessStringConvertible, on day: Day)
        -> Refusal
    {
        .notFound("/on", Message(sentence, ["id": id.description, "day": day.description]))
    }
}
