import JSONCoding
import Tables
import TestKit
import Testing
import Vocabulary

@testable import GatewayKit
@testable import ServiceKit

@Suite("Lists of schools and clinics", .timeLimit(.minutes(5)))
struct ListedChildrenTests {
    private static let day = Day(daysSinceEpoch: 18_428)

    private func method(_ name: String) throws -> MethodDescription {
        let methods = DepartmentServices.contracts.flatMap { $0.description.methods }
        return try #require(methods.first { $0.name == name })
    }

    @Test("a row describes its child, and has the name of what was given; of these the register is asked")
    func rows() throws {
        let deliveries = try method("catalogue.Deliveries/Import")
        let row = try RowReading.row(of: deliveries, identify: method(RowReading.identify))
        #expect(row.isAboutChildren)
        let file = try RowFile(
            .bytes(
                Array(
                    """
                    TT;Họ tên trẻ em;Ngày sinh;Xã;Số định danh cá nhân;on;offer
                    1;Nguyễn Văn An;14/02/2015;Diêm Điền;;10/6/2020;Tư vấn tâm lý

                    """.utf8)), file: "truong.csv", areLines: false, method: deliveries.name,
            schema: row.schema, names: row.labels,
            units: UnitReading(try Reference.shipped().units, on: Self.day, for: "thai-binh/thai-thuy"))
        let reader = try file.reader()
        let value = try #require(try reader.next()).value
        #expect(
            value == [
                "who": [
                    "name": "Nguyễn Văn An", "birthDate": "2015-02-14",
                    "commune": "thai-binh/thai-thuy/diem-dien",
                ], "on": "2020-06-10", "offer": "Tư vấn tâm lý",
            ])
        #expect(NameReading.hasNames(value, as: row.schema, of: deliveries.name))
    }

    @Test("who is asked for nobody stays as it is: children to be registered, workers")
    func others() throws {
        for name in ["registry.Children/Import", "registry.Workers/Import"] {
            let row = try RowReading.row(of: method(name), identify: method(RowReading.identify))
            #expect(!row.isAboutChildren && row.schema.member("who") == nil, "\(name)")
        }
        let classes = try RowReading.row(
            of: method("campaigns.Classes/Import"), identify: method(RowReading.identify))
        #expect(classes.isAboutChildren)
        let away = try RowReading.row(of: method("catalogue.Deliveries/Import"), identify: nil)
        #expect(!away.isAboutChildren)
    }

    @Test("the template asks for what tells a child, and for no id")
    func template() throws {
        let template = try TableTemplate(
            method("catalogue.Deliveries/Import"), identify: method(RowReading.identify),
            Reference.shipped(), on: Self.day, in: .vi)
        let headings = template.layout.columns.map(\.heading)
        for heading in ["Họ tên", "Ngày sinh", "Giới tính"] {
            #expect(headings.contains(heading), "\(headings)")
        }
        #expect(!headings.contains("Trẻ em"))
        #expect(Set(headings).count == headings.count)
        let examples = template.example.map(\.text)
        #expect(!examples.contains { $0.count == 36 }, "\(examples)")
    }
}
