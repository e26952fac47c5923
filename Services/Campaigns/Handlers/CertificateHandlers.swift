import Bus
import CampaignsAPI
import ServiceKit
import Store
import Vocabulary

extension CampaignsService {
    /// Whoever is shown a certificate may ask whether there is one: the number says nothing of its holder.
    func verifyCertificate(_ request: VerifyCertificate, _ snapshot: Snapshot) throws -> Certificate {
        snapshot.authorizeByRoleAlone()
        var checks = Checks(snapshot.reference, today: snapshot.today)
        let written = checks.title(request.number, at: "/number", upTo: 40)
        try checks.finish()
        guard let kept = try snapshot.certificates.find(CertificateNumber(written: written)) else {
            throw Refusal.notFound("/number", Message("campaigns.no-certificate", ["number": written]))
        }
        // What it says may never have been: the pass, the place in the class, the class, the course.
        guard let entry = try snapshot.classes.said(kept.entry),
            let course = try snapshot.courses.said(entry.course)
        else { preconditionFailure("a certificate's class is kept, and the class's course") }
        let enrolment = try snapshot.enrolments.find(kept.learner, in: kept.entry)
        let day = entry.completedOn ?? entry.end
        let until = course.lastDay(ofPassOn: day)
        let standing: CertificateStanding =
            if enrolment?.counts != true {
                .void
            } else if let until, until < snapshot.today {
                .expired
            } else {
                .valid
            }
        return Certificate(
            number: kept.number, standing: standing, course: course.title, topics: course.topics,
            hours: course.hours, audience: kept.audience, on: day, unit: course.unit
        ).with { $0.until = until }
    }
}
