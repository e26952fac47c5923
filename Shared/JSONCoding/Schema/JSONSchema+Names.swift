extension JSONSchema {
    /// A type's name without its module: `ImportSummary.Rejection`. What a generic type is made of comes before its
    /// own name: `List<Campaign>` is `CampaignList`.
    public static func name(of type: any Any.Type) -> String { name(written: String(reflecting: type)[...]) }

    /// The same without what a generic type is made of: `ID`, whatever it is the id of.
    public static func plainName(of type: any Any.Type) -> String {
        plain(String(reflecting: type).prefix { $0 != "<" })
    }

    private static func name(written: Substring) -> String {
        guard written.last == ">", let opening = written.firstIndex(of: "<") else { return plain(written) }
        let arguments = written[written.index(after: opening)...].dropLast().split(separator: ", ")
        return arguments.map(name).joined() + plain(written[..<opening])
    }

    private static func plain(_ written: Substring) -> String {
        // What is private to a file has a part of its name that changes with every build.
        let parts = written.split(separator: ".").filter { !$0.hasPrefix("(unknown context") }
        return (parts.count > 1 ? parts.dropFirst() : parts[...]).joined(separator: ".")
    }
}
