public import Vocabulary

extension VerifyCertificate { public init(number: sending String) { self.number = number } }

extension Certificate {
    public init(
        number: String, standing: CertificateStanding, course: String, topics: [String], hours: Int,
        audience: Audience, on day: Day, unit: UnitPath
    ) {
        (self.number, self.standing, self.course, self.topics) = (number, standing, course, topics)
        (self.hours, self.audience, self.on, self.unit) = (hours, audience, day, unit)
    }
}
