/// The contract of the reporting service.
public enum ReportingContract {
    public static let name = "reporting"
}
