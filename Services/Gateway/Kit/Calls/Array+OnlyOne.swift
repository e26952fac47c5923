import Vocabulary

extension Array {
    /// The one that was found by what people wrote. Throws ``Failure`` of ``ExitStatus/badFile``: with `none`, or with what `several` says
    /// of those among which they have to choose.
    func onlyOne(orSay none: Message, several: ([Element]) -> Message) throws -> Element {
        guard let first else { throw Failure(.badFile, none) }
        guard count == 1 else { throw Failure(.badFile, several(self)) }
        return first
    }
}
