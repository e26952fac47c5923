public import Vocabulary

/// Where and when most tests play, with the reference data that the product ships: Thái Bình in 2021, when it still was a
/// province and had districts. What a suite has in common is one.
public protocol ThaiBinh {}

private let shipped = Result { try Reference.shipped() }

extension ThaiBinh {
    public static var reference: Reference { get throws { try shipped.get() } }
    public static var today: Day { day("2021-03-15") }
    public static var province: UnitPath { "thai-binh" }
    public static var district: UnitPath { "thai-binh/thai-thuy" }
    public static var commune: UnitPath { "thai-binh/thai-thuy/diem-dien" }
    public static var otherDistrict: UnitPath { "thai-binh/tien-hai" }
}
