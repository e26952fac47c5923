public import Bus
public import Store
public import Vocabulary

/// What a service goes by beside its store: reference data and policy are files of the deployment. In every service.
public enum AdminVersions {
    /// Which they were, since when, the first one first: a figure that was known on a day was counted by those of that day.
    public static let list = Query<Empty, AdoptedVersions>("admin.Versions/List", needs: .auditor)
}

public struct AdoptedVersions: Composite {
    public var service: String
    public var versions: [AdoptedFiles]
}

/// Files that a service went by from a moment on, until it went by others of their kind.
public struct AdoptedFiles: Composite {
    public var kind: AdoptedVersion.Kind
    /// SHA-256, in hexadecimal: of the policy what `sha256sum policy.yaml` says, of the reference data what
    /// `LC_ALL=C sha256sum *.csv | sha256sum` says in their folder.
    public var digest: String
    /// The moment of the service's clock.
    public var at: Timestamp
    /// The last position of the service's log then.
    public var position: UInt64
}

extension AdoptedVersions {
    init(_ versions: [AdoptedVersion], of service: String) {
        self.service = service
        self.versions = versions.map {
            AdoptedFiles(kind: $0.kind, digest: $0.digest, at: $0.at, position: $0.head)
        }
    }
}
