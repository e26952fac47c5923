internal import Vocabulary
internal import Yams

/// Writes a YAML document as JSON: YAML's core schema decides what is a number, a boolean or null; everything
/// else (dates too) is text.
enum YAMLToJSON {
    static func write(_ node: Node, to bytes: inout [UInt8], file: String) throws {
        switch node {
        case .scalar(let scalar): write(scalar, as: node.tag.rawValue, to: &bytes, node: node)
        case .sequence(let sequence):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in sequence.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                try write(element, to: &bytes, file: file)
            }
            bytes.append(UInt8(ascii: "]"))
        case .mapping(let mapping):
            bytes.append(UInt8(ascii: "{"))
            for (index, pair) in mapping.enumerated() {
                guard case .scalar(let key) = pair.key else {
                    let mark = pair.key.mark
                    throw FileProblem(
                        file: file, line: mark?.line, column: mark?.column,
                        message: Message("kit.yaml-key-not-text"))
                }
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                writeText(key.string, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                try write(pair.value, to: &bytes, file: file)
            }
            bytes.append(UInt8(ascii: "}"))
        case .alias:
            throw FileProblem(
                file: file, line: node.mark?.line, column: node.mark?.column,
                message: Message("kit.yaml-alias"))
        }
    }

    private static func write(_ scalar: Node.Scalar, as tag: String, to bytes: inout [UInt8], node: Node) {
        switch tag {
        case Tag.Name.null.rawValue: bytes.append(contentsOf: "null".utf8)
        case Tag.Name.bool.rawValue: bytes.append(contentsOf: (node.bool == true ? "true" : "false").utf8)
        case Tag.Name.int.rawValue:
            guard let number = node.int else { return writeText(scalar.string, to: &bytes) }
            bytes.append(contentsOf: String(number).utf8)
        case Tag.Name.float.rawValue:
            guard let number = node.float, number.isFinite else {
                return writeText(scalar.string, to: &bytes)
            }
            bytes.append(contentsOf: "\(number)".utf8)
        default: writeText(scalar.string, to: &bytes)
        }
    }

    private static func writeText(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(contentsOf: [UInt8(ascii: "\\"), byte])
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                bytes.append(contentsOf: "\\u00".utf8)
                bytes.append(contentsOf: [digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
