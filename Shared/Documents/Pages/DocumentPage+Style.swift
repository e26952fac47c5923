extension DocumentPage {
    /// Type area, letters and their sizes as Decree 30/2020 has them (Annex I, I), on paper; on a screen the same, as wide as it is.
    static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman", "Liberation Serif", serif; } }
        @page :first { @top-center { content: none; } }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { font: 13pt/1.35 "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; background: #fff; max-width: 175mm; margin: 8mm auto; padding: 0 4mm; }
        p, li { text-wrap: pretty; overflow-wrap: break-word; } p { margin: 0 0 2mm; text-align: justify; } ul { margin: 1mm 0 3mm; padding-left: 6mm; }
        .letterhead { display: grid; grid-template-columns: 2fr 3fr; gap: 2mm 4mm; text-align: center; font-size: 12pt; line-height: 1.3; }
        .letterhead strong, .parent { text-wrap: balance; } .parent { display: block; } .nation strong:first-child { white-space: nowrap; }
        .motto { display: inline-block; font-size: 13pt; padding-bottom: .6mm; border-bottom: 1px solid; }
        .issuer::after { content: ""; display: block; width: 30%; margin: 1mm auto 0; border-bottom: 1px solid; }
        .symbol, .dated { font-size: 13pt; }
        h1 { text-align: center; font-size: 14pt; margin: 7mm 0 1mm; }
        .about { text-align: center; font-weight: bold; margin: 0 auto 2mm; max-width: 150mm; text-wrap: balance; }
        .about::after { content: ""; display: block; width: 25%; margin: 1.5mm auto 0; border-bottom: 1px solid; }
        .remark { text-align: center; font-weight: bold; font-style: italic; margin: 0 auto 2mm; text-wrap: balance; }
        .summary { background: #f3f3ef; border-left: 1mm solid #444; padding: 2.5mm 4mm; margin: 4mm 0; text-align: left; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .note { font-size: 10pt; color: #444; margin: 1.5mm 0; text-align: left; overflow-wrap: anywhere; } .centred { text-align: center; }
        h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; } h3 { font-size: 13pt; font-style: italic; margin: 4mm 0 1mm; break-after: avoid; }
        h2, h3 { text-wrap: balance; }
        table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.25; margin: 1mm 0 4mm; }
        caption { text-align: right; font-style: italic; padding: 0 0 1mm; }
        th, td { border: 1px solid #8a8a8a; padding: 1mm 1.5mm; vertical-align: top; text-align: left; overflow-wrap: break-word; }
        thead th { background: #ebebe6; vertical-align: middle; text-align: center; } thead { display: table-header-group; } tr { break-inside: avoid; }
        td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .group th { background: #f6f6f2; font-weight: normal; font-style: italic; } .total td { font-weight: bold; border-top: 2px solid #555; }
        .matrix { font-size: 9.5pt; } .matrix tbody th { font-weight: normal; } small { color: #555; font-size: 85%; }
        td.good, td.good strong { color: #14622b; } td.bad, td.bad strong { color: #9b1c1c; } td.good, td.bad, td.warning { font-weight: bold; } td.warning { color: #7a4b00; } td.hidden { color: #666; font-style: italic; }
        thead, .group th, .bar, .bar b, svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
        .bar { display: block; position: relative; height: 2mm; background: #e2e2dc; margin: 1.4mm 0 .8mm; } .bar b { position: absolute; inset: 0 auto 0 0; background: #6d7a86; }
        .bar b.good { background: #2f855a; } .bar b.bad { background: #c05621; } .bar i { position: absolute; top: -.7mm; bottom: -.7mm; width: .6mm; margin-left: -.3mm; background: #000; }
        figure { margin: 3mm 0 5mm; break-inside: avoid; } figure:has(.bars) { break-inside: auto; } figcaption { break-after: avoid; font-weight: bold; margin: 0 0 1.5mm; text-wrap: balance; }
        .bars div { display: flex; flex-wrap: wrap; justify-content: space-between; column-gap: 4mm; font-size: 11pt; line-height: 1.2; margin: 0 0 2.5mm; break-inside: avoid; } .bars span { flex: 0 1 auto; } .bars .figure { margin-left: auto; font-weight: bold; font-variant-numeric: tabular-nums; white-space: nowrap; } .bars svg { flex: 0 0 100%; margin-top: .8mm; }
        .legend { break-before: avoid; list-style: none; padding: 0; margin: 1mm 0; font-size: 10.5pt; } .legend li { display: inline-block; margin-right: 5mm; } .legend svg { display: inline-block; width: 12px; margin-right: 1.5mm; vertical-align: -1px; }
        svg { display: block; width: 100%; overflow: visible; font: 11pt "Times New Roman", "Liberation Serif", Tinos, serif; }
        .map { max-width: 100mm; margin: 0 auto; }
        .closing { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; margin-top: 8mm; break-inside: avoid; min-height: 35mm; } .recipients { font-size: 11pt; } .recipients strong { font-size: 12pt; }
        .signature { text-align: center; } .signatory { display: block; margin-top: 18mm; }
        .new-page { break-after: page; }
        .pushed { overflow-x: auto; }
        @media print { body { max-width: none; margin: 0; padding: 0; } .pushed { overflow: visible; } }
        @media screen and (max-width: 640px) {
        body { font-size: 16px; margin: 4mm auto; } .letterhead { grid-template-columns: 1fr; font-size: 14px; } .nation { order: -1; margin-bottom: 2mm; } .motto, .symbol, .dated { font-size: 14px; }
        p { text-align: left; } .closing { grid-template-columns: 1fr; } .signature { order: -1; }
        table { font-size: 14px; } caption { text-align: left; } .cards caption { display: block; width: 100%; }
        .cards, .cards tbody, .cards tr, .cards td { display: block; width: 100%; } .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .cards tr { border: 1px solid #8a8a8a; margin: 0 0 2.5mm; padding: 1mm 2mm; } .cards td { border: 0; padding: .6mm 0; } .cards td.number { white-space: normal; text-align: right; overflow: hidden; }
        .cards td:empty { display: none; } .cards td[data-label]:not(:first-child)::before { content: attr(data-label); float: left; margin-right: 3mm; color: #555; font-weight: normal; font-style: normal; }
        .cards td:first-child { font-weight: bold; } .cards tr.group { border: 0; padding: 0; margin: 3mm 0 1mm; } .cards .group th { display: block; border: 0; padding: 1mm 0; background: none; }
        .matrix { font-size: 13px; } .matrix th[scope=row], .matrix thead th:first-child { position: sticky; left: 0; background: #fff; min-width: 26mm; } .matrix thead th:first-child { background: #ebebe6; }
        svg, .bars div { font-size: 14px; }
        }
        """
}
