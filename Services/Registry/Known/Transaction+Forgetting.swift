public import Store

extension Transaction {
    /// Nobody can know any more who a child or a caregiver was: what people wrote of it here goes with the key that it lies under.
    public func forgetWords(of person: String) throws {
        try destroyKey(of: person, PersonTraces(of: person, texts: []))
    }
}
