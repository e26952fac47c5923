/// What units are and were called, folded, for looking them up.
struct UnitNames: Sendable {
    struct Names: Sendable {
        let entry: UnitEntry
        /// "diem dien".
        let short: Set<String>
        /// "thi tran diem dien", "diem dien township".
        let full: Set<String>
        /// All the words of the names of the units that it was part of.
        let above: Set<Substring>
    }

    /// One for each period of each unit.
    let names: [Names]
    /// For each path, how its last part may be written: "khoai-chau-xa", "khoai-chau", "xa-khoai-chau".
    let parts: [(path: UnitPath, parts: Set<String>)]
    /// Provinces, districts and communes by each whole name, with the type or without.
    let places: [String: Set<UnitPath>]

    init(_ directory: UnitDirectory) {
        var names: [Names] = []
        var parts: [(path: UnitPath, parts: Set<String>)] = []
        var words: [UnitPath: Set<Substring>] = [:]
        func wordsOf(_ path: UnitPath) -> Set<Substring> {
            if let known = words[path] { return known }
            var found: Set<Substring> = []
            for entry in directory.history(of: path) {
                found.formUnion(Vietnamese.folded(entry.fullName.vi).split(separator: " "))
                if let parent = entry.parent { found.formUnion(wordsOf(parent)) }
            }
            words[path] = found
            return found
        }
        for path in directory.paths {
            var written: Set<String> = [path.parts.last.map(String.init) ?? ""]
            for entry in directory.history(of: path) {
                let short = Set([entry.name.vi, entry.name.en].map(Vietnamese.folded))
                let full = Set([entry.fullName.vi, entry.fullName.en].map(Vietnamese.folded))
                names.append(
                    Names(entry: entry, short: short, full: full, above: entry.parent.map(wordsOf) ?? []))
                written.formUnion(short.union(full).map { $0.split(separator: " ").joined(separator: "-") })
            }
            parts.append((path, written))
        }
        (self.names, self.parts) = (names, parts)
        places = names.reduce(into: [:]) { places, names in
            guard names.entry.level != .organisation else { return }
            for name in names.short.union(names.full) { places[name, default: []].insert(names.entry.path) }
        }
    }
}

/// What somebody typed to find a unit by.
struct UnitQuery {
    /// "thi tran diem dien", abbreviations written out.
    let words: String
    /// The same without the word for its type; the same where there is none.
    let bare: String
    /// What comes after commas: where it lies.
    let place: [Substring]

    /// Kinds of unit, folded; the longer before those that they begin with.
    private static let types = [
        "thanh pho", "thi tran", "thi xa", "dac khu", "tinh", "huyen", "quan", "phuong", "xa",
    ]
    private static let abbreviations = [
        "tp": "thanh pho", "tt": "thi tran", "tx": "thi xa", "t": "tinh", "h": "huyen", "q": "quan",
        "p": "phuong",
        "x": "xa",
    ]

    init(_ text: String) {
        let pieces = text.split(separator: ",").map { Self.writtenOut(Vietnamese.folded(String($0))) }
        words = pieces.first ?? ""
        bare = Self.withoutType(words)
        place = pieces.dropFirst().flatMap { Self.withoutType($0).split(separator: " ") }
    }

    private static func writtenOut(_ folded: String) -> String {
        guard let blank = folded.firstIndex(of: " "), let whole = abbreviations[String(folded[..<blank])]
        else { return folded }
        return whole + folded[blank...]
    }

    private static func withoutType(_ folded: String) -> String {
        for type in types where folded.hasPrefix(type + " ") {
            return String(folded.dropFirst(type.count + 1))
        }
        return folded
    }

    /// How well names fit, the best 0; nil when they do not.
    func rank(_ names: UnitNames.Names) -> Int? {
        guard !words.isEmpty, place.allSatisfy(names.above.contains) else { return nil }
        if names.full.contains(words) || names.short.contains(words) { return 0 }
        if names.short.contains(bare) { return 1 }
        if names.short.contains(where: { $0.hasPrefix(bare + " ") }) { return 2 }
        let asked = bare.split(separator: " ")
        let own = Set((names.short.union(names.full)).flatMap { $0.split(separator: " ") })
        // At least one word has to be the unit's own: else every commune of a district would answer to its name.
        let short = Set(names.short.flatMap { $0.split(separator: " ") })
        guard asked.contains(where: short.contains) else { return nil }
        if asked.allSatisfy(own.contains) { return 3 }
        return asked.allSatisfy({ own.contains($0) || names.above.contains($0) }) && fitsInOrder(names, asked)
            ? 4 : nil
    }

    /// ``rank(_:)`` where the words are all of the unit's name; nil where they are a part of it, or more.
    func isName(of names: UnitNames.Names) -> Int? { rank(names).flatMap { $0 <= 1 ? $0 : nil } }

    /// Whether the words begin with the unit's whole name, and go on with where it lies: "thai duong thai thuy".
    private func fitsInOrder(_ names: UnitNames.Names, _ asked: [Substring]) -> Bool {
        names.short.contains { bare.hasPrefix($0 + " ") }
    }
}
