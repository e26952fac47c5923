extension ReportingTexts {
    static let en: [String: String] = [
        "reporting.plan-id":
            "The plan's id “{value}” is not well formed: use lower-case ASCII letters, digits and hyphens, like “thai-binh-2020-2025”.",
        "reporting.no-plan-yet":
            "There is no plan “{id}”: none has been published yet. Publish one: chungtay plan publish FILE",
        "reporting.no-plan": "There is no plan “{id}”. Published plans: {known}.",
        "reporting.unit-unknown":
            "There is no unit “{unit}” in the directory: check its path and the days on which it exists.",
        "reporting.twice": "The id “{id}” is used twice: each entry needs one of its own.",
        "reporting.due-one": "A due day takes exactly one of {choices:codes}.",
        "reporting.due-day":
            "The due day “{value}” is not well formed: write MM-DD, for a yearly report only.",
        "reporting.population-one":
            "An indicator takes exactly one population: {choices:codes}.",
        "reporting.fact-one":
            "A condition takes exactly one member: {choices:codes}.",
        "reporting.target-years":
            "A target's last year cannot be before its first: correct one of them.",
        "reporting.target-one": "A target takes exactly one of {choices:codes}.",
        "reporting.no-indicator": "There is no indicator “{id}”. The plan's indicators: {known}.",
        "reporting.period-to-come":
            "The period begins on {start} only (today is {today}): choose one that has begun.",
        "reporting.no-round": "There is no round {id}.",
        "reporting.round-exists":
            "The round of this period was opened on {on}, due on {due}, as {id}: use that one, or open one that is asked for ad hoc (without a duty).",
        "reporting.round-voided":
            "This round never was opened: name another, or ask the lead unit to open one.",
        "reporting.round-closed": "The round was closed on {on}: ask the lead unit to open another.",
        "reporting.round-period":
            "The period does not lie within one period of the duty “{duty}”: write one that the plan asks for.",
        "reporting.round-other-plan":
            "This round belongs to the plan “{plan}”: choose one of the plan that is compiled.",
        "reporting.no-duty": "There is no duty “{id}”. The plan's duties: {known}.",
        "reporting.ad-hoc-needs": "An ad hoc round must say the {field}.",
        "reporting.unit-outside":
            "The unit “{unit}” does not lie in the plan's area ({area}): name units of the area.",
        "reporting.not-asked":
            "The unit “{unit}” is not asked to report in this round: name another round, or have one opened for it.",
        "reporting.passed-on":
            "The unit “{unit}” does not report in this round any more: who does its work reports instead ({heirs}).",
        "reporting.already-submitted":
            "Submission {id} was handed in on {on}: to change it, ask the lead unit to return it.",
        "reporting.not-submitted":
            "Submission {id} has not been handed in, so it cannot be accepted or returned: wait until the unit hands it in.",
        "reporting.already-accepted":
            "Submission {id} was accepted on {on} and cannot be changed, handed in or returned any more: if it is wrong, ask for another round.",
        "reporting.submission-which": "Say the submission's id, or a round and a unit.",
        "reporting.submission-none": "This unit has no submission in the round yet.",
        "reporting.no-submission": "There is no submission {id}.",
        "reporting.figure-denominator":
            "A denominator goes with a percentage only, and cannot be less than the numerator.",
        "reporting.report-too-long":
            "The report takes {octets} bytes, {most} at most: shorten what units handed in, or compile a shorter period.",
        "reporting.plan-too-long": "The plan takes {octets} bytes, {most} at most: shorten it.",
        "reporting.no-compilation": "There is no compilation {id}.",
        "reporting.plan-says":
            "A round of the duty “{duty}” is as the plan says: leave the {field} out, or open an ad hoc round (without a duty).",
        "reporting.nobody-named":
            "No unit is named: give {units:codes}, or set {districts:codes} to true for every district.",
        "reporting.list-empty":
            "An empty list matches nothing: give at least one code.",
        "reporting.age-limit":
            "The age limit must be above 0.",
        "reporting.fact-unfit":
            "The condition “{fact}” cannot hold for the population “{population}”.",
        "reporting.target-outside":
            "A target's years must lie within the plan ({from}-{through}): correct them, or the plan's time.",
        "reporting.target-range":
            "A target is not negative, and a percentage is at most 100.",
        "reporting.target-overlap":
            "A year has one target: these years have another already, correct one of the two.",
        "reporting.no-difficulty": "There is no difficulty {id}.",
        "reporting.no-task":
            "The plan has no activity or clause of tasks “{id}”. Its activities and clauses: {known}.",
        "reporting.difficulty-nobody":
            "There is no other office to answer: the plan names none but this unit itself.",
        "reporting.difficulty-at-committee":
            "This difficulty lies with {unit} already: nobody in the province is above it.",
        "reporting.difficulty-closed":
            "This difficulty was closed on {on} by who raised it: if it is still there, raise another.",
        "reporting.difficulty-answered":
            "This difficulty was answered on {on}: who raised it closes it, or hands it up when not content.",
        "reporting.no-activity": "The plan has no activity “{id}”. Its activities: {known}.",
        "reporting.cutoff-outside":
            "The day of the figures must lie within the period ({start} to {end}): write a day of those.",
        "reporting.estimate-past":
            "The period ended on {end}: nothing is left to estimate, report what was done.",
        "reporting.figure-blank":
            "Where there is no figure, none is given: leave the {field} out, or the mark that there is none.",
        "reporting.figure-missing":
            "The {field} is missing: give a number (0 is one), or say that there is no figure.",
        "reporting.figure-jump":
            "Indicator {indicator}: {before} in the period before, {now} now, which is more than {most}% apart: explain it before handing in.",
        "reporting.figure-below-sum":
            "Indicator {indicator}: the units below report {sum} together, this unit {whole}: explain it before handing in.",
        "reporting.no-sending": "There is no sending {id}.",
        "reporting.number-taken":
            "Number {number} is used in {year} already: give another of the office's book, or none for the next.",
        "reporting.sent-already":
            "This report went to {unit} on {on} as number {number}: to put it right, compile one that restates it and send that.",
        "reporting.sign-own-office": "Who signs by another's authority must say the {field}.",
        "reporting.sign-head-office":
            "Where the head signs, leave the {field} out, or choose another authority.",
        "reporting.sign-alone":
            "Only a body that decides together (a People's Committee) is signed for on its behalf: choose another authority.",
        "reporting.sign-together":
            "A People's Committee decides together: its chair signs on its behalf, not as a single head.",
        "reporting.restating-why": "A report that restates another must say the {field}.",
        "reporting.restating-what": "Say the {field} only where the report restates another.",
        "reporting.restating-other":
            "The report that is restated must be of the same plan and period: name the one of this period, or leave {field} out.",
        "reporting.report.number-sent": "No. {number}/{symbol}",
        "reporting.report.sign.committee": "TM. PEOPLE'S COMMITTEE",
        "reporting.report.sign.deputy": "KT.",
        "reporting.report.sign.byOrder": "TL.",
        "reporting.report.sign.byMandate": "TUQ.",
        "reporting.report.signature.wet": "(signed and sealed)",
        "reporting.report.signature.digital": "(signed digitally)",
        "reporting.nothing-revised":
            "The plan is as version {version} in force has it: there is nothing to revise.",
        "reporting.no-version": "The plan has no version {version}: its versions are 1 to {newest}.",
        "reporting.no-inspection": "There is no inspection {id}.",
        "reporting.inspection-held":
            "It was held on {on}, and its result is recorded: schedule another to add to it.",
        "reporting.inspection-planned": "It is only planned for {on}: record its result first.",
        "reporting.inspects-itself": "A unit does not inspect itself: choose another.",
        "reporting.no-inspection-right":
            "On {day} {unit} may not hold a “{kind}”; choose what it may hold: {others}.",
        "reporting.no-finding": "There is no finding {number}: it has {most}.",
        "reporting.finding-mended": "This finding was mended on {on}: check the number.",
        "reporting.no-review": "There is no review {id}.",
        "reporting.review-concluded": "It was concluded on {on}: open another to add to it.",
        "reporting.review-exists": "A plan has one final review: it was opened on {on}, as {id}.",
        "reporting.review-outside":
            "A review's period must lie within the plan's ({start} to {end}): write one that does.",
        "reporting.review-whole":
            "A final review is of the whole plan ({start} to {end}): give that period, or choose a preliminary one.",
        "reporting.report.leader": "For who decides",
        "reporting.report.decide": "Wait for a decision:",
        "reporting.report.decide-difficulty": "{unit} raised: {text} (waits for {to})",
        "reporting.report.decide-finding": "{unit} has not mended: {text} (by {day})",
        "reporting.report.answered": "{by} answered on {on}: {decision}. {text}",
        "reporting.report.restates": "In place of report {id}. Why: {reason}. Changed: {changes}.",
        "reporting.report.restates-nothing": "In place of report {id}. Why: {reason}. No figure changed.",
        "reporting.report.summary.not-in": "Not in this report: {list}.",
        "reporting.report.raised": "Difficulties that were raised",
        "reporting.report.inspections": "Inspections",
        "reporting.report.column.year-before": "A year before",
        "reporting.report.column.estimate": "Expected by the end",
        "reporting.report.column.behind": "Furthest behind",
        "reporting.report.column.raised-on": "Raised on",
        "reporting.report.column.text": "What",
        "reporting.report.column.lies-with": "Lies with",
        "reporting.report.column.kind": "Kind",
        "reporting.report.column.inspector": "By",
        "reporting.report.column.inspected": "Of",
        "reporting.report.column.held": "Day",
        "reporting.report.column.findings": "Findings",
        "reporting.report.column.unmended": "Not mended",
        "reporting.no-adoption": "There is no unit's own plan {id}.",
        "reporting.adoption-empty":
            "A unit's own plan needs a target, an activity or a sum of money at least.",
        "reporting.adoption-waits":
            "The unit's own plan (version {version}) waits for the lead office: it agrees or gives it back first.",
        "reporting.adoption-returned":
            "The unit's own plan (version {version}) was given back: the unit submits another.",
        "reporting.adoption-agreed":
            "This plan was agreed to on {on}: to change it, the unit submits another.",
        "reporting.adoption-superseded": "Another one took the place of version {version}: go on with that.",
        "reporting.outside-plan":
            "It must lie within the plan's time ({start} to {end}): write days of those.",
        "reporting.report.number": "No. ……/BC-……",
        "reporting.report.summary.met": "In the period {met} of {all} targets were met.",
        "reporting.report.summary.no-targets": "No indicator has a target to judge it by in the period.",
        "reporting.report.summary.short": "Not met: {list}.",
        "reporting.report.summary.duties": "Reports on time: {onTime} of {all}.",
        "reporting.report.summary.late": "Late: {list}.",
        "reporting.report.summary.returned": "Sent back and not in again: {list}.",
        "reporting.report.and-others": "and {count} others",
        "reporting.report.summary.missing": "Overdue and missing: {list}.",
        "reporting.report.summary.money": "Allocated {allocated} đồng, paid {paid} đồng.",
        "reporting.report.recipients": "To:",
        "reporting.report.filed": "- File.",
        "reporting.report.signed": "HEAD OF THE UNIT",
        "reporting.report.sign-here": "(signature, seal)",
        "reporting.report.places-caption": "The share, and below it numerator/denominator",
        "reporting.report.units-then": "By the units as they were on {day}",
        "reporting.report.units-now": "By the units as they are on {day}",
        "reporting.report.units-districts-gone":
            "Since {day} there are no districts: the figures are by those of {last}, the last day that had any",
        "reporting.report.province-level": "Province level",
        "reporting.report.has": "Yes",
        "reporting.report.has-not": "No",
        "reporting.report.grows": "growth",
        "reporting.report.total": "Total",
        "reporting.report.dong": "đồng",
        "reporting.report.of-target": "target {target}",
        "reporting.report.paid-of": "paid {paid} of {allocated} đồng",
        "reporting.report.chart.targets": "What was reached (the upright line is the target)",
        "reporting.report.chart.places": "Place by place, from the lowest on – {indicator}",
        "reporting.report.chart.years": "Through the years – {indicator}",
        "reporting.report.chart.map": "Where the places lie, schematically – {indicator}",
        "reporting.report.chart.money": "Money by source",
        "reporting.report.chart.paid": "Paid",
        "reporting.report.chart.bound": "Committed, not yet paid",
        "reporting.report.chart.left": "Not committed",
        "reporting.report.duty-group": "{name}, {period}, due {due}",
        "reporting.report.country": "SOCIALIST REPUBLIC OF VIET NAM",
        "reporting.report.motto": "Independence - Freedom - Happiness",
        "reporting.report.dated": "{year}-{month}-{day}",
        "reporting.report.dated-at": "{place}, {year}-{month}-{day}",
        "reporting.report.capital": "Hanoi",
        "reporting.report.committee-of": "People's Committee of {unit}",
        "reporting.report.title": "REPORT",
        "reporting.report.period": "Reporting period: {period}",
        "reporting.report.provisional":
            "Provisional figures of {day}: the reporting period had not ended.",
        "reporting.report.without-confidential":
            "{list}: without those who are counted only by what the law keeps private.",
        "reporting.report.progress": "Progress of the indicators",
        "reporting.report.districts": "Results by district",
        "reporting.report.communes": "Results by commune",
        "reporting.report.duties": "Reporting duties",
        "reporting.report.duties-caption": "Reports due in the period",
        "reporting.report.finances": "Money by source",
        "reporting.report.finances-caption": "In Vietnamese đồng",
        "reporting.report.money-activity": "{name} (activity “{activity}”, which the plan does not have)",
        "reporting.report.money-plan": "{name} (written for plan “{plan}”, which nobody published)",
        "reporting.report.narratives": "What the units say",
        "reporting.report.difficulties": "Difficulties:",
        "reporting.report.withheld":
            "{indicator}: the unit states another figure than the services (hidden)",
        "reporting.report.overridden":
            "{indicator}: the services know {known}, the unit states {stated} ({by}: {reason})",
        "reporting.report.unknown": "Unknown",
        "reporting.report.hidden": "(hidden)",
        "reporting.report.yes": "Met",
        "reporting.report.no": "Not met",
        "reporting.report.open": "–",
        "reporting.report.column.indicator": "Id",
        "reporting.report.column.name": "Indicator",
        "reporting.report.column.numerator": "Numerator",
        "reporting.report.column.denominator": "Denominator",
        "reporting.report.column.value": "Value",
        "reporting.report.column.target": "Target",
        "reporting.report.column.gap": "Gap",
        "reporting.report.column.met": "Met",
        "reporting.report.column.districts": "District",
        "reporting.report.column.communes": "Commune",
        "reporting.report.column.report": "Report",
        "reporting.report.column.unit": "Unit",
        "reporting.report.column.period": "Period",
        "reporting.report.column.due": "Due",
        "reporting.report.column.submitted": "Handed in",
        "reporting.report.column.state": "State",
        "reporting.report.column.source": "Source",
        "reporting.report.column.year": "Year",
        "reporting.report.column.allocated": "Allocated",
        "reporting.report.column.committed": "Committed",
        "reporting.report.column.paid": "Paid",
        "reporting.report.column.left": "Left",
        "reporting.report.duty.waiting": "Not due yet",
        "reporting.report.duty.onTime": "On time",
        "reporting.report.duty.late": "Late",
        "reporting.report.duty.dueSoon": "Due soon",
        "reporting.report.duty.returned": "Sent back",
        "reporting.report.duty.invited": "Asked for, not sent",
        "reporting.report.duty.missing": "Missing",
        "reporting.report.days-late": "({days} days)",
        "reporting.report.frozen":
            "Frozen at the log positions {positions}; plan version {version}; report {id}.",
        "reporting.report.attested":
            "Signed by the service {service}: key {key}, SHA-256 {digest}. To be checked with the report's JSON file: chungtay audit signatures --file FILE --keys KEYS.",
        "reporting.report.small-cells":
            "(hidden): cells of few people, counted or left out, and cells that would give those away to who reads all tables together: by district and by commune, by the units of then and of now.",
        "reporting.report.csv.section": "Section",
        "reporting.report.csv.item": "Item",
        "reporting.report.csv.unit": "Unit",
        "reporting.report.csv.column": "Column",
        "reporting.report.csv.value": "Value",
    ]
}
