extension CheckTexts {
    static let en: [String: String] = [
        // Words
        "check.text-empty": "The {field} is not there: write a few words.",
        "check.text-too-long": "The {field} has {count} characters: shorten it to {limit}.",

        // Numbers and money
        "check.number-outside": "The {field} is {number}, outside {least} to {most}: write a number within.",
        "check.no-such-page": """
        The {field} is none of this list, asked for with these filters: write what the page \
        before gave, or leave it out to begin anew.
        """,
        "check.money-negative": "The {field} is {amount} đồng: write 0 đồng or more.",
        "check.money-not-positive": "The {field} is {amount} đồng: write more than 0.",

        // Days
        "check.day-in-future":
            "The {field} {day} is in the future (today is {today}): write a day up to today.",
        "check.day-before":
            "The {field} is {day}, before the {fact} ({set}): write {bound} or later, or correct the {fact} if that day is wrong.",
        "check.day-not-after":
            "The {field} is {day}, not after the {fact} ({set}): write {bound} or later, or correct the {fact} if that day is wrong.",
        "check.day-after":
            "The {field} is {day}, after the {fact} ({set}): write {bound} or earlier, or correct the {fact} if that day is wrong.",
        "check.day-before-fixed": "The {field} is {day}, before the {fact} ({set}): write {bound} or later.",
        "check.day-not-after-fixed":
            "The {field} is {day}, not after the {fact} ({set}): write {bound} or later.",
        "check.day-after-fixed": "The {field} is {day}, after the {fact} ({set}): write {bound} or earlier.",
        "word.CheckDay.given": "day of this",
        "word.CheckDay.today": "present day",

        // Lists and codes
        "check.none-named": "There is no {field}: write at least one.",
        "check.count-outside": "The {field} are {count}: write {least} to {most} of them.",
        "check.named-twice": "The {field} is written twice: leave one out.",
        "check.code-unknown": "{field}: there is no code “{code}”. Nearest: {codes:nearest}.",
        "check.code-unknown-labelled": "{field}: write “{code}” as its code, {codes:codes}.",
        "check.code-not-then": "{field}: there is no code “{code}” on {day}. Nearest: {codes:nearest}.",
        "check.no-codes-then": "{field}: there is no code at all on {day}: give another day.",
        "check.not-clearable": "“{member}” cannot be taken off: only {members:codes} can.",
        "check.not-clearable-labelled": "{field}: write “{member}” as its code, {members:codes}.",
        "check.cleared-and-given": "{member} is both given and taken off: choose one.",
        "check.id-taken": "The id {id} is taken: leave it out, or choose another one.",
        "check.not-of-this-fact":
            "The fact is about {aspect} and has no {field}: leave {field} out, or choose another fact.",
        "check.fact-of-every-day":
            "The fact is about {aspect}, which is so on every day: correct it by an update, not by the fact.",

        // Units
        "check.unit-unknown":
            "{field}: there is no unit {unit}. Write a path like province/district/commune. Nearest: {nearest}.",
        "check.unit-not-then": "{field}: the unit {unit} did not exist on {day}. Write the unit of that day.",
        "check.unit-not-yet":
            "{field}: the unit {unit} was not there yet on {day}. Write what it was then: {then}.",
        "check.unit-succeeded": "{field}: the unit {unit} is no more on {day}. Write {now}.",
        "check.not-a-commune":
            "{field}: {unit} is not a commune. Write the path of a commune, ward or township.",
        "check.not-a-district":
            "{field}: {unit} is not a district on {day}. Write the path of a district, town or city.",

        // Children
        "check.before-birth": "{day} is before the birth of child {id}: check the day and the child's id.",
        "check.child-closed":
            "The child {id} has been off the register since {day}: check the child's id, or write a day before that.",

        // People
        "check.name":
            "The {field} “{name}” is not one: write the full name, 2 to 100 characters, letters and blanks only.",
        "check.name-not-latin":
            "The {field} has “{letter}” ({character}), which is no Latin letter, though it may look like one: write it again with a Vietnamese keyboard.",
        "check.spreadsheet-error":
            "The {field} is “{text}”, an error of the spreadsheet and not a value: mend the formula, or write what should stand there.",
        "check.personal-number": "The {field} “{number}” is not one: write all 12 digits.",
        "check.personal-number-sex":
            "The {field} {number} belongs to someone of another sex: check the 4th digit, or the sex.",
        "check.personal-number-year":
            "The {field} {number} belongs to someone born in {year}, not {birthYear}: check digits 4 to 6, or the birth.",
        "check.number-zero-dropped":
            "The {field} “{number}” lacks the zero in front, which the spreadsheet dropped: make the column text, and write all digits again.",
        "check.number-rounded":
            "The {field} “{number}” is rounded: the spreadsheet took it for a quantity, and digits are lost. Make the column text, and write all digits again.",
        "check.phone": "The {field} “{phone}” is not a Vietnamese number: write 10 digits from 0, or +84.",
    ]
}
