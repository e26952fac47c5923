public import Vocabulary

extension Child {
    public init(
        id: ChildID, name: String, sex: Sex, birthYear: Int, commune: UnitPath, povertyStatus: PovertyStatus,
        status: ChildStatus, legalBasis: LegalBasis, registeredOn: Day, circumstances: [ChildCircumstance],
        caregivers: Int, version: Int
    ) {
        (self.id, self.name, self.sex, self.birthYear, self.commune) = (id, name, sex, birthYear, commune)
        (self.povertyStatus, self.status, self.legalBasis) = (povertyStatus, status, legalBasis)
        (self.registeredOn, self.circumstances, self.caregivers) = (registeredOn, circumstances, caregivers)
        self.version = version
    }
}

extension RegisterChild {
    public init(name: String?, sex: Sex, commune: UnitPath) {
        (self.name, self.sex, self.commune) = (name, sex, commune)
    }
}

extension GetChild { public init(id: sending ChildID) { self.id = id } }
extension UpdateChild { public init(id: ChildID) { self.id = id } }

extension CloseChild {
    public init(id: ChildID, reason: ChildStatus) { (self.id, self.reason) = (id, reason) }
}

extension ChildRow { public init(child: RegisterChild) { self.child = child } }
