public import Vocabulary

extension Provider {
    public init(
        id: ProviderID, name: String, unit: UnitPath, place: UnitPath, kind: String, status: ProviderStatus
    ) {
        (self.id, self.name, self.unit, self.place, self.kind) = (id, name, unit, place, kind)
        self.status = status
    }
}

extension RegisterProvider {
    public init(name: String, unit: UnitPath, kind: String) {
        (self.name, self.unit, self.kind) = (name, unit, kind)
    }
}

extension UpdateProvider { public init(id: ProviderID) { self.id = id } }
extension GetProvider { public init(id: sending ProviderID) { self.id = id } }
