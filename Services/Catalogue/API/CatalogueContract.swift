/// The contract of the catalogue service.
public enum CatalogueContract {
    public static let name = "catalogue"
}
