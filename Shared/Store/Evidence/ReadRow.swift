internal import Foundation
public import GRDB
public import Vocabulary

/// The rows of the read log: each is an answer, and says whom it showed.
enum ReadRow {
    /// What the ids of those who were shown are sealed for.
    static func subjectsPlace(_ service: String, _ number: UInt64) -> String {
        place(service, number) + "/subject"
    }

    /// What a purpose is sealed for.
    static func place(_ service: String, _ number: UInt64) -> String { "\(service).read-purposes/\(number)" }

    /// What the reason of an opening out of reach is sealed for.
    static func openingPlace(_ service: String, _ number: UInt64) -> String {
        "\(service).read-openings/\(number)"
    }

    /// Octets of an id, as it is sealed.
    static let idLength = 16
}

/// By what the looks at a child are found: six octets of a keyed digest, as a number. Two of a million children share one in one of
/// six hundred deployments: who finds a row by it opens it to see.
enum ReadToken {
    static let length = 6

    static func of(_ child: ChildID, by vault: Vault) -> Int64 {
        vault.token(for: "reads/\(child)").bytes.prefix(length).reduce(0) { $0 << 8 | Int64($1) }
    }

    static func octets(_ token: Int64) -> [UInt8] {
        (0..<length).map { UInt8(truncatingIfNeeded: token >> Int64(8 * (length - 1 - $0))) }
    }

    /// Those that a row has, one after the other.
    static func all(in octets: Data) -> [Int64] {
        stride(from: octets.startIndex, to: octets.endIndex, by: length).map { start in
            octets[start..<min(start + length, octets.endIndex)].reduce(0) { $0 << 8 | Int64($1) }
        }
    }
}

/// Whom one answer shows, in the order of their ids, each with what it is found by.
struct ShownChildren: Sendable {
    let ids: [ChildID]
    let tokens: [Int64]

    init(_ children: Set<ChildID>, by vault: Vault) {
        ids = children.sorted()
        tokens = ids.map { ReadToken.of($0, by: vault) }
    }
}

extension Snapshot {
    /// A query for the numbers of the read log's rows that say that a child was shown; now and then of one that is about another: who
    /// finds a row opens it to see.
    public func reads(showing child: ChildID) -> SQL { ReadIndex.numbers(of: ReadToken.of(child, by: vault)) }

    /// Whose data a row of the read log says were shown, in the order of their ids. Throws ``StoreError/sealBroken(place:)``.
    public func children(_ sealed: Sealed, ofRead number: UInt64) throws -> [ChildID] {
        let place = ReadRow.subjectsPlace(service, number)
        let octets = try vault.open(sealed, for: place)
        return try stride(from: 0, to: octets.count, by: ReadRow.idLength).map { start in
            let end = min(start + ReadRow.idLength, octets.count)
            guard let child = ChildID(octets: octets[start..<end]) else {
                throw StoreError.sealBroken(place: place)
            }
            return child
        }
    }

    /// What was said in a row of the read log of why somebody looked at `children[index]`; nil where nobody can know it any more, as
    /// that child's own key was destroyed.
    public func purpose(
        _ sealed: Sealed, ofRead number: UInt64, of children: [ChildID], at index: Int
    ) throws -> String? {
        try SharedWords.open(
            sealed, of: children, at: index, for: ReadRow.place(service, number), people, vault)
    }

    /// What was said there of why a file was opened out of reach; nil likewise.
    public func opening(
        _ sealed: Sealed, ofRead number: UInt64, of children: [ChildID], at index: Int
    ) throws -> String? {
        try SharedWords.open(
            sealed, of: children, at: index, for: ReadRow.openingPlace(service, number), people, vault)
    }
}
