import CampaignsAPI
import GRDB
import ServiceKit
import Store
import Vocabulary

/// A certificate as it is kept: whether it still says something, the enrolment knows.
struct KeptCertificate: Hashable, Sendable {
    let number: String
    let entry: ClassID
    let learner: Learner
    let audience: Audience
}

/// Who was given which certificate.
struct CertificateRecords: TableRecords {
    static let table = "certificates"
    let db: Database

    func find(_ number: CertificateNumber) throws -> KeptCertificate? {
        try row("SELECT * FROM certificates WHERE number = \(number.text)").map { row in
            KeptCertificate(
                number: try row["number"], entry: try row["class"],
                learner: Learner(kind: try row["kind"], id: try row["learner"]),
                audience: try row["audience"])
        }
    }

    func has(_ learner: Learner, in id: ClassID) throws -> Bool {
        try exists(
            """
            SELECT 1 FROM certificates
            WHERE class = \(id) AND kind = \(learner.kind) AND learner = \(learner.id)
            """)
    }

    /// The serial number after the last of the year.
    func nextSerial(of year: Int) throws -> Int {
        let last: Int? = try value("SELECT max(serial) FROM certificates WHERE year = \(year)")
        return (last ?? 0) + 1
    }

    func insert(_ certificate: KeptCertificate, year: Int, serial: Int) throws {
        try run(
            """
            INSERT INTO certificates (number, class, kind, learner, audience, year, serial)
            VALUES (\(certificate.number), \(certificate.entry), \(certificate.learner.kind),
                \(certificate.learner.id), \(certificate.audience), \(year), \(serial))
            """)
    }
}

extension Snapshot { var certificates: CertificateRecords { CertificateRecords(db: db) } }

extension Transaction {
    /// Gives who has passed a certificate, once: who passes after all what was taken back has the old one again.
    func certify(_ enrolment: KeptEnrolment, in id: ClassID, on day: Day) throws {
        guard try !certificates.has(enrolment.learner, in: id),
            let known = try learners.find(enrolment.learner)
        else { return }
        let serial = try certificates.nextSerial(of: day.year)
        let number = CertificateNumber(year: day.year, serial: serial, vault)
        try certificates.insert(
            KeptCertificate(
                number: number.text, entry: id, learner: enrolment.learner,
                audience: known.audience(on: enrolment.from)),
            year: day.year, serial: serial)
    }
}
