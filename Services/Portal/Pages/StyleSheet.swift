import Crypto
import Foundation

/// The one style sheet: system letters, one colour, nothing that moves.
enum StyleSheet {
    /// Named after what it says: a browser keeps it until it says something else.
    static let path: String = {
        let digits = SHA256.hash(data: Data(text.utf8)).prefix(6).map { String($0, radix: 16) }.joined()
        return "/style-\(digits).css"
    }()

    static var response: WebResponse {
        WebResponse(
            headers: [
                ("Content-Type", "text/css; charset=utf-8"),
                ("Cache-Control", "public, max-age=604800, immutable"),
            ], body: text)
    }

    static let text = """
        :root { --ink: #16202a; --soft: #51606e; --line: #d5dce2; --paper: #fff; --ground: #f3f6f8; --blue: #0b5394;
          --blue-deep: #083b69; --red: #a61b1b; --red-ground: #fdf0f0; --amber: #8a5300; --amber-ground: #fff6e5;
          --green: #1c6b3a; --green-ground: #eef8f1 }
        * { box-sizing: border-box }
        html { font: 100%/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif;
          color: var(--ink); background: var(--ground) }
        body { margin: 0; min-height: 100vh; display: flex; flex-direction: column }
        main { flex: 1; padding-top: 1.5rem; padding-bottom: 3rem }
        main:focus { outline: none }
        .wide { width: 100%; max-width: 72rem; margin: 0 auto; padding-left: 1rem; padding-right: 1rem }
        .narrow { max-width: 26rem; margin: 4vh auto 0; background: var(--paper); border: 1px solid var(--line);
          border-radius: .5rem; padding: 1.5rem }
        .skip { position: absolute; left: -999rem }
        .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .5rem 1rem; z-index: 1 }
        a { color: var(--blue); text-underline-offset: .15em }
        a:hover { color: var(--blue-deep) }
        :focus-visible { outline: 3px solid #f2b300; outline-offset: 2px; border-radius: .2rem }
        .top { background: var(--blue-deep); color: #fff }
        .top a, .top button.plain { color: #fff }
        .bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.5rem; padding-top: .6rem; padding-bottom: .6rem }
        .brand { font-weight: 700; font-size: 1.15rem; text-decoration: none }
        nav { display: flex; gap: .25rem }
        nav a { text-decoration: none; padding: .35rem .7rem; border-radius: .3rem }
        nav a:hover { background: rgba(255, 255, 255, .12) }
        nav a[aria-current] { background: rgba(255, 255, 255, .18); font-weight: 600 }
        .top nav a { white-space: nowrap }
        .tongue { margin-left: auto; font-size: .875rem }
        .who { position: relative; font-size: .875rem } .who summary { cursor: pointer; padding: .35rem 0; font-weight: 600 }
        .who > div { position: absolute; right: 0; z-index: 1; min-width: 15rem; background: var(--paper); color: var(--ink); border: 1px solid var(--line);
          border-radius: .4rem; padding: .6rem 1rem; box-shadow: 0 .3rem 1rem rgba(0, 0, 0, .15) }
        .who p { margin: 0 0 .4rem; color: var(--soft) } .who a, .who button { display: block; padding: .35rem 0 }
        .top .who a, .top .who button.plain { color: var(--blue) }
        button.plain, a.plain { background: none; border: 0; padding: .25rem 0; font: inherit; color: inherit; text-decoration: underline;
          text-underline-offset: .15em; cursor: pointer }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere }
        h2 { font-size: 1.2rem; line-height: 1.3; margin: 2rem 0 .6rem }
        .lead { color: var(--soft); margin: 0 0 1.25rem; font-size: 1.05rem }
        .small { font-size: .875rem; color: var(--soft) }
        .hint { color: var(--soft); margin: .1rem 0 .35rem; font-size: .925rem }
        .count { color: var(--soft); font-weight: 400 }
        .note, .away, .mistakes, .empty { border-radius: .4rem; padding: .75rem 1rem; margin: 1rem 0; border: 1px solid var(--line) }
        .note { background: var(--green-ground); border-color: #b9dcc6; color: var(--green) }
        .away { background: var(--amber-ground); border-color: #ecd3a2; color: var(--amber) }
        .mistakes { background: var(--paper); border: 3px solid var(--red) }
        .mistakes h2 { margin: 0 0 .4rem } .mistakes ul { margin: 0; padding-left: 1.2rem } .mistakes a { color: var(--red); font-weight: 600 }
        .empty { background: var(--paper); color: var(--soft) }
        .note p, .away p, .empty p { margin: .1rem 0 }
        form .field { margin: 0 0 1.25rem }
        .field.wrong { border-left: 4px solid var(--red); padding-left: .8rem }
        label, legend { font-weight: 600; display: block; padding: 0 }
        fieldset { border: 0; margin: 0; padding: 0; min-width: 0 }
        .mistake { color: var(--red); font-weight: 600; margin: .1rem 0 .35rem }
        input[type=text], input[type=password], select { font: inherit; width: 100%; max-width: 34rem; min-height: 2.75rem; padding: .4rem .6rem;
          border: 1px solid #7b8895; border-radius: .3rem; background: var(--paper); color: var(--ink) }
        input.short { max-width: 10rem } input.middle { max-width: 16rem }
        [aria-invalid] { border: 2px solid var(--red) !important }
        .choices { display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; margin-top: .25rem }
        .choice { font-weight: 400; display: flex; align-items: center; gap: .5rem; min-height: 2.5rem }
        .choice input { width: 1.25rem; height: 1.25rem; accent-color: var(--blue) }
        button, .button { display: inline-block; font: inherit; font-weight: 600; background: var(--blue); color: #fff; border: 0;
          border-radius: .3rem; padding: .65rem 1.25rem; text-decoration: none; cursor: pointer; min-height: 2.75rem }
        button:hover, .button:hover { background: var(--blue-deep); color: #fff }
        .button.second { background: var(--paper); color: var(--blue); box-shadow: inset 0 0 0 1px var(--blue) }
        button.plain:hover { background: none; min-height: 0 } button.plain { min-height: 0; font-weight: 400 }
        .acts { display: flex; flex-wrap: wrap; align-items: center; gap: .75rem 1.25rem; margin: 1.5rem 0 }
        .search { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .75rem }
        .search .field { flex: 1 1 18rem; margin: 0 } .search input { max-width: none }
        textarea { font: inherit; width: 100%; max-width: 34rem; padding: .4rem .6rem; border: 1px solid #7b8895; border-radius: .3rem }
        .secret { display: block; font-size: 1.15rem; letter-spacing: .05em; margin: .3rem 0; overflow-wrap: anywhere } .codes code { font-size: 1.1rem }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
        .met-yes { color: var(--green); font-weight: 600 } .met-no { color: var(--red); font-weight: 600 } [aria-current="true"] { font-weight: 700; text-decoration: none }
        .chart { display: block; width: 100%; max-width: 40rem; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; margin-bottom: 1rem }
        .chart .axis { stroke: var(--line) } .chart .course { fill: none; stroke: var(--blue); stroke-width: 2.5 } .chart .dot { fill: var(--blue) }
        .chart .goal { fill: none; stroke: var(--amber); stroke-width: 2; stroke-dasharray: 6 4 }
        .chart text { font-size: 13px; text-anchor: middle; fill: var(--soft) } .chart .figure { fill: var(--ink); font-weight: 600 }
        .share { width: 8rem; height: .65rem; display: block } .share .ground { fill: var(--line) } .share .course { fill: var(--blue) }
        .back { margin: 0 0 .75rem } a.act { font-size: .875rem; margin-left: .5rem; white-space: nowrap }
        .tasks .do { grid-column: 2; margin-top: .25rem } .do .button { padding: .35rem .9rem; min-height: 0 }
        .doing ul { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem; margin: 0 0 1rem; padding: 0 } nav.doing { display: block }
        .doing a { display: block; background: var(--paper); box-shadow: inset 0 0 0 1px var(--line); border-radius: .3rem; padding: .45rem .8rem }
        .doing a:hover { box-shadow: inset 0 0 0 1px var(--blue); background: var(--paper) }
        .tasks, ul.plain, .track, .story { list-style: none; margin: 0; padding: 0 }
        .tasks, dl, table, .story, .track, ul.plain:not(:empty) { background: var(--paper); border: 1px solid var(--line); border-radius: .4rem }
        .tasks li { display: grid; grid-template-columns: 9rem 1fr; gap: .25rem 1rem; padding: .7rem 1rem; border-top: 1px solid var(--line) }
        .tasks li:first-child { border-top: 0 } .tasks p { margin: 0 }
        .when strong { display: block; font-variant-numeric: tabular-nums } .late > h2 { color: var(--red) }
        .when .late { color: var(--red); font-size: .875rem; font-weight: 600 }
        dl { display: grid; grid-template-columns: minmax(7rem, 12rem) 1fr; margin: 0; padding: .35rem 1rem }
        dt { color: var(--soft); padding: .35rem .75rem .35rem 0 } dd { margin: 0; padding: .35rem 0; overflow-wrap: anywhere } dd span { display: block }
        .columns { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; align-items: start }
        ul.plain li { padding: .6rem 1rem; border-top: 1px solid var(--line) } ul.plain li:first-child { border-top: 0 }
        .track { padding: .4rem 1rem } .track li { display: flex; flex-wrap: wrap; gap: 0 .75rem; padding: .35rem 0 .35rem 1.5rem; position: relative }
        .track li::before { content: ""; position: absolute; left: 0; top: .75rem; width: .7rem; height: .7rem; border-radius: 50%; border: 2px solid var(--soft) }
        .track .done::before { background: var(--green); border-color: var(--green) }
        .track .late::before { border-color: var(--red); background: var(--red) } .track .late .small { color: var(--red); font-weight: 600 }
        .track .due::before { border-color: var(--blue) } .track .later { color: var(--soft) }
        .step::first-letter { text-transform: uppercase }
        .story li { display: grid; grid-template-columns: 6.5rem 1fr; gap: .75rem; padding: .55rem 1rem; border-top: 1px solid var(--line) }
        .story li:first-child { border-top: 0 } .columns + .hint { margin-top: 1.5rem } .story p { margin: 0 } time { color: var(--soft); font-variant-numeric: tabular-nums }
        .scroll { overflow-x: auto; margin-bottom: 1rem } table { width: 100%; border-collapse: separate; border-spacing: 0 }
        th, td { text-align: left; vertical-align: top; padding: .55rem 1rem; border-top: 1px solid var(--line) }
        thead th, thead td { border-top: 0; color: var(--soft); font-weight: 600; font-size: .925rem }
        .compare td.differs { background: var(--amber-ground); font-weight: 600 }
        .near { background: var(--paper); border: 1px solid #ecd3a2; border-radius: .4rem; padding: 0 1rem 1rem; margin-bottom: 1.5rem }
        input[type=file] { font: inherit; max-width: 100%; padding: .5rem 0 } progress { width: 100%; max-width: 34rem; height: 1rem } .note code { overflow-wrap: anywhere }
        footer { color: var(--soft); font-size: .875rem; padding-top: 1rem; padding-bottom: 1rem }
        @media (max-width: 48rem) {
          .columns { grid-template-columns: minmax(0, 1fr) } h1 { font-size: 1.45rem } .bar { gap: .1rem .75rem } .top nav { order: 1; width: 100%; flex-wrap: wrap; margin-left: -.5rem; gap: 0 } .top nav a { padding: .35rem .5rem } .narrow { margin-top: 0; padding: 1rem }
          .tasks li, .story li { grid-template-columns: 1fr; gap: .1rem } .tasks .do { grid-column: 1 } dl { grid-template-columns: 1fr } dt { padding-bottom: 0 } dd { padding-top: 0 }
          table:not(.compare) thead { position: absolute; left: -999rem } table:not(.compare) tr { display: block; padding: .5rem 0; border-top: 1px solid var(--line) }
          table:not(.compare) tbody tr:first-child { border-top: 0 } table:not(.compare) th, table:not(.compare) td { display: block; border: 0; padding: .1rem 1rem }
          table:not(.compare) .number { text-align: left }
          td[data-label]::before { content: attr(data-label) ": "; color: var(--soft) } .acts .button, .acts button { flex: 1 1 100%; text-align: center }
          .search button { width: 100% } .near { padding: 0 .6rem .6rem }
          .compare { table-layout: fixed; font-size: .85rem } .compare th, .compare td { padding: .4rem; overflow-wrap: anywhere }
        }
        @media print { .top, .acts, .doing, a.act, footer, .search { display: none } html { background: none } }

        """
}
