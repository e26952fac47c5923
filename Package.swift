// swift-tools-version: 6.2
// The house: one target a room. `docs/architecture.md` says what each room may import; the build checks it
// (`--explicit-target-dependency-import-check error`).
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let collections: Target.Dependency = .product(name: "Collections", package: "swift-collections")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let signals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
/// For tests: it starts processes.
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

/// A room that others build on.
func shared(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, path: "Shared/\(name)", swiftSettings: settings)
}

/// The contract of a department's service: what others may say to it.
func api(_ service: String) -> Target {
    .target(
        name: "\(service)API", dependencies: ["Bus", "Vocabulary"], path: "Services/\(service)/API",
        swiftSettings: settings)
}

/// A department's service: its own contract, the contracts of those it follows, and the framework.
func service(_ name: String, follows: [String] = []) -> Target {
    .executableTarget(
        name: name,
        dependencies: [
            .target(name: "\(name)API"), "ServiceKit", "Store", "Bus", "JSONCoding", "Vocabulary", grdb,
        ]
            + follows.map { .target(name: "\($0)API") },
        path: "Services/\(name)", exclude: ["API"], swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/\(name)Tests", swiftSettings: settings)
}

let package = Package(
    name: "chung-tay",
    products: [
        .executable(name: "chungtay", targets: ["Gateway"]),
        .executable(name: "chungtay-registry", targets: ["Registry"]),
        .executable(name: "chungtay-catalogue", targets: ["Catalogue"]),
        .executable(name: "chungtay-funding", targets: ["Funding"]),
        .executable(name: "chungtay-campaigns", targets: ["Campaigns"]),
        .executable(name: "chungtay-reporting", targets: ["Reporting"]),
        // For the measurements alone, which are a package of their own: Tests/Benchmarks.
        .library(name: "Bus", targets: ["Bus"]),
        .library(name: "JSONCoding", targets: ["JSONCoding"]),
        .library(name: "Vocabulary", targets: ["Vocabulary"]),
        .library(name: "ZeroMQ", targets: ["ZeroMQ"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: [
        .systemLibrary(
            name: "CZeroMQ", path: "Shared/CZeroMQ", pkgConfig: "libzmq", providers: [.apt(["libzmq3-dev"])]),
        shared("ZeroMQ", ["CZeroMQ"]),
        shared("Vocabulary"),
        shared("JSONCoding"),
        shared("Bus", ["ZeroMQ", "JSONCoding", "Vocabulary", collections, logging, metrics]),
        shared("Store", ["JSONCoding", "Vocabulary", grdb, crypto, logging]),
        shared(
            "ServiceKit",
            [
                "Bus", "Store", "JSONCoding", "Vocabulary", "ZeroMQ", argumentParser, lifecycle, signals,
                logging,
                metrics, yams,
            ]),
        api("Registry"), api("Catalogue"), api("Funding"), api("Campaigns"), api("Reporting"),
        service("Registry"),
        service("Catalogue", follows: ["Registry"]),
        service("Funding", follows: ["Registry"]),
        service("Campaigns", follows: ["Registry"]),
        service("Reporting", follows: ["Registry", "Catalogue", "Funding", "Campaigns"]),
        .target(
            name: "GatewayKit",
            dependencies: [
                "RegistryAPI", "CatalogueAPI", "FundingAPI", "CampaignsAPI", "ReportingAPI", "ServiceKit",
                "Bus", "JSONCoding", "Vocabulary", "ZeroMQ",
            ],
            path: "Services/Gateway/Kit", swiftSettings: settings),
        .executableTarget(
            name: "Gateway",
            dependencies: [
                "GatewayKit", "ReportingAPI", "ServiceKit", "Bus", "JSONCoding", "Vocabulary", argumentParser,
            ],
            path: "Services/Gateway", exclude: ["Kit"], swiftSettings: settings),
        .target(
            name: "ProcessKit", dependencies: [subprocess], path: "Tests/ProcessKit", swiftSettings: settings),
        .target(
            name: "TestKit",
            dependencies: [
                "ProcessKit", "ServiceKit", "Store", "Bus", "JSONCoding", "Vocabulary", "ZeroMQ", logging,
            ],
            path: "Tests/TestKit", swiftSettings: settings),
        .executableTarget(
            name: "NoteKeeping", dependencies: ["ServiceKit", "Store", "Bus", "Vocabulary", grdb],
            path: "Tests/NoteKeeping", swiftSettings: settings),
        .executableTarget(
            name: "InteropServer",
            dependencies: ["Bus", "JSONCoding", "Vocabulary", "ZeroMQ", metrics, coreMetrics],
            path: "Tests/InteropServer", swiftSettings: settings),
        tests(
            "Interop",
            ["InteropServer", "Bus", "JSONCoding", "Vocabulary", "ZeroMQ", "ProcessKit", "TestKit"]),
        .systemLibrary(name: "CMalloc", path: "Tests/CMalloc"),
        .executableTarget(
            name: "FaultPeer",
            dependencies: ["CMalloc", "Bus", "JSONCoding", "Vocabulary", "ZeroMQ", metrics, coreMetrics],
            path: "Tests/FaultPeer", swiftSettings: settings),
        tests("ProcessKit", ["ProcessKit"]),
        tests("ZeroMQ", ["ZeroMQ", "ProcessKit"]),
        tests("Vocabulary", ["Vocabulary"]),
        tests("JSONCoding", ["JSONCoding"]),
        tests("Bus", ["Bus", "ZeroMQ", "JSONCoding", "Vocabulary", "ProcessKit", "TestKit"]),
        .testTarget(
            name: "FuzzingTests", dependencies: ["Bus", "ZeroMQ", "JSONCoding", "Vocabulary"],
            path: "Tests/FuzzingTests", exclude: ["LibFuzzer", "seeds.json", "found.json"],
            swiftSettings: settings),
        tests("Store", ["Store", "JSONCoding", "Vocabulary", "TestKit", grdb]),
        tests(
            "ServiceKit",
            [
                "NoteKeeping", "ServiceKit", "Store", "Bus", "JSONCoding", "Vocabulary", "ZeroMQ", "TestKit",
                "ProcessKit",
                grdb,
            ]),
        tests(
            "Registry",
            [
                "Registry", "RegistryAPI", "ServiceKit", "Store", "Bus", "JSONCoding", "Vocabulary",
                "TestKit",
            ]),
        tests(
            "Catalogue",
            [
                "Catalogue", "CatalogueAPI", "RegistryAPI", "ServiceKit", "Store", "Bus", "Vocabulary",
                "TestKit",
            ]),
        tests(
            "Funding",
            [
                "Funding", "FundingAPI", "RegistryAPI", "ServiceKit", "Store", "Bus", "Vocabulary", "TestKit",
                grdb,
            ]),
        tests(
            "Campaigns",
            [
                "Campaigns", "CampaignsAPI", "RegistryAPI", "ServiceKit", "Store", "Bus", "Vocabulary",
                "TestKit",
            ]),
        tests(
            "Reporting",
            [
                "Reporting", "Registry", "Catalogue", "Funding", "Campaigns", "ReportingAPI", "RegistryAPI",
                "CatalogueAPI", "FundingAPI", "CampaignsAPI", "ServiceKit", "Store", "Bus", "Vocabulary",
                "TestKit",
                grdb, yams,
            ]),
        tests(
            "Contract",
            [
                "Registry", "Catalogue", "Funding", "Campaigns", "Reporting", "ServiceKit", "Bus",
                "JSONCoding",
                "Vocabulary", "TestKit",
            ]),
        tests(
            "Fault", ["FaultPeer", "CMalloc", "Bus", "ZeroMQ", "JSONCoding", "Vocabulary", "ProcessKit"]),
        tests(
            "GatewayKit",
            ["GatewayKit", "ServiceKit", "Bus", "JSONCoding", "Vocabulary", "ZeroMQ"]),
        tests(
            "Gateway",
            ["Gateway", "GatewayKit", "ReportingAPI", "JSONCoding", "Vocabulary", argumentParser]),
        tests(
            "EndToEnd",
            [
                "RegistryAPI", "CatalogueAPI", "FundingAPI", "CampaignsAPI", "ReportingAPI", "ServiceKit",
                "Store", "Bus", "JSONCoding", "Vocabulary", "TestKit", "ProcessKit", grdb,
            ]),
    ],
    swiftLanguageModes: [.v6]
)
