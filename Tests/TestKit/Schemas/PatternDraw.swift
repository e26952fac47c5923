/// Draws texts that a regular expression matches: of those that schemas of this house use (groups, choices, classes of
/// ranges, `? * + {n} {n,m}`, anchors, escaped characters).
struct PatternDraw {
    private indirect enum Part {
        case characters([ClosedRange<Unicode.Scalar>])
        case choice([[Part]])
        case repeated(Part, ClosedRange<Int>)
    }

    private var rest: Substring.UnicodeScalarView

    init(_ pattern: String) { rest = pattern[...].unicodeScalars }

    mutating func text(using random: inout some RandomNumberGenerator) -> String {
        var text = String.UnicodeScalarView()
        draw(.choice(choices()), into: &text, using: &random)
        return String(text)
    }

    private func draw(
        _ part: Part, into text: inout String.UnicodeScalarView,
        using random: inout some RandomNumberGenerator
    ) {
        switch part {
        case .characters(let ranges):
            guard let range = ranges.randomElement(using: &random) else { return }
            let number = UInt32.random(in: range.lowerBound.value...range.upperBound.value, using: &random)
            if let scalar = Unicode.Scalar(number) { text.append(scalar) }
        case .choice(let choices):
            for part in choices.randomElement(using: &random) ?? [] {
                draw(part, into: &text, using: &random)
            }
        case .repeated(let part, let times):
            for _ in 0..<Int.random(in: times, using: &random) { draw(part, into: &text, using: &random) }
        }
    }

    private mutating func choices() -> [[Part]] {
        var choices: [[Part]] = [[]]
        while let next = rest.first, next != ")" {
            rest.removeFirst()
            switch next {
            case "|": choices.append([])
            case "^", "$": break
            default: choices[choices.count - 1].append(repeated(part(next)))
            }
        }
        if rest.first == ")" { rest.removeFirst() }
        return choices
    }

    private mutating func part(_ first: Unicode.Scalar) -> Part {
        switch first {
        case "(": return .choice(choices())
        case "[": return .characters(ranges())
        case "\\": return .characters([rest.popFirst() ?? "\\"].map { $0...$0 })
        case ".": return .characters(["a"..."z"])
        default: return .characters([first...first])
        }
    }

    private mutating func ranges() -> [ClosedRange<Unicode.Scalar>] {
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let low = rest.popFirst(), low != "]" {
            if rest.first == "-", let high = rest.dropFirst().first, high != "]" {
                rest.removeFirst(2)
                ranges.append(low...high)
            } else {
                ranges.append(low...low)
            }
        }
        return ranges
    }

    private mutating func repeated(_ part: Part) -> Part {
        switch rest.first {
        case "?":
            rest.removeFirst()
            return .repeated(part, 0...1)
        case "*":
            rest.removeFirst()
            return .repeated(part, 0...4)
        case "+":
            rest.removeFirst()
            return .repeated(part, 1...4)
        case "{":
            rest.removeFirst()
            let inside = String(rest.prefix { $0 != "}" })
            rest.removeFirst(min(rest.count, inside.unicodeScalars.count + 1))
            let bounds = inside.split(separator: ",").compactMap { Int($0) }
            guard let low = bounds.first, let high = bounds.last, low <= high else { return part }
            return .repeated(part, low...high)
        default: return part
        }
    }
}
