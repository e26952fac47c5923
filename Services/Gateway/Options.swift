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
        name: .customLong("as"),
        help: """
            Đơn vị, hoặc người của đơn vị theo mã hay họ tên · the unit that calls, or a person of it by code or \
            name: hung-yen/so-y-te, hung-yen/so-y-te/ntl (CHUNGTAY_AS)
            """)
    var given: CallerName?

    /// Who calls where a command does not say.
    var usual: CallerName? { Environment["CHUNGTAY_AS"].flatMap { CallerName(argument: $0) } }

    @Option(
        help: """
            Tệp khóa được giao, thay cho thư mục dữ liệu · a key file handed to you, instead of a data directory \
            (CHUNGTAY_KEY_FILE)
            """, completion: .file(extensions: ["key_secret"]))
    var keyFile: String?

    @Option(
        help: "Tệp địa chỉ các dịch vụ · where the services listen: endpoints.json (CHUNGTAY_ENDPOINTS)",
        completion: .file(extensions: ["json"]))
    var endpoints: String?

    @Option(
        help: """
            Xem để làm gì, ghi vào sổ lượt xem · why children's data are looked at: the read log keeps it \
            (CHUNGTAY_PURPOSE)
            """)
    var purpose: String?

    /// That, or what the environment says.
    var saidPurpose: String? { purpose ?? Environment["CHUNGTAY_PURPOSE"] }

    /// The key that was handed on, where there is one. Throws ``Failure`` for a file that is none, or is another unit's than
    /// the one that is to call.
    func handedKey() throws -> HandedKey? {
        guard let file = keyFile ?? Environment["CHUNGTAY_KEY_FILE"] else { return nil }
        let key = try HandedKey(contentsOf: GlobalOptions.absolute(file))
        if let given, !key.owner.isCalled(given.text) {
            throw Failure(
                .usage,
                Message("gateway.key-of-other", ["file": file, "unit": key.owner.text, "other": given.text]))
        }
        return key
    }

    /// The file of endpoints, where another one than the data directory's is meant.
    var endpointsFile: String? {
        (endpoints ?? Environment["CHUNGTAY_ENDPOINTS"]).map(GlobalOptions.absolute)
    }
}

/// Who calls, as people write it: a unit, or a unit and the code or the name of a person of it.
struct CallerName: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard UnitPath(argument) == nil else {
            text = argument
            return
        }
        guard let slash = argument.lastIndex(of: "/"), UnitPath(String(argument[..<slash])) != nil,
            PersonName(String(argument[argument.index(after: slash)...])) != nil
        else { return nil }
        text = argument
    }

    static var defaultCompletionKind: CompletionKind { .unit }
}

extension String {
    fileprivate func trimmingSuffix(_ character: Character) -> String {
        var text = self
        while text.count > 1, text.last == character { text.removeLast() }
        return text
    }
}
