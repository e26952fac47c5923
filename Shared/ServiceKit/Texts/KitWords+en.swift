extension KitTexts {
    /// What people call the members (`member.lag`) and the choices (``Choice/term``) of every service's own methods.
    static let englishWords: [String: String] = [
        // Members
        "member.bytes": "size",
        "member.calls": "calls",
        "member.connected": "whether it is connected",
        "member.count": "number of times",
        "member.file": "name of the file",
        "member.following": "logs followed",
        "member.labels": "labels",
        "member.lag": "events not yet applied",
        "member.live": "whether the following goes on",
        "member.max": "longest time",
        "member.method": "method",
        "member.methods": "methods",
        "member.needs": "role needed",
        "member.now": "time now",
        "member.p50": "median time",
        "member.p99": "time of 99 per cent",
        "member.position": "position of the log",
        "member.problem": "problem",
        "member.problems": "problems",
        "member.reply": "reply",
        "member.request": "request",
        "member.service": "service",
        "member.simulated": "whether the clock is simulated",
        "member.sound": "whether the store is sound",
        "member.today": "today",

        // Services and calls
        "word.CallKind.command": "command",
        "word.CallKind.query": "query",
        "word.CallKind.feed": "feed",
        "word.CallKind.import": "import",
        "word.CallKind.dialogue": "dialogue",
        "word.HealthReport.State.starting": "starting",
        "word.HealthReport.State.serving": "serving",
        "word.HealthReport.State.draining": "draining",
        "word.StackSettings.Clock.system": "clock of the machine",
        "word.StackSettings.Clock.simulated": "simulated clock",
    ]
}
