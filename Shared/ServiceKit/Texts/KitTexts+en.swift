extension KitTexts {
    static let en: [String: String] = [
        // Calls that no handler saw.
        "kit.unknown-method":
            "There is no method {method} here. The nearest is {nearest}. reflection.Methods/List names all.",
        "kit.unknown-method-bare":
            "There is no method {method} here. reflection.Methods/List names all that there are.",
        "kit.role-needed":
            "{method} needs the role {role:codes}, which {unit} does not have. The policy file grants roles.",
        "kit.role-needed-by-person":
            "{method} needs the role {role:codes}, which {person} ({unit}) does not have. The policy file grants roles to units; a person's key may have been given fewer.",
        "kit.unit-succeeded":
            "{unit} ended with {day}: nothing can be done in its name any more. What it did is done by {heirs:nearest}, each with a key of its own.",
        "kit.unit-succeeded-bare":
            "{unit} ended with {day}: nothing can be done in its name any more, and nobody is known to have taken its place.",
        "kit.unit-abolished":
            "{unit} ended with {day} and no unit took its place: nothing can be done in its name any more. Where it was there is now {heirs:nearest}.",
        "kit.unit-abolished-bare":
            "{unit} ended with {day} and no unit took its place: nothing can be done in its name any more.",
        "kit.unit-to-come":
            "{unit} begins on {day}: nothing can be done in its name before that. Until then there is {heirs:nearest}.",
        "kit.unit-to-come-bare":
            "{unit} begins on {day}: nothing can be done in its name before that.",
        "kit.not-acting":
            "{person} ({unit}) may not act for {other} today. The policy file says who acts for which unit, in which roles, from which day to which.",
        "kit.mandate-unreadable":
            "The mandate that was sent along cannot be read, or came together with acting for a unit: send one signed mandate.",
        "kit.mandate-bearer":
            "The mandate of {unit} names another bearer: only the coordinator acts by mandates, and only by those that name it.",
        "kit.mandate-keyless":
            "Services that run without keys take no mandates: run them with keys.",
        "kit.mandate-giver":
            "The mandate of {unit} is signed by no key that its giver has today: somebody in charge has to take the workflow over.",
        "kit.keys-unreadable":
            "The keys cannot be read just now, so nobody can tell who signed the mandate: try again in a moment.",
        "kit.mandate-over":
            "The mandate of {unit} could be used until {day}: somebody in charge has to take the workflow over.",
        "kit.mandate-long":
            "The mandate of {unit} until {day} is too long: at most {days} days from today.",
        "kit.mandate-method":
            "The mandate of {unit} does not allow {method}: call it yourself, or sign another one.",
        "kit.mandate-child":
            "This touches another child than the one that the mandate is for: nothing was done.",
        "kit.mandate-not-here":
            "{method} cannot be done by mandate: one thing at a time is done or asked, within the giver's reach.",
        "kit.program-not-acting":
            "The key of {unit} is a program's: only a person can act for {other}.",
        "kit.key-needed":
            "{method} changes something, so the call must carry an idempotency key: add `idempotency-key` to its metadata, a fresh UUID for each new act, the same one when you try again.",
        "kit.key-reused":
            "This idempotency key was already used for another request. Use a fresh key for a new act, the same key only to repeat the same one.",
        "kit.reply-forgotten":
            "This step ({method}) was done on {day} under the same idempotency key; what was answered then is not kept any more: it is not done again. Look at the record, and go on by hand.",
        "kit.reply-destroyed":
            "This was done under the same idempotency key already, but what was answered then said who somebody is who has been forgotten since: read what there is now.",
        "kit.key-bad": "An idempotency key has 1 to 128 visible ASCII characters. A UUID will do.",
        "kit.purpose-bad":
            "Why you look cannot be kept like that: write a sentence of {limit} characters at most, without control characters, that does not begin with “mandate” (which is for what is done by one).",
        "kit.break-glass-not-here":
            "{method} shows no single child’s file. Breaking the glass is for one child’s file, not for lists, searches, figures or changes.",
        "kit.dry-run-not-here":
            "{method} cannot be tried: only an import says beforehand what it would do. Leave the trial out.",
        "kit.break-glass-program":
            "The key of {unit} is a program’s: only a person, by a key of their own, may break the glass.",
        "kit.break-glass-role":
            "{person} ({unit}) does not have the role {role:codes}, which breaking the glass takes.",
        "kit.break-glass-reason":
            "Say why the glass has to be broken: {least} different words at least, {limit} characters at most, without control characters. The lead agency will read it.",
        "kit.seen-malformed": "`seen` must be written service=number,service=number: “{value}” is not.",
        "kit.seen-own-ahead":
            "`seen` says {service}={wanted}, but the log of {service} ends at {reached}. Is it another deployment's number, or was the log restored from a backup?",
        "kit.seen-far-ahead":
            "`seen` says {source}={wanted}, but {service} knows the log of {source} to be at {reached}. Is that another system's number? If a great deal has just been imported, call again in a few minutes.",
        "kit.seen-lost":
            "What you have seen of {source} up to {wanted} is no more: that log was restored from a backup and is at {reached} now. Look at the data again, then call again.",
        "kit.behind":
            "{service} has not yet heard all of {source}: it is at {reached} and you have seen {wanted}. Try again.",
        "kit.behind-just-now": "{service} had not yet heard all that you have seen. Try again.",
        "kit.query-too-long":
            "{method} was stopped because it took too long. Narrow the question: a smaller unit, a shorter span of days, more conditions, or fewer indicators at a time.",
        "kit.import-overtaken":
            "Another import under the same idempotency key has moved on meanwhile. Send the rows again.",
        "kit.not-in-name":
            "You may not act in the name of {unit}: only that unit itself or a People's Committee above it does this, and you are {own}.",
        "kit.out-of-scope":
            "You may not act for {unit}: it is outside the units that yours may act for ({scope}).",
        "kit.stopping": "{service} is stopping. Try again in a moment.",
        "kit.cancelled": "The call was cancelled before it was done.",
        "kit.deadline": "{method} did not finish within the time that the call allowed.",
        "kit.internal":
            "Something went wrong inside {service}, and nothing was changed. The operator finds it in the log under {call}.",
        "kit.disk-full":
            "{service} has no room left to write, and takes nothing in: tell the operator to make room, then try again.",
        "kit.store-damaged":
            "The store of {service} is damaged: what lies there is not what was written, and nothing more is changed. Tell the operator, who can put back the last backup.",
        "kit.store-unavailable":
            "{service} cannot use its store just now, and nothing was changed. Try again.",
        "kit.too-large": "The reply would be longer than a message may be (4 MiB). Ask for less.",
        "kit.row-malformed": "Row {row} cannot be read.",

        // Events.
        "kit.other-life":
            "Event {after} in the log of {service} is not the one that was received: the log was restored from a backup.",
        "kit.from-beyond":
            "The log of {service} ends at {head}: there is nothing after {after} to follow from.",

        // Clock and store.
        "kit.clock-not-simulated":
            "This deployment goes by the machine's clock. Only one whose {setting:codes} is {simulated:codes} can be moved.",
        "kit.clock-backwards": "The clock shows {today} and moves forwards only: {day} is before it.",

        // Files that people write.
        "kit.file-unreadable": "The file {file} is not there or cannot be read.",
        "kit.file-not-utf8": "The file {file} is not UTF-8 text.",
        "kit.file-too-large":
            "The file {file} is longer than {most} MiB: too long for one that a person wrote. Is it the right file?",
        "kit.file-empty": "The file {file} is empty.",
        "kit.yaml-malformed":
            "From here on this is not YAML: check indentation, colons, brackets and quotes.",
        "kit.yaml-tab": "There is a tab here: indent with blanks.",
        "kit.yaml-token":
            "This character cannot begin a value: put the text in quotes, and indent with blanks.",
        "kit.yaml-colon":
            "A colon is misplaced or missing here: write “key: value”, and put a text with a colon in quotes.",
        "kit.yaml-bracket": "A list in brackets is not closed, or lacks a comma: check [ ] and { }.",
        "kit.yaml-quote": "A quote is opened and never closed: add the last one.",
        "kit.yaml-indent":
            "This line is not indented as those above: indent entries of one level alike.",
        "kit.yaml-alias": "No alias (*name) can be used here: write the value again.",
        "kit.yaml-expansion":
            "The file repeats named parts (*name) so often that, written out, it would be too long. Write the values themselves there.",
        "kit.yaml-unknown-member": "There is no member {member} here. There are: {known:codes}.",
        "kit.yaml-unknown-member-labelled": "Write “{member}” by its name, {known:codes}.",
        "kit.yaml-duplicate-key": "The same key is given twice: {key}. Keep one.",
        "kit.yaml-key-not-text": "A key must be a plain word.",
        "kit.yaml-unknown-key": "“{key}” is not a word that is known here. Known: {known}.",
        "kit.zone-offset": "A zone is -720 to 840 minutes ahead of UTC: {value} is not. Vietnam is 420.",
        "kit.limit-range": "{member:codes} is {least} to {most}: {value} is not.",

        // Why a process does not start.
        "kit.data-unwritable":
            "The data directory {path} cannot be written. Give its owner, or --data, another one.",
        "kit.port-taken":
            "{endpoint} is taken by another process. Stop that one, or choose another with --endpoint.",
        "kit.endpoint-bad":
            "{endpoint} is not an endpoint to listen on. Write tcp://HOST:PORT or ipc://PATH.",
        "kit.database-newer":
            "{service}’s store was written by a newer program: this one does not know its steps {steps}. Run the newer program.",
        "kit.database-differs":
            "{service}’s store was laid out by another version of this program (its step {step}), and nothing converts it. Set the data directory aside and begin with an empty one, or run the program that wrote it.",
        "kit.file-damaged":
            "The store of {service}, {path}, is damaged and cannot be opened. Set it aside, and put back the last backup: chungtay restore DIR.",
        "kit.data-in-use": "{path} is in use by another process. Stop that one first.",
        "kit.vault-key":
            "The key file {file}, which opens confidential data, is missing, cannot be read, or is not this store's (a store restored from before the keys were rotated). Take it from the same backup as the store: chungtay restore FOLDER --key FILE --id ID --only keys/vault.",
        "kit.signing-key":
            "The file {file} of the keys that the logs are signed with cannot be read. Restore it from the backup of the keys, or set it aside: the service then makes itself a new key, and `chungtay audit verify` says what was signed with the one before.",
        "kit.keys-missing":
            "The key file {file} is missing or cannot be read. `chungtay keys` makes the keys of a deployment.",
        "kit.key-exposed":
            "Others than its owner may read or write the secret key file {file}. Mend that: chmod 600 {file}",
        "kit.key-malformed": "The public key of {service} is not 40 characters of Z85.",
        "kit.insecure-not-local":
            "--insecure is only for loopback and ipc: {endpoint} can be reached from elsewhere.",
        "kit.no-endpoint": "Nothing says where {service} listens. Name it in stack.yaml or with --endpoint.",
        "kit.startup-internal": "{service} could not start: {problem}",

        // Evidence
        "kit.too-many-heads":
            "There are {number} heads to compare, and {most} at most: ask in several calls.",
        "kit.evidence-version-missing":
            "{table}: of the fact {fact} of {subject} there is no row that says what event {event} told. It was changed or removed.",
        "kit.evidence-hidden-version-missing":
            "{table}: event {event} told something confidential, and there is no row of it. It was removed.",
        "kit.evidence-version-unexplained":
            "{table}: row {number} (fact {fact} of {subject}) is not what event {event} told. It was changed or put in.",
        "kit.evidence-column-differs":
            "{table}: of {subject} the column {column} is not what follows from {facts}. It was changed, or the facts were.",
        "kit.evidence-row-differs":
            "{table}: {subject} is not as event {event} left it. It was changed or removed.",
        "kit.evidence-row-untold": "{table}: no event tells of {subject}. It was put in.",
        "kit.evidence-row-missing":
            "{table}: row {number} is missing although later ones are there. It was removed from the file.",
        "kit.evidence-rows-missing":
            "{table}: rows {number} to {last} are missing although later ones are there. They were removed from the file.",
        "kit.evidence-row-altered":
            "{table}: row {number} is not what was written after the one before it. It, or the chain up to there, was changed, exchanged or put in.",
        "kit.evidence-text-altered":
            "{table}: of what was adopted, the text {digest} is missing or is another. It was changed or removed.",
        "kit.evidence-row-unnumbered":
            "{table}: there is a row with the number {value}, which no row gets. It was put in from outside.",
        "kit.evidence-look-missing":
            "{table}: {count} of the children that row {number} of the read log showed are not found by it. Entries were removed.",
        "kit.evidence-look-strange":
            "{table}: there are entries by which a child is found that no row of the read log showed. They were put in from outside.",
        "kit.evidence-trigger-missing":
            "{table}: the trigger “{name}”, which keeps rows from being changed or removed, is missing. Somebody took it away.",
        "kit.evidence-trigger-altered":
            "{table}: the trigger “{name}”, which keeps rows from being changed or removed, is not the one that was laid. Somebody replaced it.",
        "kit.evidence-trigger-strange":
            "{table}: there is a trigger “{name}” that the program did not lay. It may change what is written.",
        "kit.evidence-part-missing": "{table}: the part “{name}” of the store’s layout is missing.",
        "kit.evidence-part-altered":
            "{table}: the part “{name}” of the store’s layout is not as the program laid it.",
        "kit.evidence-part-strange": "{table}: the store has a part “{name}” that the program did not lay.",
        "kit.evidence-head-unreadable": "{table}: row {number} is no signed head. It was changed.",
        "kit.evidence-head-forged":
            "{table}: signature {number} does not fit what it signs. The service did not sign that.",
        "kit.evidence-head-key-unknown":
            "{table}: signature {number} was made with the key {key}, which is not here, and cannot be checked. Check again with the file of the old public keys; without it the signature is somebody else’s.",
        "kit.evidence-head-key-over":
            "{table}: signature {number} was made with the key {key} after another had taken its place. Somebody who has the old key wrote the log anew.",
        "kit.access-anyone":
            "Yes: whoever has a key may call {method}.",
        "kit.access-granted":
            "Yes: {unit} may call {method} on {day}, as {role:codes}.",
        "kit.access-granted-for":
            "Yes: {unit} may call {method} for {place} on {day}, as {role:codes}.",
        "kit.access-acting":
            "Yes, acting for {place}: {unit} may call {method} with --for {place} on {day}, in the role {role:codes}.",
        "kit.access-acting-line":
            "{line}: {unit} may act for {place} in the role {role:codes}, in calls with --for {place}.",
        "kit.access-ended":
            "No: {unit} does not exist on {day}.",
        "kit.access-no-role":
            "No: {method} needs the role {role:codes}, which the policy does not give {unit} on {day}.",
        "kit.access-narrowed":
            "No: the unit has the role {role:codes}, but the key of {unit} was not given it.",
        "kit.access-out-of-reach":
            "No: as {role:codes} {unit} does not reach {place} on {day}.",
        "kit.access-line":
            "{line}: as {role:codes} it reaches {reach}.",
        "kit.access-speaks":
            "{unit} acts in the name of {place}, also in what only an office itself does, as money and reports.",
        "kit.access-speaks-not":
            "{unit} does not act in the name of {place}: what only an office itself does, as money and reports, it does not do for it.",
        "kit.access-break-glass":
            "In an emergency a person of {office} who has the role {role:codes} can open one child’s file all the same, for one call, by a key of their own: chungtay call … --break-glass \"why\". That is kept, and the lead agency looks at it.",
        "kit.access-break-glass-not":
            "Opening a file in an emergency (--break-glass) takes the role {role:codes}, which {unit} does not have.",
        "kit.access-more":
            "The method itself may ask for more than a role: whose case it is, in what step something stands.",
        "kit.access-of-others":
            "What another may do is explained to auditors, of units within their reach; everybody may ask about themselves.",
        "kit.access-no-child": "There is no child {id} within your reach.",
        "kit.access-no-policy":
            "This service goes by no policy file: what callers may was settled when they connected.",
        "kit.access-no-person": "Nobody of {unit} with the code {person} has a key.",
        "kit.access-child-or-place": "Name a child or a place, not both.",
        "kit.evidence-head-cut-off":
            "{table}: signature {head} of {at} says that there was a row {number}, which is no more. The last rows were cut off.",
        "kit.evidence-head-rewritten":
            "{table}: signature {head} of {at} says another chain up to row {number} than the one that is there. The rows up to it were written anew.",
        "kit.evidence-known-cut-off":
            "{table}: somebody kept the chain up to row {at}, which is no more. The last rows were cut off, or the store was restored from an older backup.",
        "kit.evidence-known-rewritten":
            "{table}: the chain up to row {at} that somebody kept is not the one that is there. The rows up to it were written anew, or the store was restored from an older backup and written on.",
        "kit.evidence-kept-cut-off":
            "{table}: {keeper} keeps signature {head} of {at}, which this service made: there was a row {number}, which is no more. The last rows were cut off, or the store was restored from an older backup.",
        "kit.evidence-kept-rewritten":
            "{table}: {keeper} keeps signature {head} of {at}, which this service made: the chain up to row {number} was another. The rows up to it were written anew, or the store was restored from an older backup and written on.",
        "kit.evidence-kept-forged":
            "{table}: {keeper} keeps a signature {head} of {at} up to row {number} that does not fit what it signs. This service did not sign that; ask who has the store of {keeper}.",
        "kit.evidence-kept-unknown":
            "{table}: {keeper} keeps signature {head} of {at} up to row {number}, which the log does not have. It was made with the key {key}, which is not here: check again with the file of the old public keys.",
        "kit.evidence-event-unreadable":
            "{table}: event {number} cannot be read as the service wrote it, and nothing can be held against it.",
    ]
}
