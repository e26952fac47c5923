import Bus
import Foundation
import GRDB
import TestKit
import Testing
import Vocabulary

@testable import ServiceKit

@Suite("Pages of lists", .timeLimit(.minutes(5)))
struct ListPageTests {
    private struct ListBooks: PagedRequest {
        var shelf = "A"
        var after: String?
        var limit: Int?
    }

    private struct ListMaps: PagedRequest {
        var shelf = "A"
        var after: String?
        var limit: Int?
    }

    private struct Book: Composite {
        var title: String
        var year: Int
        var number: Int
    }

    private static let byTitle = ListOrder<Book>("title", "number") { [$0.title, $0.number] }
    private static let latest = ListOrder<Book>("year", "number", descending: true) { [$0.year, $0.number] }

    private static let books = [
        ("Đất rừng", 1957), ("Dế mèn", 1941), ("Đất rừng", 1960), ("Kính vạn hoa", 1995),
    ]
    .enumerated().map { Book(title: $1.0, year: $1.1, number: $0) }

    private func page(
        _ request: ListBooks, in order: ListOrder<Book> = byTitle, of books: [Book] = books
    ) throws -> List<Book> {
        let page = try ListPage(request, in: order)
        return try page.reply(page.fetch(order.sorted(books)))
    }

    private func refusal(_ body: () throws -> Void) -> Refusal? {
        do { try body() } catch { return error as? Refusal }
        return nil
    }

    @Test("they follow each other in order, whatever their length, up and down")
    func order() throws {
        for (order, wanted) in [(Self.byTitle, [1, 3, 0, 2]), (Self.latest, [3, 2, 0, 1])] {
            for limit in 1...5 {
                var (numbers, after, count) = ([Int](), String?.none, 0)
                repeat {
                    let page = try page(ListBooks(after: after, limit: limit), in: order)
                    numbers += page.items.map(\.number)
                    (after, count) = (page.next, count + 1)
                } while after != nil && count < 9
                #expect(numbers == wanted)
                #expect(count == (4 + limit - 1) / limit)
            }
        }
    }

    @Test("SQL has the same order and the same place as memory")
    func sql() throws {
        let file = try DatabaseQueue()
        try file.write { db in
            try db.execute(sql: "CREATE TABLE books (title TEXT, year INTEGER, number INTEGER)")
            for book in Self.books {
                try db.execute(
                    literal: "INSERT INTO books VALUES (\(book.title), \(book.year), \(book.number))")
            }
        }
        for order in [Self.byTitle, Self.latest] {
            var (request, seen) = (ListBooks(limit: 1), [Int]())
            repeat {
                let page = try ListPage(request, in: order)
                let found = try file.read { db in
                    try SQLRequest<Int>(
                        literal: "SELECT number FROM books WHERE \(page.condition) \(page.ordering)"
                    ).fetchAll(db)
                }
                let inMemory = page.fetch(order.sorted(Self.books))
                #expect(found == inMemory.map(\.number))
                let shown = try page.reply(inMemory)
                seen += shown.items.map(\.number)
                request.after = shown.next
            } while request.after != nil && seen.count < 9
            #expect(seen == order.sorted(Self.books).map(\.number))
        }
    }

    @Test("a renamed, moved or removed last entry loses no other and shows none twice")
    func renamed() throws {
        let first = try page(ListBooks(limit: 2))
        #expect(first.items.map(\.number) == [1, 3])
        var books = Self.books
        books[3].title = "Zoo"
        #expect(try page(ListBooks(after: first.next), of: books).items.map(\.number) == [3, 0, 2])
        books[3].title = "Ai Cập"
        #expect(try page(ListBooks(after: first.next), of: books).items.map(\.number) == [0, 2])
        books.remove(at: 3)
        #expect(try page(ListBooks(after: first.next), of: books).items.map(\.number) == [0, 2])
    }

    @Test(
        "a beginning that this list never gave is refused, with the limit in one answer",
        arguments: [
            "", "rác", "1", "W10", "e30", "WzEsMl0", String(repeating: "A", count: 10_000), "=", "\u{0}",
        ])
    func invented(after: String) throws {
        let refused = refusal { _ = try page(ListBooks(after: after, limit: 0)) }
        #expect(refused?.status == .invalidArgument)
        #expect(refused?.violations.map(\.pointer) == ["/limit", "/after"])
    }

    @Test("a beginning goes with its list, its filters and its edition, not with the length of the page")
    func foreign() throws {
        let next = try #require(try page(ListBooks(limit: 1)).next)
        #expect(try page(ListBooks(after: next, limit: 3)).items.map(\.number) == [3, 0, 2])
        let wrong: [() throws -> Void] = [
            { _ = try page(ListBooks(shelf: "B", after: next)) },
            { _ = try page(ListBooks(after: next.uppercased())) },
            { _ = try page(ListBooks(after: String(next.dropLast()))) },
            { _ = try ListPage(ListMaps(after: next), in: Self.byTitle) },
            { _ = try ListPage(ListBooks(after: next), in: Self.byTitle, of: "2") },
            { _ = try ListPage(ListBooks(after: next), in: ListOrder<Book>("number") { [$0.number] }) },
        ]
        for (number, attempt) in wrong.enumerated() {
            #expect(refusal(attempt)?.violations.map(\.pointer) == ["/after"], "\(number)")
        }
    }

    @Test("a page ends before it is longer than a message, and goes on from there")
    func long() throws {
        let books = (0..<7).map { Book(title: String(repeating: "a", count: 1 << 20), year: 0, number: $0) }
        var (after, numbers) = (String?.none, [Int]())
        repeat {
            let page = try page(ListBooks(after: after), in: Self.latest, of: books)
            #expect((1...3).contains(page.items.count))
            numbers += page.items.map(\.number)
            after = page.next
        } while after != nil && numbers.count < 9
        #expect(numbers == [6, 5, 4, 3, 2, 1, 0])
    }
}
