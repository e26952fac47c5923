internal import JSONCoding

extension ServiceDescription {
    /// The same without what people call members: a document that explains each in words has no need of it, and departments
    /// call what they share by names of their own.
    var withoutNamesOfMembers: ServiceDescription {
        ServiceDescription(
            service: service,
            methods: methods.map { method in
                var plain = MethodDescription(
                    name: method.name, kind: method.kind, needs: method.needs,
                    request: Self.plain(method.request), reply: Self.plain(method.reply))
                plain.breakGlass = method.breakGlass
                return plain
            }, events: events.map(Self.plain))
    }

    private static func plain(_ schema: JSONValue) -> JSONValue {
        switch schema {
        case .object(let object):
            let isMessage = object["properties"] != nil
            return .object(
                JSONObject(
                    object.members.filter { !(isMessage && $0.name == "x-labels") }
                        .map { (name: $0.name, value: plain($0.value)) }))
        case .array(let elements): return .array(elements.map(plain))
        default: return schema
        }
    }
}
