public import Bus
internal import Foundation
public import ServiceKit
internal import Vocabulary

/// Keeps a service's routes equal to its contract.
///
/// ```swift
/// #expect(try RouteContract.differences(RegistryService.self) == [])
/// ```
public enum RouteContract {
    /// One line for each method that the service's `API/` declares and no route answers, that a route answers
    /// and no contract declares, or whose kind or role differ. The contract is read from the source, so that
    /// there is no list of methods to keep.
    public static func differences(_ service: any DepartmentService.Type) throws -> [String] {
        let folder = SourceTree.root + "/Services/\(service.name.capitalized)/API"
        var declared: [Line] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
        where file.hasSuffix(".swift") {
            declared += methods(in: try String(contentsOfFile: folder + "/" + file, encoding: .utf8))
        }
        return differences(routes(of: service), declared)
    }

    /// The same for contracts that are given.
    public static func differences(_ service: any DepartmentService.Type, _ contracts: [any Bus.Method])
        -> [String]
    {
        differences(
            routes(of: service),
            contracts.map { Line(name: $0.name, kind: $0.kind.rawValue, needs: $0.needs.rawValue) })
    }

    struct Line: Hashable {
        let name: String
        let kind: String
        let needs: String

        var text: String { "\(kind) \(name) (\(needs))" }
    }

    private static func routes(of service: any DepartmentService.Type) -> [Line] {
        service.init().routes.map {
            Line(name: $0.name, kind: $0.kind.rawValue, needs: $0.needs.rawValue)
        }
    }

    private static func differences(_ routes: [Line], _ declared: [Line]) -> [String] {
        let twice = Dictionary(grouping: routes, by: \.name).filter { $0.value.count > 1 }.keys
        return Set(declared).subtracting(routes).map { "declared, not answered: \($0.text)" }.sorted()
            + Set(routes).subtracting(declared).map { "answered, not declared: \($0.text)" }.sorted()
            + twice.map { "answered twice: \($0)" }.sorted()
    }

    /// `= Command<…>("registry.Children/Register", needs: .caseworker)`, wherever the lines break.
    static func methods(in source: String) -> [Line] {
        let pattern =
            /=\s*(Command|Query|Feed|Import)<[^=()]*>\(\s*"([^"]+)",\s*needs:\s*\.`?([A-Za-z]+)`?\s*\)/
        return source.matches(of: pattern).map { match in
            Line(name: String(match.2), kind: match.1.lowercased(), needs: String(match.3))
        }
    }
}
