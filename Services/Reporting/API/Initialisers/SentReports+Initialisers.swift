public import Vocabulary

extension Signatory {
    public init(authority: SigningAuthority, office: String, name: String, signature: SignatureKind) {
        (self.authority, self.office, self.name) = (authority, office, name)
        self.signature = signature
    }
}

extension SentReport {
    public init(
        id: sending SendingID, compilation: CompilationID, plan: String, period: Period, unit: UnitPath,
        to: [UnitPath], number: Int, symbol: String, on: Day, signatory: Signatory,
        names: [String: BilingualText]
    ) {
        (self.id, self.compilation, self.plan, self.period) = (id, compilation, plan, period)
        (self.unit, self.to, self.number, self.symbol) = (unit, to, number, symbol)
        (self.on, self.signatory, self.names) = (on, signatory, names)
    }
}

extension SendReport {
    public init(compilation: CompilationID, to: [UnitPath], symbol: String, signatory: Signatory) {
        (self.compilation, self.to, self.symbol) = (compilation, to, symbol)
        self.signatory = signatory
    }
}

extension ListSentReports { public init(plan: String) { self.plan = plan } }
