import Testing
import Vocabulary

@Suite("Names", .timeLimit(.minutes(5)))
struct NameTests {
    @Test(
        "spellings of one name match",
        arguments: [
            ("Nguyễn Thị Hòa", "Nguyễn Thị Hoà"), ("Đỗ Thụy Quý", "ĐỖ THUỴ QUÝ"), ("Đặng Đức", "dang duc"),
            ("Lê  Văn\tAn ", "Lê Văn An"), ("Nguye\u{302}\u{303}n", "Nguyễn"), ("Hà Mỹ-Linh", "ha my linh"),
        ])
    func folded(one: String, other: String) throws {
        #expect(try #require(PersonName(one)).folded == #require(PersonName(other)).folded)
    }

    @Test("decomposed letters are kept composed, and nothing else is respelt")
    func composed() throws {
        let name = try #require(PersonName("Nguye\u{302}\u{303}n Thi\u{323}  Hoa\u{300}"))
        #expect(Array(name.text.unicodeScalars) == Array("Nguyễn Thị Hoà".unicodeScalars))
    }

    @Test("people are listed by given name, then surname, then what is between")
    func order() throws {
        let names = [
            "Trần Văn Bình", "Nguyễn Thị Ân", "Lê An", "Đỗ Văn An", "Trần Thị Ánh", "Lê Thị Ăn", "Bùi Đức",
            "Bùi Dũng", "Lê Hoà", "Lê Hoa", "Lê Họa", "Lê Hòa An",
        ]
        let sorted = try names.map { try #require(PersonName($0)) }.sorted().map(\.text)
        #expect(
            sorted == [
                "Đỗ Văn An", "Lê An", "Lê Hòa An", "Trần Thị Ánh", "Lê Thị Ăn", "Nguyễn Thị Ân",
                "Trần Văn Bình",
                "Bùi Dũng", "Bùi Đức", "Lê Hoa", "Lê Hoà", "Lê Họa",
            ])
    }

    @Test("the alphabet and the tones are in the order of dictionaries")
    func alphabet() {
        for ordered in ["a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y", "ma mà mả mã má mạ"] {
            let words = ordered.split(separator: " ").map(String.init)
            #expect(words.shuffled().sorted { Vietnamese.sortKey($0) < Vietnamese.sortKey($1) } == words)
        }
    }

    @Test("no name", arguments: ["", " ", "A", "12345", "A\u{7}B", String(repeating: "a", count: 101)])
    func refused(text: String) { #expect(PersonName(text) == nil) }

    @Test(
        "names become parts of paths",
        arguments: [
            ("Thị trấn Diêm Điền", "thi-tran-diem-dien"), ("Hoà Bình", "hoa-binh"), ("Quý  Nhất", "quy-nhat"),
        ])
    func pathParts(name: String, part: String) { #expect(Vietnamese.pathPart(name) == part) }
}

@Suite("Personal numbers and telephones", .timeLimit(.minutes(5)))
struct NumberTests {
    @Test("twelve digits say where, when and whom")
    func personalID() throws {
        let id = try #require(PersonalID("034 314 012 345"))
        #expect(id.text == "034314012345")
        #expect(id.sex == .female)
        #expect(id.birthYear == 2014)
        #expect(try #require(PersonalID("033090000001")).birthYear == 1990)
        #expect(try #require(PersonalID("033090000001")).sex == .male)
    }

    @Test(
        "no personal number", arguments: ["", "03431401234", "0343140123456", "03431401234a", "０３４３１４０１２３４５"])
    func noPersonalID(text: String) { #expect(PersonalID(text) == nil) }

    @Test(
        "telephones are kept as dialled at home",
        arguments: [
            ("0912345678", "0912345678"), ("+84 912 345 678", "0912345678"), ("84912345678", "0912345678"),
            ("0168.234.5678", "0382345678"), ("+841682345678", "0382345678"),
            ("0221 3862 345", "02213862345"),
            ("(024) 3825-1234", "02438251234"),
        ])
    func phones(text: String, kept: String) { #expect(Phone(text)?.text == kept) }

    @Test(
        "no telephone",
        arguments: ["", "111", "12345", "0112345678", "+1 202 555 0100", "09123456789", "không có"])
    func noPhone(text: String) { #expect(Phone(text) == nil) }
}

@Suite("Tables in text", .timeLimit(.minutes(5)))
struct CSVTests {
    @Test("quotes, line ends inside them, blank lines, comments and a byte order mark")
    func reading() throws {
        let table = try CSV("\u{FEFF}# a comment\r\na,b\r\n\r\n1,\"x, \"\"y\"\"\nz\"\r\n# more\n 2 ,\n")
        #expect(table.header == ["a", "b"])
        #expect(table.rows.map(\.line) == [4, 7])
        #expect(table.rows.map { $0["b"] } == ["x, \"y\"\nz", ""])
        #expect(table.rows.map { $0["a"] } == ["1", "2"])
        #expect(table.rows.map { $0["none"] } == ["", ""])
    }

    @Test("lone CR, remarks that are none, rows of nothing, and blanks of all kinds")
    func otherPrograms() throws {
        let table = try CSV(
            "# r\ra,b\r\r#N/A,1\r#\r,\r \u{A0},\"\t\" \r\"\u{A0}x \",\u{FEFF}y\u{200B} \r\n#\tz,z\r\n1,\u{31B}2"
        )
        #expect(table.rows.map { [$0["a"], $0["b"]] } == [["#N/A", "1"], ["x", "y"], ["1", "\u{31B}2"]])
        #expect(table.rows.map(\.line) == [4, 8, 10])
        #expect(table.blankRows == 2)
        #expect(table.headerLine == 2)
        #expect(table.lineEnd == "\r")
        #expect(table.rows[1].text == "\"\u{A0}x \",\u{FEFF}y\u{200B} ")
    }

    @Test("the last line needs no end")
    func lastLine() throws { #expect(try CSV("a,b\n1,2").rows.first?["b"] == "2") }

    @Test(
        "what is no table says its line",
        arguments: [
            ("", 1, "csv.empty"), ("a,a\n", 1, "csv.column-twice"), ("a,b\n1\n", 2, "csv.field-count"),
            ("a,b\n1,2\n1,2,3\n", 3, "csv.field-count"), ("a,b\n1,\"2\n\n", 2, "csv.unclosed-quote"),
            ("a,b\n1,\"2\"x\n", 2, "csv.text-after-quote"),
        ])
    func refused(text: String, line: Int, key: String) throws {
        do {
            _ = try CSV(text)
            Issue.record("taken for a table")
        } catch let error as CSVError {
            #expect(error.line == line)
            #expect(error.message.key == key)
        }
    }
}
