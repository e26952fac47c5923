/// The contract of the catalogue service: who gives which service, to whom, and what was given.
public enum CatalogueContract {
    public static let name = "catalogue"
}
