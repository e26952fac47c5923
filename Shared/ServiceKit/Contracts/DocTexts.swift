internal import Foundation

/// The documentation comments of the contracts, read from the sources: the one place where methods, types and their members
/// are described in words.
public struct DocTexts: Sendable {
    private var methods: [String: String] = [:]
    /// By `Type` or `Type.member`, in the sources of each service, `""` for those of all.
    private var types: [String: [String: String]] = [:]
    /// The types that others are made of.
    private var generics: Set<String> = []

    /// None.
    public init() {}

    /// What the sources below `root`, the root of this repository, say of the contracts of `services` (`registry`) and of
    /// what all share; none where there are no sources.
    public init(sources root: String, of services: [String]) {
        let folders =
            services.map { (path: "\(root)/Services/\($0.capitalized)/API", service: $0) }
            + ["ServiceKit/BuiltIn", "Bus/Calls", "Bus/Wire", "Store", "Vocabulary"].map {
                (path: "\(root)/Shared/\($0)", service: "")
            }
        for folder in folders {
            for file in Self.files(in: folder.path) {
                var reader = DocReader()
                for line in file.split(separator: "\n", omittingEmptySubsequences: false) {
                    reader.read(line)
                }
                methods.merge(reader.methods) { first, _ in first }
                types[folder.service, default: [:]].merge(reader.types) { first, _ in first }
                generics.formUnion(reader.generics)
            }
        }
    }

    /// Of a method, by its name.
    func method(_ name: String) -> String? { methods[name] }

    /// Of a type (`Child`, `Sex`) or a member (`Child.sex`) that `service` speaks of.
    func type(_ name: String, of service: String) -> String? { types[service]?[name] ?? types[""]?[name] }

    /// Of what a generic type says of each type made of it, whose names end with its own (`CampaignList.next`).
    func generic(_ name: String) -> String? {
        let parts = name.split(separator: ".", maxSplits: 1)
        guard let made = parts.first, let type = generics.first(where: made.hasSuffix) else { return nil }
        return types[""]?[([type] + parts.dropFirst().map(String.init)).joined(separator: ".")]
    }

    private static func files(in folder: String) -> [String] {
        names(in: folder).filter { $0.hasSuffix(".swift") }.compactMap {
            FileManager.default.contents(atPath: "\(folder)/\($0)").map {
                String(decoding: $0, as: UTF8.self)
            }
        }
    }

    private static func names(in folder: String) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        } catch {
            return []
        }
    }
}
