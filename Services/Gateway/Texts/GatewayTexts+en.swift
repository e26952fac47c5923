extension GatewayTexts {
    static let en: [String: String] = [
        "gateway.output-lost": "The answer could not be written: {problem}. What is there is not whole.",
        "gateway.not-running": "No services run on {data}.",
        "gateway.already-up":
            "Process {pid} runs the services on {data} already. Stop it: chungtay down --data {data}",
        "gateway.starting-now": "The services on {data} are being started; try again in a moment.",
        "gateway.not-stopped": "Process {pid} has not stopped within 90 seconds.",
        "gateway.never-healthy":
            "The services were not healthy after 120 seconds and have been stopped. See {log}",
        "gateway.starting": "Starting the services",
        "gateway.stopping": "Stopping the services",
        "gateway.stopped": "The services have stopped.",
        "gateway.up": "The {count} services are healthy after {took}, data in {data}. Ctrl-C stops them.",
        "gateway.service-back": "Service {service} is back.",
        "gateway.service-silent":
            "Service {service} has not answered for {limit}. It is killed and started again.",
        "gateway.orphans":
            "Nobody keeps these services running: whoever started them was killed. They are {services}. End them with chungtay down --data {data}, or start all again with chungtay up --data {data}, which ends them first.",
        "gateway.orphans-stopped": "Ended the services that were left behind: {services}.",
        "gateway.service-ended":
            "Service {service} ended with code {code} ({why}); starting it again in {delay}.",
        "gateway.service-failed": "Service {service} cannot run, code {code}: {why}.",
        "gateway.exit-ok": "it ended by itself",
        "gateway.exit-usage": "wrong arguments",
        "gateway.exit-bad-file": "a plan, policy or reference file is wrong",
        "gateway.exit-port": "its port is taken; try --ports any",
        "gateway.exit-data": "its data directory cannot be written",
        "gateway.exit-database": "its database was laid out by another version of this program",
        "gateway.exit-damaged": "its database is damaged",
        "gateway.exit-keys": "keys are missing or unreadable",
        "gateway.exit-other": "a fault, or it was killed",
        "gateway.backup-copying": "Copying {service}",
        "gateway.backup-checking": "Checking the copy of {service}",
        "gateway.backup-sealing": "Sealing {file}",
        "gateway.backup-made":
            "Backup {id} in {folder}: {files} files, {bytes} bytes, of which {fresh} were sealed anew; {took}",
        "gateway.backup-stands": "Events: {heads}",
        "gateway.backup-ahead":
            "{service} had heard of events that the log of {source} no longer has; it takes them back when it runs again.",
        "gateway.backup-removed": "Removed {count} backups that were no longer to be kept: {ids}",
        "gateway.backup-checked":
            "Checked: the stores before they were sealed, the sealed files after. That they open can only be checked where the secret is: chungtay backup drill {folder} --key FILE",
        "gateway.backup-key-made":
            "The secret that opens backups is in {file} (key {key}). Keep it and a second copy off this machine: without it nobody opens a backup, with it anybody does.",
        "gateway.restoring": "Restoring {file}",
        "gateway.restored":
            "Restored {id} to {data}: {files} files, {bytes} bytes, {rows} rows, all as the backup says.",
        "gateway.restored-next": "Run it: chungtay up --data {data} --compose {data}/compose",
        "gateway.restored-parts":
            "Restored {count} files to {data}. Run the services, then look at status: chungtay up",
        "gateway.drill-equal": "The backup {id} opens, and is what it says that it is.",
        "gateway.drill-differs": "The backup {id} is NOT what it says that it is.",
        "gateway.drill-ran": "All services ran on it and agreed with each other.",
        "gateway.drill-not-run": "The services did not run on what was restored: chungtay {command}",
        "gateway.key-ended":
            "{unit} ended with {day}: from the day after this key opens nothing, and no unit took its place.",
        "gateway.key-issued": "Issued a key to {owner}: {file}",
        "gateway.key-succeeded":
            "{unit} ended with {day}: from the day after this key opens nothing. In its place stands {heirs}.",
        "gateway.key-there": "{owner} has a key already: {file}",
        "gateway.key-revoked":
            "Revoked {count} keys of {owner}. Services that run cut its connections off within a second.",
        "gateway.key-of-person-revoked":
            "Revoked {count} keys of {owner}. Services that run cut this person's connections off within a second; the keys of others of the unit stay.",
        "gateway.key-of-program": "program",
        "gateway.key-all-roles": "all of the unit's",
        "gateway.key-rotated": "Issued a new key to {owner}: {file}",
        "gateway.key-replaced": "  the old key {key} is let in until {until}",
        "gateway.key-ends": "{owner}: the old key {key} is let in until {until}",
        "gateway.rotating-already": "The keys of {owner} are being replaced already; none was added.",
        "gateway.service-rotated":
            "Made new keys for the service {owner}. It makes use of them by itself, without a restart.",
        "gateway.service-talks":
            "  {service}: talks with the new key from {moment}; who keeps an older copy of endpoints.json must get the new one by then",
        "gateway.service-signs":
            "  {service}: signs its logs with the new key from {moment}; who keeps public keys to verify with should get the new .signing.pub",
        "gateway.service-opens":
            "  {service}: the store is locked with the vault's new key, or is about to be; the old one opens copies from before until {moment}",
        "gateway.nothing-rotating": "No keys are being replaced.",
        "gateway.rotate-what":
            "Say whose keys: units, people, or --services NAME… (--services all for all of them).",
        "gateway.no-key-to-revoke": "{owner} has no keys.",
        "gateway.person-of-one-unit": "A person's key is issued in one unit: name one unit at a time.",
        "gateway.person-without-name": "Say the person's name: --name \"Nguyễn Thị Lan\".",
        "gateway.who": "Say who calls: --as UNIT (such as --as hung-yen/so-y-te), or set CHUNGTAY_AS.",
        "gateway.issue-with-key-file":
            "--issue-missing-keys issues keys from a data directory, and does not go with the key file {file}. Leave out one of the two.",
        "gateway.plan-lead-passed":
            "The plan's lead {lead} is no more: {heir} does what it did, and publishes the plan.",
        "gateway.plan-published": "Published: {plan}, version {version}",
        "gateway.version": "version",
        "gateway.report-as-sent": "Wrote {id} as it was sent:",
        "gateway.report-written": "Compiled {id} and wrote:",
        "gateway.progress-title": "Progress of {plan} on {on}, as known on {known}",
        "gateway.other-reference":
            "Counted by the reference data that was gone by on {known}, since {since}; now there is another version, which moves no figure of then.",
        "gateway.districts-gone":
            "Since {day} there are no districts: the tables below are by those of {last}. For the units of today, break down by commune.",
        "gateway.without-confidential":
            "{list}: without those who are counted only by what the law keeps private; this unit may not see who they are.",
        "gateway.money-activity": "{name} (activity “{activity}”, which the plan does not have)",
        "gateway.money-plan": "{name} (written for plan “{plan}”, which nobody published)",
        "gateway.money-by.unit": "Unit",
        "gateway.money-by.activity": "Activity",
        "gateway.money-by.source": "Source",
        "gateway.money-by.level": "Level",
        "gateway.money-by.year": "Year",
        "gateway.money-by-title":
            "Money of {plan}, đồng; bars are what is paid of what is allocated, <80 is under 80 %",
        "gateway.level.province": "Province",
        "gateway.level.district": "District",
        "gateway.level.commune": "Commune",
        "gateway.level.organisation": "Office, organisation",
        "gateway.money-title": "Money of {plan} by source, {years}, đồng",
        "gateway.coverage-title": "{indicator}: taught until {on}",
        "gateway.missing-title": "{indicator}: {count} people have not been taught",
        "gateway.classes-title": "“{course}”: {count} people have not been taught, classes for them",
        "gateway.classes-trainers": "Have taught it (unit, classes): {list}",
        "gateway.no-training-indicator":
            "Indicator “{indicator}” of plan {plan} does not count who was taught, or not by what coverage tells apart: write one of {known}.",
        "gateway.attendance-written": "Wrote a sheet for {count} learners to {file}",
        "gateway.attendance-entered": "Session of {day}: {entered} entered, {same} there already",
        "gateway.communication-none": "There is no communication plan of {year}",
        "gateway.communication-drafted": "{title} ({unit}, {year}), version {version}: draft",
        "gateway.communication-approved": "{title} ({unit}, {year}), version {version}: approved",
        "gateway.communication-unplanned": "Campaigns of no plan: {count}",
        "gateway.funded-seen": "yes",
        "gateway.funded-unseen": "not seen yet",
        "gateway.paylist-written": "The list of {month}: {count} payees, {total} đồng",
        "gateway.paylist-title": "SOCIAL ASSISTANCE: LIST OF PAYMENTS OF {month}",
        "gateway.paylist-total": "Together: {count} payees",
        "gateway.paylist-content": "Social assistance {month}",
        "gateway.paylist-lister": "Drawn up by",
        "gateway.paylist-accountant": "Accountant",
        "gateway.paylist-chair": "Head of the unit",
        "gateway.paylist-column.number": "No.",
        "gateway.paylist-column.child": "Child",
        "gateway.paylist-column.receiver": "Receiver",
        "gateway.paylist-column.paper": "Paper",
        "gateway.paylist-column.months": "Months",
        "gateway.paylist-column.amount": "Amount (đồng)",
        "gateway.paylist-column.signature": "Signature",
        "gateway.paylist-column.account": "Account",
        "gateway.paylist-column.bank": "Bank",
        "gateway.paylist-column.commune": "Commune",
        "gateway.paylist-column.content": "Content",
        "gateway.presskit-written": "Wrote the page and the posters of “{title}”:",
        "gateway.certificate-valid": "Certificate {number}: valid",
        "gateway.certificate-expired": "Certificate {number}: expired on {until}, to be renewed",
        "gateway.certificate-void": "Certificate {number}: void",
        "gateway.certificate-course":
            "Course “{course}” ({hours} hours), class completed on {on}, for {audience}",
        "gateway.certificate-unit": "Who answers for the course: {unit}",
        "gateway.certificate-until": "Valid until {until}",
        "gateway.met": "met",
        "gateway.not-met": "no",
        "gateway.hidden": "(hidden)",
        "gateway.grows": "grows",
        "gateway.total": "Total",
        "gateway.days-late": "{count} d",
        "gateway.request": "Request",
        "gateway.row": "One row",
        "gateway.reply": "Reply",
        "gateway.item": "One item",
        "gateway.values": "Values that members may have",
        "gateway.population-made": "Made a population in {directory}; run in this order:",
        "gateway.script-running": "Running {name}",
        "gateway.script-summary": "{count} lines: {passed} as expected, {failed} not, {took}",
        "gateway.script-failed-line": "{place}: {call} — {mismatch}",
        "gateway.script-var": "--var takes name=value, not {text}.",
        "gateway.import-running": "Importing {file}",
        "gateway.import-by-ids":
            "{service} could not be asked which children names mean ({why}): this time rows name children by ids alone.",
        "gateway.import-summary": "{accepted} new, {there} there already, {rejected} refused, {took}",
        "gateway.import-repeated":
            "This very table was imported with this key before, last at {moment}: {count} rows were new then, and nothing was done with them now. To import it afresh, say --key with another name.",
        "gateway.import-would":
            "A trial: {accepted} would be new, {there} are there already, {rejected} would be refused, {took}",
        "gateway.import-trial":
            "A trial only: nothing was written. To import, run it again without --dry-run.",
        "gateway.import-read": "Read as {kind}; the headings stand in line {line}.",
        "gateway.import-blank": "{count} rows with nothing in them, or only a remark (#), were passed over.",
        "gateway.import-rejected":
            "The refused rows are in {file}, why is in the last column. Mend them and import that file.",
        "gateway.import-rejected-lines":
            "The refused rows are in {file}, why is in {reasons}. Mend them and import {file}.",
        "gateway.row-there": "there already",
        "gateway.row-refused": "refused",
        "gateway.template-written":
            "The template is in {file}. Once it is filled: chungtay import {file} --into {method}",
        "gateway.export-running": "Writing {file}",
        "gateway.export-written": "{count} items are in {file}.",
        "gateway.export-cut-short":
            "{count} items have more elements in a list than the table has columns, and lack those here. Export to .jsonl for all.",
        "gateway.export-not-feed": "{method} sends no list that could be exported. See: chungtay describe",
        "gateway.catalogue-format": "Say which standard it is to be written in: --hsds.",
        "gateway.export-purpose":
            "Say what the data are taken out for: --purpose \"…\". The read log keeps it.",
        "gateway.import-none": "No row was accepted.",
        "gateway.import-more": "… and {count} more",
        "gateway.audit-deeds": "{service}: deeds",
        "gateway.audit-looks": "{service}: looks",
        "gateway.audit-none": "There are no such deeds or looks within reach.",
        "gateway.audit-known-broken": "{file} is not what audit verify prints with --json.",
        "gateway.audit-verifying": "Going over the logs of {service}",
        "gateway.audit-restored":
            "{service}: {keeper} has missed since {at} what it kept of the {table} up to row {row}: the store was restored, as was said.",
        "gateway.audit-sound": "{service}: {rows} rows gone over, nothing was changed.",
        "gateway.audit-unsound": "{service}: {rows} rows gone over, {faults} faults:",
        "gateway.audit-by-mandate": "by mandate, run {run}",
        "gateway.audit-break-glass": "GLASS BROKEN: {reason}",
        "gateway.audit-no-keys":
            "There are no public keys of {service}: signatures are not checked. Name their file with --keys.",
        "gateway.turned-away":
            "{service}: {count} connections were turned away since it began, as a unit or all together had as many as they may; {open} are open. Which unit closes none of its own is to be found out; how many may be: connections in stack.yaml.",
        "gateway.room-low":
            "{service}: {free} MiB of {total} MiB are left on the disk of {data}. Make room before it is full.",
        "gateway.room-full":
            "{service}: only {free} MiB of {total} MiB are left on the disk of {data}. Changes are refused until there is room; what is there can be read.",
        "gateway.store-damaged":
            "{service}: its store is damaged, and takes no more changes. Put back the last backup: chungtay restore DIR.",
        "gateway.evidence-broken":
            "{service}: its logs are not what was written, in {faults} places. What was changed says: chungtay audit verify {service}.",
        "gateway.rewinding":
            "{service}: the log of {source} was restored from a backup; what was learned from events {first} to {last} is being taken back, and the log read again.",
        "gateway.rewound":
            "{service}: the log of {source} was restored from a backup; what was learned from events {first} to {last} was taken back at {at}, and all agrees again.",
        "gateway.no-method-words": "There is no command “{asked}”. There are: {known}.",
        "gateway.difficulties-title": "What stands in units' ways under {plan}",
        "gateway.difficulties-none": "No difficulty was raised.",
        "gateway.tasks-none": "Nothing is waiting.",
        "gateway.workflow-started": "Workflow {id} has begun for {child}.",
        "gateway.workflow-taken": "Workflow {id} goes on in your name.",
        "gateway.workflow-next": "What is next: chungtay tasks.",
        "gateway.duties-title": "Reports owed under {plan}",
        "gateway.duties-none": "No reports are owed in this period.",
        "gateway.duties-when": "for {start} – {end}, due {due}",
        "gateway.no-method-of-package": "There is no service {package}. The services are: {known}.",
        "gateway.units-title": "{count} units, as of {day}",
        // The parser's own words: see ErrorReport+Usage.swift.
        "gateway.usage": "Error: {problem}",
        "gateway.usage.unknown-option-similar": "Unknown option '{option}'. Did you mean '{similar}'?",
        "gateway.usage.unknown-option": "Unknown option '{option}'",
        "gateway.usage.missing-value": "Missing value for '{option}'",
        "gateway.usage.takes-no-value":
            "The option '{option}' does not take any value, but '{value}' was specified.",
        "gateway.usage.unexpected": "Unexpected argument '{value}'",
        "gateway.usage.unexpected-several": "{count} unexpected arguments: '{values}'",
        "gateway.usage.missing-argument": "Missing expected argument '{argument}'",
        "gateway.usage.invalid-choice":
            "The value '{value}' is invalid for '{option}'. Please provide one of {known}.",
        "gateway.usage.invalid-choice-list":
            "The value '{value}' is invalid for '{option}'. Please provide one of the following:\n{known}",
        "gateway.usage.invalid-value": "The value '{value}' is invalid for '{option}'",
        "gateway.usage.unknown-command": "There is no command '{name}'. There are: {known}.",
        "gateway.usage.unknown-command-similar":
            "There is no command '{name}'. Did you mean '{similar}'? There are: {known}.",
        "gateway.usage.help": "Help:  {text}",
        "gateway.usage.synopsis": "Usage: {text}",
        "gateway.usage.see": "  See '{command}' for more information.",
    ]
}
