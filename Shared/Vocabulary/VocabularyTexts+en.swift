extension VocabularyTexts {
    static let english: [String: String] = [
        // Where a JSON pointer points
        "pointer.root": "the request",
        "pointer.item": "item {number}",
        "pointer.item-of": "item {number} of {list}",

        // What texts are made of
        "text.control":
            "{field}: the character at position {position} is the control character {character}, which no text may hold: delete it, or type the text anew.",
        "text.invisible":
            "{field}: after “{before}” stands {character}, an invisible character: type the name anew, with a blank there if two words meet.",
        "text.too-long": "The {field} has {count} characters: shorten it, to {limit} at the very most.",

        // Values
        "value.day": "“{value}” is not a day: write an existing one as YYYY-MM-DD, between 1900 and 2199.",
        "value.day-as-number":
            "“{value}” is what a spreadsheet makes of a day when the column is not a date: make the column text, and write the day as YYYY-MM-DD.",
        "value.day-short-year":
            "“{value}” has two digits for the year, and which of its numbers is the day nobody can tell: write it as YYYY-MM-DD.",
        "value.month": "“{value}” is not a month: write it as YYYY-MM, between 1900 and 2199.",
        "value.timestamp":
            "“{value}” is not a time: write it as 2020-12-10T01:00:00Z or with an offset such as +07:00.",
        "value.period": "The period ends on {end}, before it begins on {start}: swap the two days.",
        "value.month-day": "“{value}” is not a day of the year: write it as MM-DD.",
        "value.id": "“{value}” is not an id: give a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057.",
        "value.unit":
            "“{value}” is not a unit: give its path in lower-case letters without marks, such as thai-binh/thai-thuy.",
        "value.unit-near": "“{value}” is not the path of a unit. Nearest: {units:nearest}.",
        "value.unit-labelled": "Write “{value}” as its path, {units:codes}.",
        "value.sequence": "“{value}” is not the number of an event: write it in digits, from 1.",
        "value.positions": "“{value}” is not a list of positions: write it as registry=1042,catalogue=88.",
        "value.incarnation": "“{value}” is no life of a log: that is 16 hexadecimal digits in lower case.",
        "value.chain-head":
            "“{value}” is no head of a log's chain: that is 64 hexadecimal digits in lower case.",
        "value.money":
            "{value} is not an amount of đồng that can be kept: stay within ±9,000,000,000,000,000.",
        "value.choice": "“{value}” is not one of the possible words: choose from {choices:codes}.",
        "value.choice-labelled": "Write “{value}” as its code, {choices:codes}.",
        "value.person-name":
            "“{value}” is not a person's name: give 2 to 100 characters with at least one letter.",
        "value.person-code":
            "“{value}” is not the code of a person of an office: give 1 to 32 lower-case Latin letters, digits and hyphens.",
        "value.personal-id": "“{value}” is not a personal identification number: give its 12 digits.",
        "value.phone":
            "“{value}” is not a telephone number: give 10 digits from 0 for a mobile, or 11 from 02 for a fixed line.",
        "value.deadline-rule":
            "“{value}” is not a time limit: write it as within 5 working-days, by 06-30 or before 12-10.",
        "csv.empty": "The file holds no header line: begin with the names of the columns.",
        "csv.column-twice": "The column “{column}” stands twice in the header: name each column once.",
        "csv.field-count":
            "The row has {count} fields and the header {expected}: give one field for each column.",
        "csv.text-after-quote":
            "Text follows a closing quote: put the whole field in quotes, and double a quote inside.",
        "csv.too-long":
            "The row that goes on here is longer than {most} KiB, mostly for a quote that is not closed: close it, or write less.",
        "csv.unclosed-quote":
            "A quote is opened and never closed: close it, and double a quote inside the field.",
        "reference.unreadable":
            "The file cannot be read in {directory}: see that it is there, readable, and in UTF-8.",
        "reference.no-law":
            "The column “{column}” is empty: nothing is confidential without a law that says so; write which.",
        "reference.calendar-day":
            "“{value}” in the column “{column}” is no day: write 2026-02-17, 09-02 for every year, or 2026 for a year.",
        "reference.calendar-kind":
            "“{value}” cannot be {kind:codes}: a year is announced, days off in place of others are weekdays, and days worked in their place are not.",
        "reference.required": "The column “{column}” is empty: every row needs it.",
        "reference.choice": "“{value}” in the column “{column}” is not one of {choices:codes}.",
        "reference.choice-labelled":
            "Write “{value}” in the column “{column}” as its code, {choices:codes}.",
        "reference.number":
            "“{value}” in the column “{column}” is not a number that it may hold: give a whole one.",
        "reference.flag": "“{value}” in the column “{column}” is neither yes nor no.",
        "reference.ends-before-start":
            "The row ends on {value}, which is not after its start: “{column}” is the day after.",
        "reference.twice-on-one-day":
            "“{value}” holds twice on one day: end the earlier row where the later begins.",
        "reference.unknown-code":
            "“{value}” in the column “{column}” is a code that the reference data does not have.",
        "reference.sealed-code":
            "“{value}” in the column “{column}” is a confidential category: nothing may point to it.",
        "reference.unknown-unit": "“{value}” in the column “{column}” is no unit of the reference data.",
        "reference.unit-not-then": "“{value}” in the column “{column}” is no unit that existed on {day}.",
        "reference.parent": "“{value}” in the column “{column}” is not what the path continues.",
        "reference.succeeds-itself":
            "“{value}” in column “{column}” succeeds itself: write the new office.",
        "reference.not-ended":
            "“{value}” in column “{column}” still exists on {day}: write its end in organisations.csv.",
        "policy.unit-or-match":
            "A grant names either one unit or a match: give exactly one of {choices:codes}.",
        "policy.no-roles": "The grant gives no role: list at least one: {choices:codes}.",
        "policy.acting-for-itself": "Nobody needs to act for {unit} who is of it: name another unit.",
        "policy.acting-ends-first": "The time of acting ends ({until}) no later than it begins ({from}).",
        "policy.no-reach":
            "The role {role:codes} reaches nothing: list the units that it reaches, “self” for the unit itself.",
        "policy.roles-listed":
            "Each role has a reach of its own: write every role with its units, as {example}; “self” is the unit itself.",
        "policy.unknown-role": "“{value}” is not a role: choose from {choices:codes}.",
        "policy.unknown-role-labelled": "Write “{value}” as its code, {choices:codes}.",

        // Facts
        "record.recorded": "Recorded by {by} on {day}.",
        "record.in-the-way": "In the way is {id}, recorded by {by} on {day}.",
        "fact.unknown": "There is no such fact here: name one of those that its history shows.",
        "fact.voided": "The fact was voided already: {facts}. Record it anew if it was so after all.",
        "fact.taken": "Another fact has this id: {facts}. Correct that one, or choose another id.",
        "fact.backwards": "It would end before it begins: choose another day.",
        "fact.unchanged": "This is what is known already: {facts}. Say what was wrong with it.",
        "fact.overtaken": "Something was learned at a later moment already: {facts}. Send it again.",
        "fact.outside-life":
            "Its days reach before the beginning or past the end of what it is about: {facts}. Correct that, or choose another day.",
        "fact.collides":
            "It cannot be so on the same days as {facts}: end, correct or void that, or choose other days.",
    ]
}
