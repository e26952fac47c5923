/// The contract of the funding service.
public enum FundingContract {
    public static let name = "funding"
}
