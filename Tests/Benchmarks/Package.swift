// swift-tools-version: 6.2
// A package of its own, so that gRPC and NIO are no dependency of the product. `compose/bench` builds and runs it.
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "benchmarks",
    dependencies: [
        .package(name: "chung-tay", path: "../.."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/grpc/grpc-swift-2", exact: "2.4.3"),
        .package(url: "https://github.com/grpc/grpc-swift-nio-transport", exact: "2.9.2"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", exact: "0.2.0"),
    ],
    targets: [
        // The limit: libzmq spoken by C.
        .target(name: "CEcho", cSettings: [.unsafeFlags(["-O2"])], linkerSettings: [.linkedLibrary("zmq")]),
        .target(name: "Echo", swiftSettings: settings),
        .executableTarget(
            name: "bench",
            dependencies: [
                "CEcho", "Echo",
                .product(name: "Bus", package: "chung-tay"),
                .product(name: "JSONCoding", package: "chung-tay"),
                .product(name: "Vocabulary", package: "chung-tay"),
                .product(name: "ZeroMQ", package: "chung-tay"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "GRPCCore", package: "grpc-swift-2"),
                .product(name: "GRPCNIOTransportHTTP2Posix", package: "grpc-swift-nio-transport"),
                .product(name: "Histogram", package: "hdrhistogram-swift"),
            ], path: "Sources/Bench", swiftSettings: settings),
        // A program in which malloc counts.
        .target(name: "CCountedMalloc"),
        .executableTarget(
            name: "allocations",
            dependencies: [
                "CCountedMalloc", "Echo", .product(name: "JSONCoding", package: "chung-tay"),
            ], path: "Sources/Allocations", swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
