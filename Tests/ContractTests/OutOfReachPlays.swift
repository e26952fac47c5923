/// What is said to services in ``OutOfReachTests``: `{name}` stands for an id of the world.
enum OutOfReachPlays {
    private static let mai = #""name":"Trần Thị Mai","sex":"female","registeredOn":"2020-02-01""#
    private static let day = #""on":"2021-03-02""#
    private static let learner = #""learner":{"kind":"child","id":"{child}"}"#
    private static let why = #""reason":"Ghi nhầm""#
    private static let screened = #"""
        "answers":{"seeing":1,"hearing":1,"walking":3,"selfCare":1,"communication":1,"learning":1,"remembering":1,\#
        "concentrating":1,"acceptingChange":1,"behaviour":1,"makingFriends":1,"anxiety":5,"depression":5}
        """#

    /// By what the world comes to be, by who may do all of it.
    static let world: [(method: String, body: String)] = [
        (
            "registry.Children/Register",
            #"{"id":"{child}",\#(mai),"birthDate":"2012-03-04","commune":"thai-binh/thai-thuy/diem-dien"}"#
        ),
        (
            "registry.Children/Register",
            #"{"id":"{merged}",\#(mai),"birthYear":2012,"confirmedDistinct":true,"commune":"thai-binh/thai-thuy/diem-dien"}"#
        ),
        ("registry.Children/Merge", #"{"survivor":"{child}","duplicate":"{merged}",\#(why)}"#),
        (
            "registry.Children/Register",
            #"{"id":"{sibling}","name":"Trần Văn Nam","sex":"male","birthDate":"2014-05-06","registeredOn":"2020-02-01","commune":"thai-binh/thai-thuy/diem-dien"}"#
        ),
        (
            "registry.Children/Register",
            #"{"id":"{host-child}","name":"Lê Thị Thảo","sex":"female","birthDate":"2013-07-08","registeredOn":"2020-02-01","commune":"thai-binh/tien-hai/tien-hai"}"#
        ),
        (
            "registry.Children/Transfer",
            #"{"id":"{transfer}","child":"{sibling}","to":"thai-binh/thai-thuy/thai-xuyen","reason":"Theo mẹ"}"#
        ),
        (
            "registry.Caregivers/Register",
            #"{"id":"{caregiver}","name":"Phạm Thị Lý","birthYear":1970,"commune":"thai-binh/thai-thuy/diem-dien"}"#
        ),
        (
            "registry.Caregivers/Register",
            #"{"id":"{host-carer}","name":"Vũ Thị Hạnh","birthYear":1970,"commune":"thai-binh/tien-hai/tien-hai"}"#
        ),
        (
            "registry.Caregivers/Link",
            #"{"id":"{link}","caregiver":"{caregiver}","child":"{child}","relation":"grandparent","start":"2020-03-01"}"#
        ),
        (
            "registry.Circumstances/Add",
            #"{"id":"{circumstance}","child":"{child}","code":"law2016-orphan-both","start":"2020-03-01"}"#
        ),
        (
            "registry.Circumstances/Add",
            #"{"id":"{sealed}","child":"{child}","code":"law2016-hiv","start":"2020-03-01"}"#
        ),
        ("registry.Disabilities/Screen", #"{"id":"{screening}","child":"{child}",\#(day),\#(screened)}"#),
        ("registry.Disabilities/Apply", #"{"id":"{application}","child":"{child}",\#(day)}"#),
        (
            "registry.Disabilities/Determine",
            #"{"id":"{disability}","child":"{child}","type":"mobility","degree":"severe","determinedOn":"2021-02-01"}"#
        ),
        ("registry.Cases/Open", #"{"id":"{case}","child":"{child}","concern":"support"}"#),
        (
            "registry.Placements/Begin",
            #"{"id":"{placement}","child":"{child}","kind":"kinship","caregiver":"{caregiver}","start":"2021-01-04"}"#
        ),
        (
            "registry.Placements/Hear",
            #"{"id":"{place-note}","placement":"{placement}","said":"Con muốn ở với bà",\#(day)}"#
        ),
        (
            "registry.Placements/Visit",
            #"{"id":"{visit}","placement":"{placement}",\#(day),"finding":"wellCared","heard":true}"#
        ),
        (
            "registry.Acts/Draft",
            #"{"id":"{act}","child":"{child}","kind":"supportPlan","content":"Thăm hằng tuần",\#(day)}"#
        ),
        (
            "catalogue.Providers/Register",
            #"{"id":"{provider}","name":"Trung tâm Thái Thụy","unit":"thai-binh/thai-thuy","kind":"rehabilitation-centre","place":"thai-binh/thai-thuy/diem-dien","openedOn":"2020-01-01"}"#
        ),
        (
            "catalogue.Providers/Register",
            #"{"id":"{host-provider}","name":"Trung tâm Tiền Hải","unit":"thai-binh/tien-hai","kind":"rehabilitation-centre","place":"thai-binh/tien-hai/tien-hai","openedOn":"2020-01-01"}"#
        ),
        (
            "catalogue.Offers/Publish",
            #"{"id":"{offer}","provider":"{provider}","title":"Tư vấn","domain":"care","from":"2020-01-01"}"#
        ),
        (
            "catalogue.Offers/Publish",
            #"{"id":"{host-offer}","provider":"{host-provider}","title":"Tư vấn","domain":"care","from":"2020-01-01"}"#
        ),
        (
            "catalogue.Referrals/Create",
            #"{"id":"{referral}","child":"{child}","offer":"{offer}","until":"2021-04-30"}"#
        ),
        ("catalogue.Deliveries/Record", #"{"id":"{delivery}","child":"{child}","offer":"{offer}",\#(day)}"#),
        (
            "catalogue.Deliveries/Record",
            #"{"id":"{host-delivery}","child":"{host-child}","offer":"{host-offer}",\#(day)}"#
        ),
        (
            "funding.Waivers/Grant",
            #"{"id":"{waiver}","child":"{child}","kind":"tuition-exemption","unit":"thai-binh/thai-thuy/diem-dien","from":"2020-09-01"}"#
        ),
        (
            "funding.Entitlements/Grant",
            #"{"id":"{entitlement}","child":"{child}","unit":"thai-binh/thai-thuy/diem-dien","ground":"no-support","decision":"12/QĐ-UBND"}"#
        ),
        (
            "funding.Notices/Post",
            #"{"id":"{notice}","entitlements":["{entitlement}"],"place":"Nhà văn hóa"}"#
        ),
        (
            "campaigns.Courses/Design",
            #"{"id":"{course}","title":"Kỹ năng sống","audiences":["children"],"topics":["inclusion"],"hours":10,"requiredAttendance":80,"passMark":50}"#
        ),
        ("campaigns.Courses/Approve", #"{"id":"{course}"}"#),
        (
            "campaigns.Classes/Open",
            #"{"id":"{class}","course":"{course}","place":"thai-binh/thai-thuy/diem-dien","start":"2021-03-01","end":"2021-03-12","capacity":5}"#
        ),
        (
            "campaigns.Classes/Open",
            #"{"id":"{host-class}","course":"{course}","place":"thai-binh/tien-hai/tien-hai","start":"2021-03-01","end":"2021-03-12","capacity":5}"#
        ),
        ("campaigns.Classes/Schedule", #"{"id":"{class}","sessions":[{\#(day),"hours":5}]}"#),
        ("campaigns.Classes/Schedule", #"{"id":"{host-class}","sessions":[{\#(day),"hours":5}]}"#),
        ("campaigns.Classes/Enrol", #"{"id":"{class}",\#(learner),"on":"2021-03-01"}"#),
        ("campaigns.Classes/Attend", #"{"id":"{class}",\#(learner),\#(day),"hours":5}"#),
    ]

    /// What is played of each command, by who may do none of it.
    static let all: [String: [String]] = registry.merging(departments) { one, _ in one }

    private static let registry: [String: [String]] = [
        "registry.Acts/Correct": [#"{"id":"{act}","content":"Thăm hằng tháng"}"#],
        "registry.Acts/Draft": [
            #"{"child":"{child}","kind":"supportPlan","content":"Thăm hằng tuần"}"#,
            #"{"child":"{host-child}","kind":"alternativeCare","placement":"{placement}","content":"Thăm"}"#,
        ],
        "registry.Acts/GiveBack": [#"{"id":"{act}"}"#],
        "registry.Acts/Issue": [#"{"id":"{act}"}"#],
        "registry.Acts/Revoke": [#"{"id":"{act}"}"#],
        "registry.Acts/Sign": [#"{"id":"{act}","number":"1/QĐ-UBND","signatory":"Phạm Văn Hùng"}"#],
        "registry.Acts/Submit": [#"{"id":"{act}"}"#],
        "registry.Acts/Void": [#"{"id":"{act}"}"#],
        "registry.Caregivers/Correct": [#"{"id":"{link}","relation":"relative"}"#],
        "registry.Caregivers/Link": [
            #"{"caregiver":"{host-carer}","child":"{child}","relation":"relative"}"#
        ],
        "registry.Caregivers/Unlink": [#"{"id":"{link}"}"#],
        "registry.Caregivers/Void": [#"{"id":"{link}"}"#],
        "registry.Cases/Assess": [#"{"id":"{case}","kind":"initial","risk":"low"}"#],
        "registry.Cases/Assign": [#"{"id":"{case}","unit":"thai-binh/tien-hai"}"#],
        "registry.Cases/CarryOut": [#"{"id":"{case}","note":"Đã đến nhà"}"#],
        "registry.Cases/Close": [#"{"id":"{case}","reason":"goalsMet"}"#],
        "registry.Cases/Correct": [#"{"id":"{case}","entry":0,"note":"Khác",\#(why)}"#],
        "registry.Cases/Decide": [#"{"id":"{case}","outcome":"approve"}"#],
        "registry.Cases/Open": [#"{"child":"{child}","concern":"support"}"#],
        "registry.Cases/Plan": [
            #"{"id":"{case}","goals":[{"text":"Đi học lại"}],"nextReview":"2021-06-01"}"#
        ],
        "registry.Cases/Protect": [#"{"id":"{case}","measure":"intervention"}"#],
        "registry.Cases/Review": [#"{"id":"{case}","outcome":"carryOn","nextReview":"2021-06-01"}"#],
        "registry.Cases/Void": [#"{"id":"{case}","entry":0,\#(why)}"#],
        "registry.Children/Accept": [#"{"id":"{transfer}"}"#],
        "registry.Children/Close": [#"{"id":"{child}","reason":"moved"}"#],
        "registry.Children/Correct": [#"{"id":"{child}","fact":"{fact}","address":"Thôn 1"}"#],
        "registry.Children/DecideDuplicate": [
            #"{"child":"{child}","other":"{sibling}","verdict":"distinct"}"#,
            #"{"child":"{host-child}","other":"{child}","verdict":"distinct"}"#,
        ],
        "registry.Children/Decline": [#"{"id":"{transfer}","reason":"Không đến ở"}"#],
        "registry.Children/Forget": [
            #"{"id":"{child}","reason":"Gia đình yêu cầu, theo Quyết định 12/QĐ-UBND"}"#
        ],
        "registry.Children/Merge": [
            #"{"survivor":"{host-child}","duplicate":"{child}",\#(why)}"#,
            #"{"survivor":"{child}","duplicate":"{host-child}",\#(why)}"#,
        ],
        "registry.Children/Reopen": [#"{"id":"{child}","note":"Đã về"}"#],
        "registry.Children/Settle": [
            #"{"children":["{child}"],"commune":"thai-binh/tien-hai/tien-hai"}"#
        ],
        "registry.Children/Transfer": [
            #"{"child":"{child}","to":"thai-binh/tien-hai/tien-hai","reason":"Theo mẹ"}"#
        ],
        "registry.Children/Unmerge": [#"{"duplicate":"{merged}",\#(why)}"#],
        "registry.Children/Update": [#"{"id":"{child}","address":"Thôn 1"}"#],
        "registry.Children/Void": [#"{"id":"{child}","fact":"{fact}"}"#],
        "registry.Children/Withdraw": [#"{"id":"{transfer}","reason":"Ở lại"}"#],
        "registry.Circumstances/Add": [
            #"{"child":"{child}","code":"law2016-orphan-both","start":"2021-01-04"}"#,
            #"{"child":"{child}","code":"law2016-hiv","start":"2021-01-04"}"#,
        ],
        "registry.Circumstances/Correct": [
            #"{"id":"{circumstance}","start":"2021-01-04"}"#, #"{"id":"{sealed}","start":"2021-01-04"}"#,
        ],
        "registry.Circumstances/End": [
            #"{"id":"{circumstance}","end":"2021-01-04"}"#, #"{"id":"{sealed}","end":"2021-01-04"}"#,
        ],
        "registry.Circumstances/Void": [#"{"id":"{circumstance}"}"#, #"{"id":"{sealed}"}"#],
        "registry.Disabilities/Apply": [#"{"child":"{child}"}"#],
        "registry.Disabilities/Certify": [#"{"id":"{disability}","certificate":"340-1"}"#],
        "registry.Disabilities/Correct": [#"{"id":"{disability}","degree":"mild"}"#],
        "registry.Disabilities/Determine": [#"{"child":"{child}","type":"mobility","degree":"severe"}"#],
        "registry.Disabilities/Screen": [#"{"child":"{child}",\#(screened)}"#],
        "registry.Disabilities/Void": [#"{"id":"{disability}"}"#],
        "registry.Disabilities/VoidApplication": [#"{"id":"{application}"}"#],
        "registry.Disabilities/VoidScreening": [#"{"id":"{screening}"}"#],
        "registry.Disabilities/Withdraw": [#"{"id":"{application}"}"#],
        "registry.Openings/Review": [#"{"id":"{opening}","verdict":"justified"}"#],
        "registry.Placements/Begin": [
            #"{"child":"{child}","kind":"kinship","caregiver":"{host-carer}"}"#,
            #"{"child":"{child}","kind":"dayCare","caregiver":"{host-carer}"}"#,
        ],
        "registry.Placements/Correct": [#"{"id":"{placement}","start":"2021-01-05"}"#],
        "registry.Placements/End": [#"{"id":"{placement}"}"#],
        "registry.Placements/Extend": [#"{"id":"{placement}","expectedEnd":"2021-12-31"}"#],
        "registry.Placements/Hear": [#"{"placement":"{placement}","said":"Con muốn về"}"#],
        "registry.Placements/Visit": [
            #"{"placement":"{placement}","finding":"wellCared","heard":true}"#
        ],
        "registry.Placements/Void": [#"{"id":"{placement}"}"#],
        "registry.Placements/VoidNote": [#"{"id":"{place-note}"}"#],
        "registry.Placements/VoidVisit": [#"{"id":"{visit}"}"#],
    ]

    private static let departments: [String: [String]] = [
        "catalogue.Deliveries/Correct": [
            #"{"id":"{delivery}","domain":"health",\#(why)}"#, #"{"id":"{delivery}","void":true,\#(why)}"#,
            #"{"id":"{host-delivery}","child":"{child}",\#(why)}"#,
        ],
        "catalogue.Deliveries/Import": [#"{"child":"{child}","offer":"{host-offer}",\#(day)}"#],
        "catalogue.Deliveries/Record": [
            #"{"child":"{child}","offer":"{host-offer}",\#(day)}"#,
            #"{"child":"{child}","offer":"{host-offer}","referral":"{referral}",\#(day)}"#,
        ],
        "catalogue.Providers/Close": [
            #"{"id":"{host-provider}",\#(why),"handovers":[{"referral":"{referral}"}]}"#
        ],
        "catalogue.Referrals/Accept": [#"{"id":"{referral}"}"#],
        "catalogue.Referrals/Cancel": [#"{"id":"{referral}",\#(why)}"#],
        "catalogue.Referrals/Create": [#"{"child":"{child}","offer":"{host-offer}","until":"2021-04-30"}"#],
        "catalogue.Referrals/Decline": [#"{"id":"{referral}",\#(why)}"#],
        "funding.Entitlements/Change": [#"{"id":"{entitlement}","decision":"13/QĐ-UBND"}"#],
        "funding.Entitlements/Correct": [#"{"id":"{entitlement}","decision":"13/QĐ-UBND",\#(why)}"#],
        "funding.Entitlements/Grant": [
            #"{"child":"{child}","unit":"thai-binh/tien-hai","ground":"no-support","decision":"1/QĐ-UBND"}"#
        ],
        "funding.Entitlements/Resume": [#"{"id":"{entitlement}"}"#],
        "funding.Entitlements/Stop": [#"{"id":"{entitlement}",\#(why)}"#],
        "funding.Entitlements/Suspend": [#"{"id":"{entitlement}",\#(why)}"#],
        "funding.Entitlements/Void": [#"{"id":"{entitlement}",\#(why)}"#],
        "funding.Notices/Post": [#"{"entitlements":["{entitlement}"],"place":"Nhà văn hóa"}"#],
        "funding.Notices/TakeDown": [#"{"id":"{notice}",\#(why)}"#],
        "funding.Waivers/Correct": [#"{"id":"{waiver}","from":"2020-10-01",\#(why)}"#],
        "funding.Waivers/End": [#"{"id":"{waiver}",\#(why)}"#],
        "funding.Waivers/Grant": [
            #"{"child":"{child}","kind":"tuition-exemption","unit":"thai-binh/tien-hai","from":"2021-01-01"}"#
        ],
        "funding.Waivers/Void": [#"{"id":"{waiver}"}"#],
        "gateway.Tasks/Pass": [#"{"id":"{task}"}"#],
        "gateway.Tasks/Snooze": [#"{"id":"{task}","until":"2021-03-16"}"#],
        "gateway.Tasks/Take": [#"{"id":"{task}"}"#],
        "gateway.Workflows/Cancel": [#"{"id":"{run}",\#(why)}"#],
        "gateway.Workflows/Signal": [#"{"id":"{run}","task":"{task}","answer":"agreed"}"#],
        "gateway.Workflows/Start": [
            #"{"workflow":"respond","child":"{child}","case":"{case}","mandate":{mandate}}"#
        ],
    ].merging(classes) { one, _ in one }

    /// In the class of whoever does it, where the child does not sit, and in the one in which it does.
    private static let classes: [String: [String]] = [
        "campaigns.Classes/Attend": [#"\#(learner),"on":"2021-03-03","hours":2"#],
        "campaigns.Classes/AttendSession": [#"\#(day),"present":[{"kind":"child","id":"{child}"}]"#],
        "campaigns.Classes/Complete": [
            #""failed":[{"kind":"child","id":"{child}"}]"#,
            #""marks":[{"learner":{"kind":"child","id":"{child}"},"mark":50}]"#,
        ],
        "campaigns.Classes/Correct": [#"\#(learner),"passed":true,\#(why)"#],
        "campaigns.Classes/CorrectAttendance": [#"\#(learner),\#(day),"hours":3"#],
        "campaigns.Classes/Enrol": [#"\#(learner)"#],
        "campaigns.Classes/Leave": [#"\#(learner),\#(day),\#(why)"#],
        "campaigns.Classes/VoidAttendance": [#"\#(learner),\#(day)"#],
        "campaigns.Classes/VoidEnrolment": [#"\#(learner),"from":"2021-03-01""#],
    ].mapValues { bodies in
        bodies.flatMap { body in ["{host-class}", "{class}"].map { #"{"id":"\#($0)",\#(body)}"# } }
    }.merging(
        [
            "campaigns.Classes/Import": [
                #"{"class":"{host-class}",\#(learner),"hours":2}"#,
                #"{"class":"{class}",\#(learner),"hours":2}"#,
            ]
        ]
    ) { one, _ in one }
}
