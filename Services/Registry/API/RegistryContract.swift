/// The contract of the registry service.
public enum RegistryContract {
    public static let name = "registry"
}
