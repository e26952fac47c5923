extension GatewayKitTexts {
    static let en: [String: String] = [
        "gateway.internal": "The program's own mistake: {problem}",
        "gateway.not-up": "The services do not run on {data}. Start them: chungtay up --data {data}",
        "gateway.no-free-port": "This machine has no free port between 20000 and 31999.",
        "gateway.data-unwritable": "{path} cannot be written.",
        "gateway.endpoints-broken": "The endpoints cannot be read; stop the services and start them again.",
        "gateway.file-broken": "The file is malformed; stop the services and start them again.",
        "gateway.audit-whose":
            "The name of {file} does not say of which service it is a backup. Name the service too: one of {known}.",
        "gateway.audit-no-stores": "There are no stores in the folder {folder}.",
        "gateway.audit-no-store": "The file {file} is no store of {service}, or cannot be read: {problem}",
        "gateway.audit-no-service": "There is no service {service}. There are: {known}.",
        "gateway.audit-one-file":
            "{file} is one file, and of one service; it cannot be of {services}. Name one, or the folder with the stores of all.",
        "gateway.no-service": "There is no service {service} among those that run.",
        "gateway.no-package": "No service answers {method}. The services are: {known}.",
        "gateway.feed-of-all":
            "{method} goes on for ever, and every service has it: name one with --service, or with --limit how many items of each.",
        "gateway.no-key": "There is no key of unit {unit}. Issue one: chungtay keys issue {unit}",
        "gateway.which-person":
            "{unit} has no key of its own here, and several of its people have: choose one, {people}.",
        "gateway.attendance-without-sessions":
            "No column of {file} is a session of the class: head them like 08/03/2021, or say the sessions with Classes/Schedule.",
        "gateway.attendance-without-learners":
            "No row of {file} has a learner's id: make the sheet with chungtay attendance sheet, and fill it.",
        "gateway.attendance-mark":
            "“{mark}” is no mark of attendance: write x for who was there, nothing or 0 for who was not.",
        "gateway.attendance-heading":
            "Column {column} is headed “{heading}”, which is no session of the class: head it like 08/03/2021, say the session with Classes/Schedule, or take the column out.",
        "gateway.attendance-row":
            "The row has marks of attendance, and neither a learner's id nor the whole name of somebody in the class: keep the ids that chungtay attendance sheet wrote, or look at the name.",
        "gateway.attendance-namesakes":
            "Several in the class are called “{name}”. Write the name with its short mark, as one of these: {choices}.",
        "gateway.attendance-format":
            "An attendance sheet is written as .xlsx, .ods or .csv: give the file such an ending.",
        // Names in place of ids
        "gateway.name-without-merged":
            "{name}: no entry was merged into that one. Look at the name again, or at chungtay duplicates list.",
        "gateway.workers-unpaired":
            "The register makes no pairs of workers: two of one name are said to be two people when they are registered.",
        "gateway.thing.child": "child",
        "gateway.thing.caregiver": "caregiver",
        "gateway.thing.worker": "worker",
        "gateway.thing.caseFile": "case",
        "gateway.thing.placement": "placement",
        "gateway.thing.transfer": "transfer",
        "gateway.thing.referral": "referral",
        "gateway.thing.act": "act",
        "gateway.thing.provider": "provider",
        "gateway.thing.offer": "offer",
        "gateway.thing.course": "course",
        "gateway.thing.campaign": "campaign",
        "gateway.name-of-nobody":
            "Within your reach there is no {thing} called “{name}”. Look at the spelling, or add the commune, day of birth or personal number.",
        "gateway.name-of-several":
            "“{name}” does not say which {thing} is meant. Write it as one of these lines has it, with the short mark behind #.",
        "gateway.name-without-caseFile": "“{name}” has no open case that you work on.",
        "gateway.name-without-act": "“{name}” has no act that was not revoked.",
        "gateway.name-without-placement": "“{name}” is in no placement now.",
        "gateway.name-without-transfer": "“{name}” waits to be taken over by nobody.",
        "gateway.name-without-referral": "“{name}” has no referral that still counts.",
        "gateway.row-child-new":
            "The register has no such child within your reach. Register it first, or look at the name, day of birth, commune and personal number.",
        "gateway.row-child-unsure":
            "It is not sure which child this is. If it is one of these, write the name with its short mark in the column of names: {choices}.",
        "gateway.no-campaign-called":
            "No campaign has the title or the id “{campaign}”: see campaigns.Campaigns/List.",
        "gateway.several-campaigns-called":
            "Several campaigns are called “{campaign}”: write one of the ids {ids}.",
        "gateway.no-course-called":
            "No approved course has the title or the id “{course}”: see campaigns.Courses/List.",
        "gateway.several-courses-called":
            "Several courses are called “{course}”: write one of the ids {ids}.",
        "gateway.nobody-called":
            "There is no key of {caller} here. `chungtay keys list` says whose keys there are.",
        "gateway.several-called":
            "There are keys of several people called {caller} here: choose by code, {people}.",
        "gateway.code-taken":
            "The code {code} is {name}'s in {unit}. A person's code stays that person's for good: choose another, or leave out --person.",
        "gateway.code-of-unit":
            "The code {code} is like the unit {other}: choose another, or leave out --person.",
        "gateway.no-code": "No code was found for {name}: name one with --person.",
        "gateway.key-without-secret": "{file} has no secret key.",
        "gateway.key-of-other":
            "The key file {file} is of unit {unit}, not of {other}. Leave out --as, or use the key file of {other}.",
        "gateway.key-signs-nothing":
            "The key in {file} has no half to sign with: have a new one issued, chungtay keys rotate.",
        "gateway.task-case-opened": "The case of",
        "gateway.task-case-protection": "Intervene at once for",
        "gateway.task-case-isolation": "Take out of harm's way",
        "gateway.task-case-isolationEnd": "End the isolation of",
        "gateway.task-case-initialAssessment": "Initial assessment of",
        "gateway.task-case-detailedAssessment": "Detailed assessment of",
        "gateway.task-case-plan": "Plan for",
        "gateway.task-case-decision": "Decide on the plan for",
        "gateway.task-case-returned": "Plan anew for",
        "gateway.task-case-carriedOut": "Carry out the plan for",
        "gateway.task-case-review": "Review the case of",
        "gateway.task-case-closed": "Close the case of",
        "gateway.task-visit": "Visit in care",
        "gateway.task-term": "The term of care ends: end or extend it for",
        "gateway.task-referral": "Answer the referral of",
        "gateway.task-opening":
            "Say whether it was right that {person} ({unit}) opened out of reach the file of",
        "gateway.key-of-nobody":
            "The key file {file} does not say whose it is. Use the file *.key_secret as it was handed to you.",
        "gateway.key-exposed":
            "Others than its owner may read or write the secret key file {file}. Mend that: chmod 600 {file}",
        "gateway.key-unreadable": "{file} cannot be read: {problem}",
        "gateway.folder-unreadable": "The folder {path} may not be read.",
        "gateway.no-key-to-rotate": "{owner} has no key to be replaced. Issue one: chungtay keys issue.",
        "gateway.no-service-key":
            "The service {service} has no keys yet. They are made when it is first started: chungtay up.",
        "gateway.key-exists": "{file} is there already. Delete it or choose another folder.",
        "gateway.backup-no-key":
            "The services on {data} have no key for backups. Make one, and keep its secret file off this machine: chungtay keys init FILE",
        "gateway.backup-key-here":
            "{file} lies in the data directory {data}: who takes this machine would open all backups. Choose a place that is not on this machine, such as a memory stick that is locked away.",
        "gateway.backup-key-there":
            "There is a key for backups already: {file}. Backups that were made with it open with its secret file only. To use another one from now on: --replace",
        "gateway.backup-key-broken":
            "{file} is no key for backups, or is damaged. Take the file that chungtay keys init wrote.",
        "gateway.backup-here":
            "The folder {folder} lies in the data directory {data}, and would be lost with it. Choose one on another disk or machine.",
        "gateway.backup-other-folder":
            "The folder {folder} holds other things than backups. Choose an empty one.",
        "gateway.backup-running":
            "Another backup or restore is at work on {path}. Try again when it has ended.",
        "gateway.backup-none": "The folder {folder} holds no backup.",
        "gateway.backup-unknown": "The folder {folder} holds no backup {id}. There are: {known}.",
        "gateway.backup-broken":
            "{file} is damaged, cut or not the one that was written; nothing was restored from it. Try an earlier backup (--id), or another copy of the folder.",
        "gateway.backup-other-key":
            "The backup {id} was sealed to the key {key}; the file given opens those of {given}.",
        "gateway.backup-not-written":
            "What was written to {folder} does not read back the same: no backup was made, and the earlier ones are as they were. Check the disk.",
        "gateway.backup-no-store":
            "{file} is not there: no backup was made, so that the earlier ones keep what is in it. Restore it first: docs/backup.md",
        "gateway.backup-not-copied":
            "{file} could not be copied: {problem}. The earlier backups are as they were. Look whether the disk of the data directory has room for one more copy of it.",
        "gateway.backup-unsound":
            "{file} is not sound: {problem}. The earlier backups are as they were. What to do: docs/backup.md",
        "gateway.restore-over":
            "{path} is there already: nothing is written over. Choose another place, or put it aside first.",
        "gateway.restore-no-part": "The backup {id} has no {part}. It has: {known}.",
        "gateway.restore-running": "The services run on {data}. Stop them first: chungtay down",
        "gateway.restore-differs":
            "What was restored is not what the backup {id} says: {services}. Nothing was kept of it.",
        "gateway.scratch-of-other":
            "{path} is somebody else's, or others may enter it. Choose another place.",
        "gateway.stack-service": "There is no service {name}. There are: {known}.",
        "gateway.unknown-unit": "Unit {unit} is unknown: neither the reference data nor the policy has it.",
        "gateway.no-person":
            "No key of {unit} was issued to {person}: see chungtay keys list.",
        "gateway.unknown-unit-similar": "Unit {unit} is unknown. Did you mean: {similar}?",
        "gateway.no-issued-document":
            "{file} is no report's JSON file, which chungtay report … --output json writes.",
        "gateway.no-public-keys":
            "The public keys of {service} cannot be read ({file}). Name their file (….signing.pub) with --keys.",
        "gateway.file-unreadable": "File {file} cannot be read.",
        "gateway.file-too-large":
            "File {file} is longer than {most} MiB. Divide it into several.",
        "gateway.file-unwritable": "{file} cannot be written.",
        "gateway.json-malformed": "This is not JSON from here on.",
        "gateway.json-repeated":
            "The member “{member}” stands here for the second time in its object. Leave one.",
        "gateway.json-number": "This number is too large, or longer than {limit} characters.",
        "gateway.no-operator": "The policy gives no unit the role {role:codes}.",
        "gateway.script-not-object": "A line is one JSON object.",
        "gateway.script-verb": "A line has exactly one of: call, set, follow, clock, comment.",
        "gateway.script-member": "There is no member “{name}” here. There are: {known:codes}.",
        "gateway.script-unknown-name": "No value is named {name} yet.",
        "gateway.script-too-much":
            "What stands for the names in one line, or all values that are kept, is longer than {most} MiB or lies too deep in itself. Keep less, or divide the line.",
        "gateway.script-no-caller": "The line does not say who calls; add \"as\" or use --as.",
        "gateway.script-nothing-at": "the reply has nothing at {pointer}",
        "gateway.script-status": "status {found}, expected {expected}",
        "gateway.script-mismatch": "{pointer}: found {found}, expected {expected}",
        "gateway.script-nothing": "nothing",
        "gateway.script-no-event": "no event matched within {timeout} ms",
        "gateway.script-type.string": "{name:codes} must be a string.",
        "gateway.script-type.object": "{name:codes} must be an object.",
        "gateway.script-type.milliseconds": "{name:codes} must be a whole number of milliseconds above 0.",
        "gateway.script-type.count": "{name:codes} must be a whole number above 0.",
        "gateway.script-type.rows": "{name:codes} must be an array, or @file as a string.",
        "gateway.script-type.status": "{name:codes} must be a gRPC status such as OK, INVALID_ARGUMENT.",
        "gateway.script-type.pointer": "{name:codes}: “{entry}” must be a JSON pointer such as /id.",
        "gateway.script-type.unit": "{name:codes} must be a unit's path such as thai-binh/so-y-te.",
        "gateway.member-unknown": "{method} has no member “{member}”. Nearest: {known:nearest}.",
        "gateway.column-unknown":
            "There is no column “{member}”: mend its heading, or take the column out if it is not needed. Nearest: {known:nearest}.",
        "gateway.column-unknown-labelled": "{method}: write “{member}” by its name, {known:codes}.",
        "gateway.member-unknown-labelled": "{method}: write “{member}” by its name, {known:codes}.",
        "gateway.member-none": "{method} takes no members. Leave out {member}.",
        "gateway.more-problems": "… and {count} more",
        "gateway.column-several": "Column “{column}” could be: {en}. Write the whole name of one of them.",
        "gateway.column-twice": "Columns “{column}” and “{other}” are both {name}. Leave one.",
        "gateway.cell-number":
            "“{value}” is no number that can stand here. Type digits alone, such as 1000000.",
        "gateway.cell-two-numbers":
            "“{value}” is {one} to some and {other} to others. Type one of these, without a mark between the thousands.",
        "gateway.cell-truth": "“{value}” is neither yes nor no. Type yes or no.",
        "gateway.cell-error":
            "The cell has the spreadsheet's error {value}. Write the value again, or leave it empty where nobody knows.",
        "gateway.cell-no-day":
            "“{value}” is no day that there is from 1900 to 2199. Write day/month/year, as 14/02/2015.",
        "gateway.cell-month-first":
            "“{value}” seems to have the month before the day. Write day/month/year: {day}, if that is the day.",
        "gateway.cell-century":
            "“{value}” has two digits of the year only, which may be {year} or {later}. Write all four: {one} or {other}.",
        "gateway.column.why-refused":
            "Why refused",
        "gateway.also.ethnic-group.hmong": "Mong; Miao",
        "gateway.column.numbering": "No.; Row number",
        "gateway.column.row":
            "Row in the file",
        "gateway.column.table-column": "Column",
        "gateway.export-format":
            "The file's ending says what the table is written as: .xlsx, .ods, .csv or .jsonl.",
        "gateway.template.column": "Column",
        "gateway.template.required": "Required",
        "gateway.template.what": "What to write",
        "gateway.template.example": "Example",
        "gateway.template.sheet": "Table",
        "gateway.template.lists": "Lists",
        "gateway.template.guide": "Guide",
        "gateway.template.for-example": "for example",
        "gateway.template.remark":
            "A row that begins with # is a remark and is not imported: the example may stay or go.",
        "gateway.template.empty":
            "What nobody knows stays empty. Columns that are not used may be deleted; merge no cells.",
        "gateway.template.rejected":
            "Refused rows come back in a file of the same kind, why in the last column: mend them and import that file.",
        "gateway.template.write.text": "text; a number that begins with a zero must keep it",
        "gateway.template.write.day": "day/month/year, all four digits of the year",
        "gateway.template.write.day-or-year":
            "day/month/year, all four digits of the year; the year alone where nothing else is known",
        "gateway.template.write.whole": "a whole number",
        "gateway.template.write.number": "a number",
        "gateway.template.write.truth": "yes or no",
        "gateway.template.write.list": "several values with semicolons between them",
        "gateway.template.write.choice": "choose from the list",
        "gateway.template.write.name": "the name, as lists have it",
        "gateway.template.write.unit":
            "the name of a unit; where several are called so, a comma and what it belongs to",
        "gateway.cell-several": "“{value}” is what several codes are called. Type one of the codes: {codes}.",
        "gateway.cell-unit-several":
            "There are several units called “{value}”. Add after a comma what it lies in, or write one of the paths: {units:codes}.",
        "gateway.cell-unit-ended":
            "“{value}” is no unit of this day any more. Write what stands in its place: {units:codes}.",
        "gateway.row-too-long":
            "This row takes {size} MiB; a row takes 4 MiB at most. Shorten it: often a whole text was pasted into a cell.",
        "gateway.import-nothing":
            "No row was accepted: all {count} were refused. Row {row}: {message}",
        "gateway.import-empty": "The file has no row to import. Write the rows below the line of headings.",
        "gateway.column.part": "Part",
        "gateway.part-unknown": "Not recorded",
        "gateway.by.district": "District",
        "gateway.by.commune": "Commune",
        "gateway.by.sex": "Sex",
        "gateway.by.ageBand": "Age",
        "gateway.by.ethnicity": "Ethnic group",
        "gateway.by.disabilityType": "Type of disability",
        "gateway.by.disabilityDegree": "Degree of disability",
        "gateway.doubtful":
            "Whether it was done is not known. Ask again under this same idempotency key, and it is done once only: --key {key}",
        "gateway.violations": "{status}: {count} things to mend",
        "gateway.no-description":
            "The program {program} does not say what it answers. Build it again (swift build).",
        "gateway.unit-was": "{now} (formerly {then})",
        "gateway.unit-now": "{then} (now {now})",
        "gateway.unit-until": "{then} (until {day})",
        "gateway.unit-unknown": "No unit is called “{unit}”. chungtay units prints all.",
        "gateway.unit-unknown-near": "No unit is called “{unit}”. Nearest: {nearest}.",
        "gateway.document-unreadable":
            "The service gave a document that cannot be read: the two may be of different versions.",
        "gateway.no-chromium":
            "PDF wants Chromium and fonts with all Vietnamese letters: run compose/install --paper (or apt-get install chromium fonts-liberation2), or name the program in CHUNGTAY_CHROMIUM. The other formats need neither.",
        "gateway.not-printed":
            "{program} did not print the page as PDF: try again, or write html and print it from a browser.",
        "gateway.none-sent":
            "No report of plan {plan} for {period} was sent yet: leave --as-sent out to compile one.",
    ]
}
