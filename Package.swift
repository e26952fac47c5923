// swift-tools-version: 6.2
// The house: a line a room, in the order of the table in `docs/architecture.md`, which says what each is. A room imports
// what stands in its line and nothing else: the build checks it (`--explicit-target-dependency-import-check error`), and a
// test holds that table equal to this one.
import PackageDescription

// MARK: How a line is read

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A room that others build on. It is called as its folder is, below the first: `Services/Registry/API` is RegistryAPI.
func room(_ folder: String, _ imports: String = "", packages: String = "") -> Target {
    .target(
        name: name(folder), dependencies: dependencies(imports, packages), path: folder,
        swiftSettings: settings)
}

/// A room with a `main`; `without`: the rooms inside its folder.
func program(_ folder: String, _ imports: String, packages: String = "", without: [String] = []) -> Target {
    .executableTarget(
        name: name(folder), dependencies: dependencies(imports, packages), path: folder, exclude: without,
        swiftSettings: settings)
}

func tests(_ room: String, _ imports: String, packages: String = "", without: [String] = []) -> Target {
    .testTarget(
        name: "\(room)Tests", dependencies: dependencies(imports, packages), path: "Tests/\(room)Tests",
        exclude: without, swiftSettings: settings)
}

func name(_ folder: String) -> String { folder.split(separator: "/").dropFirst().joined() }

func dependencies(_ imports: String, _ packages: String) -> [Target.Dependency] {
    imports.split(separator: " ").map { .target(name: String($0)) }
        + packages.split(separator: " ").map { .product(name: String($0), package: package(of: String($0))) }
}

/// The package that a product is of.
func package(of product: String) -> String {
    switch product {
    case "ArgumentParser": "swift-argument-parser"
    case "Collections": "swift-collections"
    case "CoreMetrics", "Metrics": "swift-metrics"
    case "Crypto": "swift-crypto"
    case "GRDB": "GRDB.swift"
    case "HTTPTypes": "swift-http-types"
    case "Hummingbird", "HummingbirdCore": "hummingbird"
    case "Logging": "swift-log"
    case "Mustache": "swift-mustache"
    case "NIOCore": "swift-nio"
    case "ServiceLifecycle", "UnixSignals": "swift-service-lifecycle"
    case "Subprocess": "swift-subprocess"
    default: product
    }
}

func words(_ names: [String]) -> String { names.joined(separator: " ") }
func apis(_ names: [String]) -> String { words(names.map { "\($0)API" }) }
func knowns(_ names: [String]) -> String { words(names.filter(withKnown.contains).map { "\($0)Known" }) }

// MARK: - The rooms

/// The departments in the order in which their services start, each with those whose events its service follows. The registry
/// and the catalogue follow each other: who is in care is the one's, where there is room the other's.
let departments: [(name: String, follows: [String])] = [
    ("Registry", follows: ["Catalogue"]),
    ("Catalogue", follows: ["Registry"]),
    ("Funding", follows: ["Registry"]),
    ("Campaigns", follows: ["Registry", "Funding"]),
    ("Reporting", follows: ["Registry", "Catalogue", "Funding", "Campaigns"]),
]

let all = departments.map(\.name)

/// Departments with a room of what those who follow them keep.
let withKnown = ["Registry"]

let shared: [Target] = [
    .systemLibrary(
        name: "CZeroMQ", path: "Shared/CZeroMQ", pkgConfig: "libzmq", providers: [.apt(["libzmq3-dev"])]),
    room("Shared/ZeroMQ", "CZeroMQ", packages: "Crypto"),
    room("Shared/Vocabulary"),
    .systemLibrary(
        name: "CExpat", path: "Shared/CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(
        name: "CXlsxWriter", path: "Shared/CXlsxWriter", pkgConfig: "xlsxwriter",
        providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(
        name: "CZip", path: "Shared/CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    room("Shared/Tables", "CExpat CXlsxWriter CZip Vocabulary"),
    room("Shared/Documents", "Vocabulary"),
    .systemLibrary(
        name: "CSodium", path: "Shared/CSodium", pkgConfig: "libsodium",
        providers: [.apt(["libsodium-dev"])]),
    room("Shared/Passwords", "CSodium Vocabulary"),
    room("Shared/JSONCoding"),
    room("Shared/Bus", "ZeroMQ JSONCoding Vocabulary", packages: "Collections Logging Metrics"),
    room("Shared/Store", "JSONCoding Vocabulary", packages: "Crypto GRDB Logging"),
    room(
        "Shared/ServiceKit", "Bus Store JSONCoding Vocabulary ZeroMQ",
        packages: "ArgumentParser Crypto GRDB Logging Metrics ServiceLifecycle UnixSignals Yams"),
]

let contracts =
    departments.map { room("Services/\($0.name)/API", "Bus Vocabulary") }
    + [room("Services/Gateway/API", "Bus Vocabulary")]

let knownRooms = withKnown.map {
    room("Services/\($0)/Known", "\($0)API ServiceKit Store Bus Vocabulary", packages: "GRDB")
}

let services = departments.map {
    program(
        "Services/\($0.name)",
        words([apis([$0.name] + $0.follows), knowns($0.follows)])
            + " ServiceKit Store Bus Documents JSONCoding Vocabulary",
        packages: "GRDB", without: ["API"] + (withKnown.contains($0.name) ? ["Known"] : []))
}

/// The gateway's own process, which crosses departments: it follows them, and is the one that calls them.
let coordinator = program(
    "Services/Coordinator",
    "GatewayAPI RegistryAPI CatalogueAPI FundingAPI RegistryKnown ServiceKit Store Bus JSONCoding Vocabulary",
    packages: "Crypto GRDB Logging")

let frontEnds: [Target] = [
    room(
        "Services/Gateway/Kit",
        apis(all)
            + " GatewayAPI ServiceKit Store Bus Documents JSONCoding Passwords Tables Vocabulary ZeroMQ",
        packages: "Crypto"),
    program(
        "Services/Gateway",
        "GatewayKit GatewayAPI CampaignsAPI CatalogueAPI FundingAPI RegistryAPI ReportingAPI ServiceKit Bus"
            + " JSONCoding Tables Vocabulary",
        packages: "ArgumentParser", without: ["API", "Kit"]),
    program(
        "Services/Portal",
        "GatewayKit GatewayAPI RegistryAPI CampaignsAPI CatalogueAPI ReportingAPI ServiceKit Bus JSONCoding Passwords"
            + " Tables Vocabulary",
        packages: "ArgumentParser Crypto HTTPTypes Hummingbird HummingbirdCore Mustache NIOCore"),
]

let rooms: [Target] = shared + contracts + knownRooms + services + [coordinator] + frontEnds

// MARK: - Tests

/// What tests stand on, and the programs that they run.
let testRooms: [Target] = [
    room("Tests/ProcessKit", packages: "Subprocess"),
    room(
        "Tests/TestKit",
        "ProcessKit GatewayKit RegistryAPI ServiceKit Store Bus JSONCoding Vocabulary ZeroMQ",
        packages: "GRDB Logging"),
    // What docs/adding-a-service.md adds.
    program("Tests/ToyLibrary", "ServiceKit Store Bus Vocabulary", packages: "GRDB"),
    program("Tests/NoteKeeping", "ServiceKit Store Bus Vocabulary", packages: "GRDB"),
    program("Tests/InteropServer", "Bus JSONCoding Vocabulary ZeroMQ", packages: "CoreMetrics Metrics"),
    .systemLibrary(name: "CMalloc", path: "Tests/CMalloc"),
    program("Tests/FaultPeer", "CMalloc Bus JSONCoding Vocabulary ZeroMQ", packages: "CoreMetrics Metrics"),
]

let tests: [Target] = [
    tests("ProcessKit", "ProcessKit"),
    tests("ZeroMQ", "ZeroMQ ProcessKit"),
    tests("Vocabulary", "Vocabulary TestKit"),
    tests("Tables", "Tables CZip Vocabulary"),
    tests("Documents", "Documents Vocabulary"),
    tests("Passwords", "Passwords Vocabulary"),
    tests("JSONCoding", "JSONCoding TestKit"),
    tests("Bus", "Bus ZeroMQ JSONCoding Vocabulary ProcessKit TestKit"),
    tests("Store", "Store JSONCoding Vocabulary TestKit", packages: "GRDB"),
    tests(
        "ServiceKit", "NoteKeeping ServiceKit Store Bus JSONCoding Vocabulary ZeroMQ TestKit ProcessKit",
        packages: "GRDB"),
    tests(
        "GatewayKit",
        "GatewayKit RegistryAPI CatalogueAPI CampaignsAPI ReportingAPI ServiceKit Store Bus Documents JSONCoding"
            + " Tables Vocabulary ZeroMQ ProcessKit",
        packages: "GRDB"),
    tests(
        "Portal",
        "Portal GatewayKit RegistryAPI ReportingAPI Passwords ServiceKit Bus JSONCoding Tables Vocabulary TestKit"
            + " ProcessKit"),
    tests(
        "Gateway", "Gateway GatewayKit FundingAPI ReportingAPI ServiceKit JSONCoding Vocabulary",
        packages: "ArgumentParser"),
    tests(
        "Contract",
        words(all)
            + " Coordinator GatewayAPI ToyLibrary GatewayKit ServiceKit Store Bus JSONCoding Tables Vocabulary TestKit ProcessKit",
        packages: "GRDB", without: ["Golden"]),
    tests(
        "EndToEnd", apis(all) + " ServiceKit Store Bus JSONCoding Tables Vocabulary TestKit ProcessKit",
        packages: "GRDB"),
    tests(
        "Coordinator",
        "Coordinator GatewayAPI Registry RegistryAPI Catalogue CatalogueAPI Funding FundingAPI ServiceKit Store Bus"
            + " JSONCoding Vocabulary TestKit",
        packages: "GRDB Logging", without: ["Golden"]),
    tests("Fault", "FaultPeer CMalloc Bus ZeroMQ JSONCoding Vocabulary ProcessKit"),
    tests("Interop", "InteropServer Bus JSONCoding Vocabulary ZeroMQ ProcessKit TestKit"),
    tests("Fuzzing", "Bus ZeroMQ JSONCoding Vocabulary", without: ["LibFuzzer", "seeds.json", "found.json"]),
]

let departmentTests = departments.map {
    let known = [$0.name] + $0.follows
    return tests(
        $0.name,
        words([words(known), apis(known), knowns(known)])
            + " ServiceKit Store Bus Documents JSONCoding Vocabulary TestKit",
        packages: "GRDB Yams")
}

// MARK: - The package

let package = Package(
    name: "chung-tay",
    products: [
        .executable(name: "chungtay", targets: ["Gateway"]),
        .executable(name: "chungtay-coordinator", targets: ["Coordinator"]),
        .executable(name: "chungtay-portal", targets: ["Portal"]),
    ]
        + all.map { .executable(name: "chungtay-\($0.lowercased())", targets: [$0]) }
        // For the measurements alone, which are a package of their own: Tests/Benchmarks.
        + ["Bus", "JSONCoding", "Vocabulary", "ZeroMQ"].map { .library(name: $0, targets: [$0]) },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    ],
    targets: rooms + testRooms + tests + departmentTests,
    swiftLanguageModes: [.v6]
)
