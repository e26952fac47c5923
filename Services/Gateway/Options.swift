import ArgumentParser
import Foundation
import GatewayKit
import ServiceKit
import Vocabulary

/// What every command takes.
struct GlobalOptions: ParsableArguments {
    @Option(help: "Thư mục dữ liệu · data directory (CHUNGTAY_DATA)", completion: .directory)
    var data: String = Environment["CHUNGTAY_DATA"] ?? ".chungtay/data"

    @Option(
        help: "Thư mục cấu hình · configuration directory (CHUNGTAY_COMPOSE)", completion: .directory)
    var compose: String = Environment["CHUNGTAY_COMPOSE"] ?? "compose"

    @Option(help: "Ngôn ngữ · language: vi, en (CHUNGTAY_LANG)")
    var lang: Language = Environment["CHUNGTAY_LANG"].flatMap { Language(rawValue: $0) } ?? .vi

    @Flag(help: "In JSON cho máy đọc · print JSON for machines")
    var json = false

    var dataDirectory: DataDirectory { DataDirectory(Self.absolute(data)) }
    var composeDirectory: String { Self.absolute(compose) }

    static func absolute(_ path: String) -> String {
        let url = URL(filePath: path).absoluteURL.standardizedFileURL
        return url.path(percentEncoded: false).trimmingSuffix("/")
    }
}

/// Who calls.
struct CallerOptions: ParsableArguments {
    @Option(
        name: .customLong("as"), help: "Đơn vị gọi · the unit that calls: hung-yen/so-y-te (CHUNGTAY_AS)")
    var given: UnitPath?

    var unit: UnitPath? { given ?? Environment["CHUNGTAY_AS"].flatMap { UnitPath($0) } }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.count > 1, text.last == character { text.removeLast() }
        return text
    }
}
