import ArgumentParser
import GatewayKit
import ServiceKit
import Vocabulary

/// Which person of a unit a key is for, and what of the unit's rights it hands on.
struct PersonOptions: ParsableArguments {
    @Option(
        help: """
            Mã cán bộ trong đơn vị, mặc định theo chữ cái đầu của họ tên · the code within the unit, from the \
            initials by default
            """)
    var person: PersonCode?

    @Option(
        parsing: .upToNextOption,
        help: "Chỉ giao những vai trò này của đơn vị · of the unit's roles, these alone: reader,caseworker",
        completion: .list(Role.allValueStrings))
    var roles: [RoleList] = []

    /// These of the unit's roles; nil for all of them.
    var only: Set<Role>? { roles.isEmpty ? nil : Set(roles.flatMap(\.roles)) }

    func recipient(_ name: PersonName) -> Recipient { Recipient(name: name, code: person, roles: only) }
}
