/// The contract of the funding service: where money comes from, what it is promised to, what was paid.
public enum FundingContract {
    public static let name = "funding"
}
