import ArgumentParser
import Bus
import Foundation
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

/// Where a command does its work: the deployment, the reader's language, and the clients of the services.
struct CommandContext: Sendable {
    let data: DataDirectory
    let compose: String
    let language: Language
    /// For machines.
    let json: Bool
    let clients: ServiceClients
    /// Who calls, where anybody says so: a unit, or a person of one, `unit/person`.
    let unit: UnitPath?

    /// - Parameter caller: of a command that makes calls for somebody. Throws ``Failure`` when its key cannot be used.
    init(_ options: GlobalOptions, _ caller: CallerOptions? = nil) throws {
        data = options.dataDirectory
        compose = options.composeDirectory
        language = options.lang
        json = options.json
        let key = try caller?.handedKey()
        clients = ServiceClients(data, language: options.lang, key: key, endpoints: caller?.endpointsFile)
        let words = caller?.given?.text ?? key?.unit.text ?? caller?.usual?.text
        unit = try words.map(clients.caller)
    }

    /// A sentence in the reader's language.
    func text(_ key: String, _ arguments: [String: String] = [:]) -> String {
        GatewayTexts.all.render(Message("gateway.\(key)", arguments), in: language)
    }

    /// Those of the named services, or of all, that run, in the order in which they start. Throws ``Failure`` for one that does
    /// not.
    func running(_ named: [String] = []) throws -> [String] {
        let running = Departments.sorted(try clients.services().keys)
        if let unknown = named.first(where: { !running.contains($0) }) {
            throw Failure(
                .refused,
                Message(
                    "gateway.no-method-of-package",
                    ["package": unknown, "known": running.joined(separator: ", ")]))
        }
        return running.filter { named.isEmpty || named.contains($0) }
    }

    /// A moment as the deployment's clocks show it, to the minute unless it is to be found by it.
    func moment(_ moment: Timestamp, withSeconds: Bool = false) -> String {
        DayWords.moment(moment, utcOffset: zone, withSeconds: withSeconds, in: language)
    }

    /// Minutes that the deployment's clocks are ahead of UTC; what is usual where its settings are not at hand.
    var zone: Int {
        do {
            return try StackSettings.read(compose: compose).zoneOffsetMinutes
        } catch {
            // Who reads a moment has it an hour off at worst, and the command that needs the settings says what is wrong with them.
            return StackSettings().zoneOffsetMinutes
        }
    }

    var numbers: NumberFormat { NumberFormat(language) }

    /// The answer, for people or machines.
    func show(_ value: JSONValue, _ lines: () throws -> [String]) throws {
        if json { try Terminal.print(json: value.prettyPrinted) } else { try Terminal.print(lines()) }
    }

    func show(_ value: some Encodable, _ lines: () throws -> [String]) throws {
        if json {
            try Terminal.print(json: JSONValue(parsing: JSON.encode(value)).prettyPrinted)
        } else {
            try Terminal.print(lines())
        }
    }

    /// The same, with alerts among the lines.
    func show(_ value: some Encodable, alerting lines: () throws -> [TerminalLine]) throws {
        if json {
            try Terminal.print(json: JSONValue(parsing: JSON.encode(value)).prettyPrinted)
        } else {
            try Terminal.print(lines())
        }
    }

    /// Something that is not the answer.
    func note(_ key: String, _ arguments: [String: String] = [:]) { say(text(key, arguments)) }

    /// A line that is not the answer: to standard error, for machines as an object.
    func say(_ line: String) {
        if json {
            Terminal.note(json: (["note": .string(line)] as JSONValue).compact)
        } else {
            Terminal.note(line)
        }
    }

    /// The day on the services' clock; the machine's where no stack runs.
    func today(_ options: CallOptions = CallOptions()) async throws -> Day {
        guard clients.isUp else { return Timestamp.now().day(utcOffset: zone) }
        // They all have one clock: whichever of them is there is asked.
        let running = try clients.services()
        let service = Departments.names.first { running[$0] != nil } ?? RegistryContract.name
        return try await clients.client(to: service, as: .serviceItself)
            .call(Health.check, Empty(), options).today
    }

    /// Reads names in place of ids, with the key of `unit`, and names of units as of the day.
    func names(as unit: UnitPath, actingFor other: UnitPath? = nil, on today: Day) -> NameReading {
        let reference = reference
        return NameReading(
            clients, as: .unit(unit), actingFor: other,
            units: UnitReading(reference.units, on: today, for: other ?? clients.unit(of: unit)),
            unitName: reference.unitsOfDay(today, language))
    }

    /// The day on the clock of the one service that is asked, whether the others run or not.
    func today(of service: String, as unit: UnitPath) async throws -> Day {
        try await clients.client(to: service, as: .unit(unit))
            .call(Health.check, Empty(), CallOptions(language: language)).today
    }

    /// The deployment's reference data, for names in tables; empty where it cannot be read.
    var reference: Reference {
        do {
            return try Reference(directory: compose + "/reference")
        } catch {
            // A table with codes and paths for names is still a table.
            return Reference()
        }
    }
}
