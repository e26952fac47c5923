extension ReportPage {
    static let style = """
        @page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); } }
        @page :first { @top-center { content: none; } }
        * { box-sizing: border-box; }
        body { font: 13pt "Times New Roman", "Liberation Serif", Tinos, serif; color: #000; max-width: 175mm; margin: 10mm auto; padding: 0 4mm; line-height: 1.35; }
        @media print { body { max-width: none; margin: 0; padding: 0; } }
        .heading { display: grid; grid-template-columns: 2fr 3fr; gap: 4mm; text-align: center; font-size: 12pt; line-height: 1.3; }
        .heading p { margin: 2mm 0 0; } .line { display: inline-block; padding-bottom: 1mm; border-bottom: 1px solid; }
        h1 { text-align: center; font-size: 15pt; margin: 8mm 0 1mm; } .abstract { text-align: center; font-weight: bold; margin: 0 auto 5mm; max-width: 150mm; }
        .summary { border-left: 1mm solid #444; background: #f4f4f1; padding: 2.5mm 4mm; text-align: justify; }
        h2 { font-size: 13pt; margin: 6mm 0 2mm; break-after: avoid; } h3 { font-size: 13pt; font-style: italic; margin: 4mm 0 0; break-after: avoid; }
        section p { margin: 1mm 0; text-align: justify; } .words { white-space: pre-line; }
        table { border-collapse: collapse; width: 100%; font-size: 10.5pt; margin: 1mm 0 4mm; line-height: 1.25; }
        caption { text-align: right; font-style: italic; padding: 0 0 1mm; }
        th, td { border: 1px solid #888; padding: 1mm 1.5mm; vertical-align: top; text-align: left; } th { background: #ececec; } thead { display: table-header-group; } tr { break-inside: avoid; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; } thead .number { white-space: normal; }
        .matrix small { color: #555; } .hidden { color: #777; font-style: italic; }
        td.yes { color: #14622b; font-weight: bold; } td.no { color: #9b1c1c; font-weight: bold; } td.open { color: #555; }
        .bar { position: relative; height: 2.2mm; background: #e4e4e4; margin: 1.2mm 0 0.8mm; print-color-adjust: exact; } .bar b { position: absolute; inset: 0 auto 0 0; background: #777; }
        .bar b.yes { background: #2e8b57; } .bar b.no { background: #c0504d; } .bar i { position: absolute; top: -0.7mm; bottom: -0.7mm; width: 0.6mm; margin-left: -0.3mm; background: #000; }
        .group th { background: #f6f6f3; font-weight: normal; font-style: italic; }
        tr.late td { background: #fff3d6; } tr.missing td { background: #fbe1e0; } tr.late td:last-child, tr.missing td:last-child { font-weight: bold; } tr.late td, tr.missing td { print-color-adjust: exact; }
        .signature { display: grid; grid-template-columns: 1fr 1fr; margin-top: 8mm; break-inside: avoid; min-height: 35mm; } .signature div:first-child { font-size: 11pt; } .signature div:last-child { text-align: center; }
        footer { border-top: 1px solid #777; margin-top: 6mm; font-size: 9.5pt; color: #444; overflow-wrap: anywhere; } footer p { margin: 1mm 0; }
        """
}
