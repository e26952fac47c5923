/// What somebody lets a workflow do in their name: which run of it, by which methods, for which child, until which day.
///
/// Who starts a workflow signs it with the key of their own (Ed25519), and whoever carries the run out shows it with each call. The
/// called service holds the call against it, and against what the giver itself may do today: a mandate gives nothing that its giver
/// has not, and ends with the giver (docs/decisions/0042-a-mandate-is-signed-by-who-starts.md).
public struct Mandate: Composite {
    /// The run that it is for: no other can use it.
    public var run: WorkflowID
    /// What the workflow is called: `respond`.
    public var workflow: String
    /// The version of the workflow that the run keeps until it ends.
    public var version: Int
    /// Whose rights it lends.
    public var unit: UnitPath
    /// Who of the unit signs; nil for a program's key.
    public var person: PersonCode?
    /// Who may show it: ``coordinator``.
    public var bearer: UnitPath
    /// The only child whose data a call by it may show or change; nil where none may.
    public var child: ChildID?
    /// The methods that may be called by it: `registry.Cases/Open`.
    public var methods: [String]
    /// The last day on which it can be used.
    public var until: Day
    /// 64 octets as 128 hexadecimal digits, over ``octets``.
    public var signature: String

    /// Not signed yet.
    public init(
        run: WorkflowID, workflow: String, version: Int, unit: UnitPath, person: PersonCode?,
        bearer: UnitPath, child: ChildID?, methods: [String], until: Day
    ) {
        (self.run, self.workflow, self.version) = (run, workflow, version)
        (self.unit, self.person, self.bearer) = (unit, person, bearer)
        (self.child, self.methods, self.until) = (child, methods, until)
        signature = ""
    }

    /// What is signed: a line a member, so that it is the same octets for ever, whatever wrote the message. No member can hold a line
    /// break that is not refused (``isWellFormed``).
    public var octets: [UInt8] {
        let lines = [
            "chungtay-mandate-1", run.text, workflow, "\(version)", unit.text, person?.text ?? "-",
            bearer.text, child?.text ?? "-", "\(until)",
        ]
        return Array((lines + methods).joined(separator: "\n").utf8)
    }

    /// Whether its words are such as can be signed: no method and no name of a workflow holds anything but visible ASCII, and there
    /// are few of them.
    public var isWellFormed: Bool {
        let words = methods + [workflow]
        return (1...Self.mostMethods).contains(methods.count)
            && words.allSatisfy { word in
                (1...Self.longestWord).contains(word.utf8.count)
                    && word.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            }
    }

    /// The only one that any service lets show mandates. Whom else somebody lets act in their name the policy says, and not they.
    public static let coordinator: UnitPath = "service/gateway"

    /// Days from today that a mandate can hold at most. What was done by one is remembered for longer
    /// (``Store/StoreLimits/mandatedDays``).
    public static let longest = 731

    /// Methods of one mandate: it travels beside each call, in 8 KiB.
    public static let mostMethods = 40
    private static let longestWord = 80

    /// The signature's octets; nil for what is none.
    public var signed: [UInt8]? {
        let octets = Hexadecimal.octets(signature)
        return octets?.count == 64 ? octets : nil
    }

    /// The same with the signature's octets.
    public func with(signed octets: [UInt8]) -> Mandate {
        with { $0.signature = Hexadecimal.text(octets) }
    }
}
