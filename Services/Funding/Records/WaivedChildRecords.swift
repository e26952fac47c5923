import GRDB
import RegistryKnown
import ServiceKit
import Store

/// The children that the registry has told of: waivers and assistance are granted to them.
struct WaivedChildRecords: KnownChildRecords, Keyed {
    static let unknown = "funding.no-child"
    static let aspects: Set<KnownChildAspect> = [
        .identity, .home, .standing, .circumstances, .disabilities, .alias,
    ]
    let db: Database
}

extension Snapshot { var knownChildren: WaivedChildRecords { WaivedChildRecords(db: db) } }
