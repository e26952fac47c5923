/// What somebody browses with, as far as that helps to know one's own again: browser and system, by what the browser says of itself.
struct Device: Sendable {
    /// Names of the trade, the same in every language; empty where neither is known.
    let text: String

    /// Of those that call themselves by others' names too, the own one first.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("coc_coc_browser", "Cốc Cốc"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Zalo", "Zalo"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Macintosh", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    /// - Parameter agent: the header `User-Agent`; nothing of it is kept but the two names.
    init(_ agent: String) {
        func name(_ known: [(mark: String, name: String)]) -> String? {
            known.first { agent.contains($0.mark) }?.name
        }
        text = [name(Self.browsers), name(Self.systems)].compactMap(\.self).joined(separator: ", ")
    }
}
