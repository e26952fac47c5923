import Bus
import GatewayKit
import JSONCoding
import Vocabulary

/// Something that a person does about a child, or about a thing of the child's file: the contract's command, and which of its members a
/// form asks for, in its order. What the members are called and what may stand there the contract says itself.
struct Act: Sendable {
    /// What of a child's file it is about, beside the child.
    enum Thing: String, Sendable { case `case`, circumstance, link, placement, transfer, referral }

    /// Where the choices of a member come from that is an id.
    enum Source: Sendable {
        /// Caregivers whom the file names.
        case caregiver
        /// Providers that the person's unit runs, or that stand there.
        case provider
        /// Providers with places for children in care.
        case facility
    }

    /// What is made first, in the same form: somebody whom the register does not have yet.
    struct Making: Sendable {
        let method: String
        let members: [String]
        /// The member of the act's request that gets the id of what was made.
        let member: String

        init<Request, Reply>(_ method: Command<Request, Reply>, _ members: [String], as member: String) {
            (self.method, self.members, self.member) = (method.name, members, member)
        }
    }

    /// Where one is afterwards.
    enum Next: Sendable { case file, work }

    /// In addresses, and of its texts: `portal.act.home`.
    let name: String
    let method: String
    let needs: Role
    /// Nil of an act about the child itself.
    let thing: Thing?
    /// By the member of the request that gets the child's id.
    let childMember: String?
    /// By the member that gets the thing's.
    let thingMember: String?
    let members: [String]
    let making: Making?
    let sources: [String: Source]
    /// What the service takes a member for that is left out, where the form is to show that.
    let usual: [String: String]
    /// Which of the contract's choices the method refuses, by member.
    let except: [String: Set<String>]
    /// What may be left out where other members say it, which the form does not ask for.
    let needed: Set<String>
    /// Whether it changes what stands there: then the form shows that, sends what differs, and says which version it was.
    let isChange: Bool
    let next: Next

    init<Request, Reply>(
        _ name: String, _ method: Command<Request, Reply>, child: String? = nil, of thing: Thing? = nil,
        as thingMember: String = "id", _ members: [String], from sources: [String: Source] = [:],
        usual: [String: String] = [:], except: [String: Set<String>] = [:], needed: Set<String> = [],
        isChange: Bool = false, making: Making? = nil, then next: Next = .file
    ) {
        (self.name, self.method, needs) = (name, method.name, method.needs)
        (childMember, self.thing) = (child, thing)
        self.thingMember = thing == nil ? nil : thingMember
        (self.members, self.sources, self.isChange, self.next) = (members, sources, isChange, next)
        (self.making, self.usual, self.except, self.needed) = (making, usual, except, needed)
    }

    /// The service whose method it is.
    var service: String { String(method.prefix { $0 != "." }) }

    /// Where its form is.
    func path(_ child: ChildID, _ thing: String? = nil) -> String {
        (["/children", child.text, "act", name] + [thing].compactMap(\.self)).joined(separator: "/")
    }

    /// Where what is to be done is done: the form of the act that the task names, with all that it names filled in. Nil of a task that is
    /// an answer to a workflow, or that names more than a file knows.
    static func path(of task: DueTask) -> String? {
        guard task.answer == nil else { return nil }
        do {
            let told = try JSONValue(parsing: task.request).object ?? [:]
            let names = Set(told.members.map(\.name))
            for act in all where act.method == task.method {
                guard names == Set([act.childMember, act.thingMember].compactMap(\.self)) else { continue }
                return act.path(task.child, act.thingMember.flatMap { told[$0]?.string })
            }
            return nil
        } catch {
            return nil
        }
    }

    static func named(_ name: String) -> Act? { all.first { $0.name == name } }
}
