import Testing

@testable import Vocabulary

@Suite("What texts are made of", .timeLimit(.minutes(5)))
struct CleanTextTests {
    private func key(_ text: String, _ kind: CleanText.Kind) -> String? {
        do throws(InvalidValue) {
            _ = try CleanText.of(text, as: kind)
            return nil
        } catch {
            return error.message.key
        }
    }

    @Test("every text is NFC, whatever letters it has")
    func composed() throws {
        for (text, wanted) in [
            ("Nguye\u{302}\u{303}n", "Nguyễn"), ("s\u{307}\u{323}", "\u{1E69}"), ("\u{212B}", "Å"),
            ("ę\u{301}", "ę\u{301}"),
        ] {
            let cleaned = try CleanText.of(text, as: .words)
            #expect(Array(cleaned.unicodeScalars) == Array(wanted.unicodeScalars))
        }
    }

    @Test(
        "letters that look like Đ are Đ in Vietnamese words, and nowhere else",
        arguments: [
            ("Ðoàn Thị Ðiệp", "Đoàn Thị Điệp"), ("ÐẶNG VĂN ƉỨC", "ĐẶNG VĂN ĐỨC"),
            ("xã ðông ɖô", "xã đông đô"),
            ("HÐND tỉnh, QÐ 12, NÐ-CP", "HĐND tỉnh, QĐ 12, NĐ-CP"), ("Ðắk Lắk", "Đắk Lắk"),
            ("Guðrún Ðorrsdóttir", "Guðrún Ðorrsdóttir"), ("Ɖevi", "Ɖevi"), ("Sigurður", "Sigurður"),
        ])
    func ownD(text: String, wanted: String) throws {
        #expect(try CleanText.of(text, as: .name) == wanted)
    }

    @Test("control characters are refused in every text, and what is no character at all")
    func control() {
        for value: UInt32 in [
            0x00, 0x01, 0x07, 0x08, 0x0E, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xFFFE, 0xFDD0,
        ] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["An\(scalar) Bình", "\(scalar)An", "An\(scalar)"] {
                #expect(key(text, .name) == "text.control", "\(value)")
                #expect(key(text, .words) == "text.control", "\(value)")
            }
        }
    }

    @Test("invisible characters are refused inside a word of a name, and taken out elsewhere")
    func invisible() throws {
        let values: [UInt32] =
            [0xAD, 0x61C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF]
            + Array(0x202A...0x202E) + Array(0x2066...0x2069) + [0xFE0F, 0xE0041]
        for value in values {
            let scalar = try #require(Unicode.Scalar(value))
            #expect(key("Nguyễn\(scalar)Văn An", .name) == "text.invisible", "\(value)")
            #expect(key("Nguyễn\(scalar)\(scalar)Văn An", .name) == "text.invisible", "\(value)")
            #expect(try CleanText.of("xem\(scalar) lại\(scalar)đi", as: .words) == "xem lạiđi", "\(value)")
            for text in ["\(scalar)Lê An", "Lê An\(scalar)", "Lê\(scalar) An", "Lê \(scalar)An"] {
                #expect(try CleanText.of(text, as: .name) == "Lê An", "\(value)")
            }
        }
    }

    @Test("the sentence names the character, where it is, and what to do")
    func sentences() throws {
        func said(_ text: String, _ language: Language) -> String {
            do throws(InvalidValue) {
                return try CleanText.of(text, as: .name)
            } catch {
                return VocabularyTexts.catalogue.render(
                    error.message.adding(["field": "/name"]), in: language)
            }
        }
        #expect(said("An\u{0}", .vi).contains("ký tự thứ 3 là ký tự điều khiển U+0000"))
        #expect(said("An\u{1B}[2J", .en).contains("position 3 is the control character U+001B"))
        #expect(said("Lê\u{200B}An", .vi).contains("sau “Lê” có U+200B, một ký tự vô hình"))
        #expect(said("Lê\u{202E}An", .en).contains("after “Lê” stands U+202E, an invisible character"))
    }

    @Test("whatever ends a line elsewhere is one LF")
    func lineEnds() throws {
        let text = "a\r\nb\rc\u{B}d\u{C}e\u{2028}f\u{2029}g\n\nh\r\r\ni"
        #expect(Array(try CleanText.of(text, as: .words).unicodeScalars).count { $0 == "\n" } == 10)
        #expect(try CleanText.of("a\r\nb\rc", as: .words) == "a\nb\nc")
    }

    @Test("what is too long is refused with the bound, marks on one letter too")
    func tooLong() {
        for text in [
            String(repeating: "ă", count: 1 << 20), "a" + String(repeating: "\u{301}", count: 1 << 20),
        ] {
            #expect(key(text, .name) == "text.too-long")
            #expect(key(text, .words) == "text.too-long")
        }
        #expect(key(String(repeating: "ễ", count: 300), .name) == nil)
        // Each is three scalars before it is composed.
        #expect(key(String(repeating: "e\u{302}\u{303}", count: 300), .name) == nil)
    }

    @Test("cleaning what is clean changes nothing")
    func stable() throws {
        for text in ["Nguyễn Văn An", "hai dòng\ncó\ttab", "Đắk Lắk – “ngoặc”", "日本語 ﷺ 🎉", ""] {
            let once = try CleanText.of(text, as: .words)
            #expect(once == text)
            #expect(Array(try CleanText.of(once, as: .words).utf8) == Array(once.utf8))
        }
    }

    @Test("a person's name is as clean, and a break in a cell is a blank")
    func names() {
        #expect(PersonName("Nguyễn Văn\r\nAn")?.text == "Nguyễn Văn An")
        #expect(PersonName("Ðoàn An\u{FEFF}")?.text == "Đoàn An")
        for text in [
            "A\u{200B}n Bình", "An\u{0}", "An\u{1B}", "a" + String(repeating: "\u{301}", count: 200),
        ] {
            #expect(PersonName(text) == nil)
        }
    }
}

@Suite("What is shown", .timeLimit(.minutes(5)))
struct ShownTextTests {
    static let nasty = "a\u{0}b\u{1B}[2J\u{9B}c\u{202E}d\u{200B}e\r\nf\tg\u{7F}"

    @Test("nothing that is shown gives orders or hides")
    func shown() {
        #expect(ShownText.lines(Self.nasty) == "a\u{FFFD}b\u{FFFD}[2J\u{FFFD}cde\nf g\u{FFFD}")
        #expect(ShownText.line(Self.nasty) == "a\u{FFFD}b\u{FFFD}[2J\u{FFFD}cde f g\u{FFFD}")
        #expect(ShownText.lines("Nguyễn\nVăn 日本 🎉") == "Nguyễn\nVăn 日本 🎉")
    }

    @Test("JSON says the same in escapes")
    func json() {
        #expect(
            ShownText.json("{\"a\":\"\u{9B}\u{202E}\u{E0041}x\"}\n")
                == "{\"a\":\"\\u009b\\u202e\\udb40\\udc41x\"}\n")
    }

    @Test("a table's cells too, and a comma is a comma whatever mark is on it")
    func table() {
        #expect(
            CSV.line(["a\u{1B}", "1,\u{31B} 2", "x\"\u{301}y", "a\r\nb", "#N/A", "=1+1", "-1", "-x"])
                == "a\u{FFFD},\"1,\u{31B} 2\",\"x\"\"\u{301}y\",\"a\nb\",\"#N/A\",'=1+1,-1,'-x")
    }
}
