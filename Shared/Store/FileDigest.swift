internal import Crypto

/// What files are told apart by, as anybody can work it out beside them.
package enum FileDigest {
    /// What `sha256sum` says of a file.
    package static func of(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What `LC_ALL=C sha256sum *.csv | sha256sum` says in the folder of files, given by their names.
    package static func of(_ files: [String: String]) -> String {
        of(list(of: files))
    }

    /// What `LC_ALL=C sha256sum *.csv` says there: a line a file, its digest and its name.
    static func list(of files: [String: String]) -> String {
        files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { "\(of($0.value))  \($0.key)\n" }.joined()
    }

    /// The digest of each file of such a list, by its name; nil of what is no list.
    static func digests(inList list: String) -> [String: String]? {
        var digests: [String: String] = [:]
        for line in list.split(separator: "\n") {
            guard let gap = line.firstRange(of: "  ") else { return nil }
            digests[String(line[gap.upperBound...])] = String(line[..<gap.lowerBound])
        }
        return digests
    }
}
