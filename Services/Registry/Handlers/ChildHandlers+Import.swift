import Bus
import RegistryAPI
import ServiceKit
import Store
import Vocabulary

extension RegistryService {
    /// One row of a clerk's table: all of it or nothing. Refusals point into the row.
    func importChild(_ row: ChildRow, _ tx: Transaction) throws {
        try tx.authorize(row.child.commune, at: "/child/commune")
        let child = try at("/child") { try admit(row.child, tx) }
        if let disability = row.disability {
            try at("/disability", ["/child": "/child"]) {
                try determine(
                    DetermineDisability(child: child.id, type: disability.type, degree: disability.degree)
                        .with {
                            $0.council = disability.council
                            $0.certificate = disability.certificate
                            $0.determinedOn = disability.determinedOn ?? child.registeredOn
                        },
                    of: child, tx)
            }
        }
        for (index, circumstance) in (row.circumstances ?? []).enumerated() {
            try at("/circumstances/\(index)", ["/child": "/child"]) {
                try add(circumstance, to: child, as: nil, tx)
            }
        }
        if let caregiver = row.caregiver {
            try at("/caregiver", ["/child": "/child", "/commune": "/child/commune"]) {
                try link(caregiver, of: child, tx)
            }
        }
    }

    /// Links the caregiver that the row names, or a new one of the child's commune. A personal number that is known
    /// names the caregiver too: brothers and sisters share a mother.
    private func link(_ row: CaregiverRow, of child: RegisteredChild, _ tx: Transaction) throws {
        var caregiver = try named(row, tx)
        if caregiver == nil {
            guard let name = row.name else {
                throw Refusal.invalid("/name", Message("registry.caregiver-name-missing"))
            }
            caregiver = try admit(
                RegisterCaregiver(name: name, commune: child.commune).with {
                    $0.id = row.id
                    $0.sex = row.sex
                    $0.birthYear = row.birthYear
                    $0.personalNumber = row.personalNumber
                    $0.phone = row.phone
                    $0.registeredOn = child.registeredOn
                    $0.confirmedDistinct = row.confirmedDistinct
                }, tx)
        }
        guard let caregiver else { preconditionFailure("found or admitted just now") }
        let start = row.start ?? child.registeredOn
        try link(caregiver, to: child, as: row.relation, from: start, id: nil, tx)
    }

    /// The registered caregiver whom the row names, if it names one; refused where the row says something else of it.
    private func named(_ row: CaregiverRow, _ tx: Transaction) throws -> Caregiver? {
        var (known, pointer) = (try row.id.flatMap { try tx.caregivers.find($0) }, "/id")
        if known == nil, let number = row.personalNumber.flatMap({ PersonalID($0) }) {
            (known, pointer) = (try tx.caregivers.find(personalNumber: number), "/personalNumber")
            if let known, row.id != nil {
                throw Refusal.exists(
                    pointer, Message("registry.personal-number-taken", ["id": known.id.text]))
            }
        }
        guard let known else { return nil }
        var checks = Checks(reference, today: tx.today)
        NamedCaregiver.agree(row, with: known, at: pointer, &checks)
        try checks.finish()
        return known
    }

    @discardableResult
    private func at<Value>(
        _ prefix: String, _ renaming: [String: String] = [:], _ body: () throws -> Value
    ) throws -> Value {
        do {
            return try body()
        } catch let refusal as Refusal {
            throw refusal.under(prefix, renaming: renaming)
        }
    }
}
