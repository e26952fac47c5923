/// The contract of the campaigns service.
public enum CampaignsContract {
    public static let name = "campaigns"
}
