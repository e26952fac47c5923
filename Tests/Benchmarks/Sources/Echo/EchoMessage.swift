/// What every peer echoes: 256 bytes of JSON, two numbers, a flag, a word and a text.
public struct EchoMessage: Codable, Hashable, Sendable {
    public var number: Int
    public var instant: Int
    public var urgent: Bool
    public var subject: String
    public var text: String

    public init(number: Int = 1_000_001) {
        self.number = number
        instant = 1_717_372_800_123
        urgent = false
        subject = "home visit"
        text =
            "The family has moved; the neighbour knows the new address. Ask before the next visit whether the "
            + "chair has come, and bring the form for school. It is open until noon."
    }
}

/// A message as departments send them: ten members with an optional, an enum, a fraction, accented text and a list.
public struct CaseMessage: Codable, Hashable, Sendable {
    public enum Sex: String, Codable, Sendable { case female, male }

    public var id: String
    public var name: String
    public var born: String
    public var sex: Sex
    public var unit: String
    public var phone: String?
    public var weight: Double
    public var visits: Int
    public var open: Bool
    public var codes: [String]

    public init() {
        id = "018fd9a1-7c40-7b1a-9c56-4f0e7a1b2c3d"
        name = "Nguyễn Thị Mẫu"
        born = "2016-05-21"
        sex = .female
        unit = "tinh-mau/huyen-mau/xa-mau"
        phone = nil
        weight = 21.5
        visits = 12
        open = true
        codes = ["bt", "kt2", "hn"]
    }
}
