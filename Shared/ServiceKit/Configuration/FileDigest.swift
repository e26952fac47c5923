internal import Crypto

/// What files are told apart by, as anybody can work it out beside them.
enum FileDigest {
    /// What `sha256sum` says of a file.
    static func of(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    /// What `LC_ALL=C sha256sum *.csv | sha256sum` says in the folder of files, given by their names.
    static func of(_ files: [String: String]) -> String {
        of(
            files.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
                .map { "\(of($0.value))  \($0.key)\n" }.joined())
    }
}
