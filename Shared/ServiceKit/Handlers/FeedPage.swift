/// How feeds are cut into pages, which readers never see: the framework asks for the next one when there is room.
public enum FeedPage {
    /// The most that a page holds.
    public static let size = 256
}

extension Page {
    /// A page of what was listed, at most ``FeedPage/size``; a full one has a next one, after the key of its last item.
    public init<Entry>(_ entries: [Entry], showing items: [Item], key: (Entry) -> String) {
        self.init(items, next: entries.count < FeedPage.size ? nil : entries.last.map(key))
    }

    /// The same where entries are shown as they are.
    public init(_ entries: [Item], key: (Item) -> String) {
        self.init(entries, showing: entries, key: key)
    }
}
