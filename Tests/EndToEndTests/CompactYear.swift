/// A year of one plan in forty messages: every department's service is called, and each line says what it expects.
enum CompactYear {
    static let plan = "thai-binh-2020-2025"
    static let lead = "thai-binh/so-ldtbxh"

    /// `thing(7)` is the id of the seventh thing.
    static func thing(_ number: Int) -> String {
        let digits = String(number)
        return "00000000-0000-8900-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    /// What calls what with which body, a line each.
    static let lines: [String] = [
        #"{"clock":"2020-01-06"}"#,
        call(
            "so-tai-chinh", "funding.Sources/Open",
            #""id":"@1","name":"Ngân sách tỉnh","kind":"provincial-budget","unit":"thai-binh","year":2020,"amount":900000000"#
        ),
        call(
            "so-ldtbxh", "funding.Estimates/Draft",
            #""id":"@2","unit":"thai-binh/so-ldtbxh","plan":"thai-binh-2020-2025","year":2020,"lines":[{"activity":"III.3","source":"@1","amount":400000000,"reason":"Tập huấn"}]"#
        ),
        call("so-ldtbxh", "funding.Estimates/Submit", #""id":"@2""#),
        call("ubnd", "funding.Estimates/Approve", #""id":"@2""#),
        call(
            "ubnd", "funding.Allocations/Allocate",
            #""id":"@3","estimate":"@2","activity":"III.3","source":"@1","amount":300000000"#),
        call(
            "so-ldtbxh", "campaigns.Courses/Design",
            #""id":"@4","title":"Hỗ trợ trẻ khuyết tật","audiences":["collaborators"],"topics":["disability-support"],"hours":8,"requiredAttendance":75,"unit":"thai-binh/so-ldtbxh""#
        ),
        call("so-ldtbxh", "campaigns.Courses/Approve", #""id":"@4""#),
        call(
            "so-ldtbxh", "catalogue.Providers/Register",
            #""id":"@5","name":"Trung tâm Thái Thụy","unit":"thai-binh/thai-thuy","kind":"social-work-centre""#
        ),
        #"{"as":"thai-binh/thai-thuy","call":"registry.Children/Import","rows":["#
            + (10..<16).map(child).joined(separator: ",")
            + #"],"expect":{"body":{"accepted":6,"rejected":0}}}"#,
        #"{"clock":"2020-03-16"}"#,
        call(
            "thai-thuy", "registry.Children/Register",
            #""id":"@20","name":"Phạm Thị Sao","sex":"female","birthDate":"2014-09-02","commune":"thai-binh/thai-thuy/diem-dien""#
        ),
        call(
            "thai-thuy", "registry.Disabilities/Determine",
            #""id":"@21","child":"@20","type":"vision","degree":"severe","determinedOn":"2020-03-12""#),
        call(
            "thai-thuy", "registry.Circumstances/Add",
            #""id":"@22","child":"@20","code":"law2016-disabled","start":"2020-03-12""#),
        call(
            "thai-thuy", "registry.Workers/Register",
            #""id":"@23","name":"Phạm Văn Lộc","unit":"thai-binh/thai-thuy","role":"collaborator""#),
        call(
            "thai-thuy", "registry.Workers/Register",
            #""id":"@24","name":"Trần Thị Hoa","unit":"thai-binh/thai-thuy","role":"childOfficer""#),
        call(
            "thai-thuy", "catalogue.Offers/Publish",
            #""id":"@25","provider":"@5","title":"Chăm sóc ban ngày","domain":"care","capacity":4,"from":"2020-03-16""#
        ),
        call(
            "thai-thuy", "catalogue.Referrals/Create",
            #""id":"@26","child":"@20","offer":"@25","until":"2020-04-30""#),
        call("thai-thuy", "catalogue.Referrals/Accept", #""id":"@26""#),
        call(
            "thai-thuy", "catalogue.Deliveries/Record",
            #""id":"@27","child":"@20","offer":"@25","referral":"@26","on":"2020-03-16""#),
        call(
            "thai-thuy", "catalogue.Deliveries/Record",
            #""id":"@28","child":"@10","provider":"@5","domain":"education","on":"2020-02-03""#),
        call(
            "thai-thuy", "catalogue.Deliveries/Record",
            #""id":"@29","child":"@11","provider":"@5","domain":"protection","on":"2020-02-04""#),
        call(
            "so-ldtbxh", "catalogue.Networks/Establish",
            #""id":"@30","district":"thai-binh/thai-thuy","members":["@5"]"#),
        call(
            "so-ldtbxh", "catalogue.Pilots/Start",
            #""id":"@31","model":"Dựa vào cộng đồng","district":"thai-binh/thai-thuy""#),
        call(
            "so-ldtbxh", "funding.Commitments/Reserve",
            #""id":"@32","allocation":"@3","amount":120000000,"purpose":"Tập huấn đợt 1""#),
        call("so-ldtbxh", "funding.Commitments/Confirm", #""id":"@32","document":"HĐ-1/2020""#),
        call(
            "so-ldtbxh", "campaigns.Classes/Open",
            #""id":"@33","course":"@4","place":"thai-binh/thai-thuy","start":"2020-03-16","end":"2020-03-16","capacity":20"#
        ),
        call("so-ldtbxh", "campaigns.Classes/Enrol", #""id":"@33","learner":"# + learner),
        call(
            "so-ldtbxh", "campaigns.Classes/Attend",
            #""id":"@33","hours":8,"on":"2020-03-16","learner":"# + learner),
        call("so-ldtbxh", "campaigns.Classes/Complete", #""id":"@33""#),
        call(
            "so-ldtbxh", "funding.Payments/Pay",
            #""id":"@34","commitment":"@32","amount":110000000,"document":"UNC-1/2020""#),
        #"{"clock":"2020-12-01"}"#,
        call(
            "so-ldtbxh", "reporting.Rounds/Open",
            #""id":"@35","plan":"thai-binh-2020-2025","duty":"yearly","period":{"start":"2020-01-01","end":"2020-12-31"}"#
        ),
        call(
            "so-gddt", "reporting.Submissions/Draft",
            #""id":"@36","round":"@35","unit":"thai-binh/so-gddt","narrative":"Đã thực hiện.""#),
        call("so-gddt", "reporting.Submissions/Submit", #""id":"@36""#),
        call("so-ldtbxh", "reporting.Submissions/Accept", #""id":"@36""#),
        #"{"clock":"2020-12-14"}"#,
        call(
            "so-y-te", "reporting.Submissions/Draft",
            #""id":"@37","round":"@35","unit":"thai-binh/so-y-te","narrative":"Muộn.""#),
        call("so-y-te", "reporting.Submissions/Submit", #""id":"@37""#),
        call(
            "so-ldtbxh", "reporting.Compilations/Compile",
            #""id":"@38","plan":"thai-binh-2020-2025","period":{"start":"2020-01-01","end":"2020-12-31"}"#),
        call("so-tai-chinh", "funding.Ledger/Trial", "", #","expect":{"body":{"difference":0}}"#),
        // Sends all that the run has seen, so that what is read after it stands on the whole year.
        call(
            "so-ldtbxh", "reporting.Indicators/Compute", #""plan":"thai-binh-2020-2025","indicator":"T1""#,
            #","expect":{"body":{"values":[{"numerator":3,"denominator":7}]}}"#),
    ].map(numbered)

    /// The lines after which a service is killed: those before its first, a middle and its last call.
    static func kills(of service: String) -> Set<Int> {
        let before = lines.indices.dropFirst().filter { lines[$0].contains("\"\(service).") }.filter {
            $0 > 0
        }
        guard let first = before.first, let last = before.last else { return [] }
        // Lines count from 1, so the index of a call is the number of the line before it.
        return [first, before[before.count / 2], last]
    }

    private static let learner = ##"{"kind":"worker","id":"@23"}"##

    private static func call(_ unit: String, _ method: String, _ members: String, _ rest: String = "")
        -> String
    {
        #"{"as":"thai-binh/\#(unit)","call":"\#(method)","body":{\#(members)}\#(rest)}"#
    }

    private static func child(_ number: Int) -> String {
        #"{"child":{"id":"@\#(number)","name":"\#(personName(number))","sex":"male","birthDate":"2012-0\#(number - 9)-15","commune":"thai-binh/thai-thuy/diem-dien"},"disability":{"type":"mobility","degree":"severe","determinedOn":"2019-11-04"}}"#
    }

    /// `"@7"` becomes the seventh thing's id.
    private static func numbered(_ line: String) -> String {
        line.replacing(/"@([0-9]+)"/) { match in "\"\(thing(Int(match.1) ?? 0))\"" }
    }
}
