extension FinancesBySource { public init(plan: String) { self.plan = plan } }

extension MoneyLine {
    public init(source: String, kind: String, name: String, year: Int) {
        (self.source, self.kind, self.name, self.year) = (source, kind, name, year)
    }
}
