import TestKit
import Testing
import Vocabulary

@Suite("Where units lie", .timeLimit(.minutes(5)))
struct GeoPointTests {
    private func point(_ latitude: Double, _ longitude: Double) throws -> GeoPoint {
        try #require(GeoPoint(latitude: latitude, longitude: longitude))
    }

    @Test("kilometres as the crow flies")
    func kilometres() throws {
        let (hanoi, thaiBinh) = try (point(21.0278, 105.8342), point(20.4463, 106.3366))
        #expect(abs(hanoi.kilometres(to: thaiBinh) - 83.13) < 0.1)
        #expect(hanoi.kilometres(to: hanoi) == 0)
        #expect(abs(try point(0, 0).kilometres(to: point(0, 180)) - 20_015) < 1)
        #expect(GeoPoint(latitude: 90.1, longitude: 0) == nil)
        #expect(GeoPoint(latitude: .nan, longitude: 0) == nil)
    }

    @Test(
        "a unit lies where the one of its code and days does, and one that has ended where its successor does"
    )
    func centres() throws {
        let reference = try Reference.shipped()
        let diemDien: UnitPath = "thai-binh/thai-thuy/diem-dien"
        let days = try (#require(Day("2021-03-15")), #require(Day("2025-07-01")))
        let then = try #require(reference.centre(of: diemDien, on: days.0))
        #expect((20.4...20.7).contains(then.latitude) && (106.4...106.7).contains(then.longitude))
        // Its code stands for the commune of 2025 on.
        let now = try #require(reference.centre(of: "hung-yen/thai-thuy", on: days.1))
        #expect(now.kilometres(to: then) < 15)
        #expect(reference.centre(of: diemDien, on: days.1) != nil)
        #expect(reference.centre(of: "thai-binh/so-y-te", on: try #require(Day("2021-03-15"))) == nil)
    }

    @Test("a row that lies nowhere is refused by name and line")
    func wrong() throws {
        let heading = "code,valid_from,valid_to,latitude,longitude,source,confidence"
        do {
            _ = try Reference(files: ["unit_centres.csv": heading + "\n33,,,91,106,test,V\n"])
            Issue.record("taken")
        } catch let error as ReferenceError {
            #expect(error.file == "unit_centres.csv" && error.line == 2)
        }
    }
}
