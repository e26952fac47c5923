import ArgumentParser
import Bus
import CatalogueAPI
import Foundation
import GatewayKit
import JSONCoding
import RegistryAPI
import ServiceKit
import Vocabulary

extension PrintCommand {
    /// `chungtay print act`.
    struct ActSheet: CallingCommand {
        static let configuration = CommandConfiguration(
            commandName: "act",
            abstract: "Quyết định của Chủ tịch, để trình ký hoặc lưu · a chair's act, to be signed or filed.",
            discussion: """
                chungtay print act "Nguyễn Văn An, Diêm Điền" --to quyet-dinh.docx --purpose "trình ký"
                Theo thể thức của Nghị định 30/2020; chỗ chưa có để chấm. Không nêu --number: quyết định mới nhất chưa thu hồi.
                In the layout of Decree 30/2020, dots where nothing is known yet. Without --number the latest that was not revoked.
                """)

        @OptionGroup var options: GlobalOptions
        @OptionGroup var caller: CallerOptions

        @Argument(help: "Họ tên của trẻ, hoặc mã · the child's name, or id")
        var name: String

        @Option(help: "Số quyết định · the number of the act")
        var number: String?

        @Option(
            help: "Tệp ghi ra · the file to write: *.docx, *.html",
            completion: .file(extensions: ["docx", "html"]))
        var to: String

        func perform(in context: CommandContext) async throws {
            guard let unit = context.unit else { throw Failure(.usage, Message("gateway.who")) }
            guard caller.saidPurpose != nil else {
                throw Failure(.usage, Message("gateway.child-document-purpose"))
            }
            let isWord = to.lowercased().hasSuffix(".docx")
            guard isWord || to.lowercased().hasSuffix(".html") else {
                throw Failure(.usage, Message("gateway.act-format"))
            }
            let today = try await context.today(of: RegistryContract.name, as: unit)
            let id = try await context.names(as: unit, on: today).child(called: name)
            let registry = try context.clients.client(to: RegistryContract.name, as: .unit(unit))
            let options = CallOptions(language: context.language)
            let acts = try await registry.all(Acts.list, options) { after in
                ListActs(child: id).with { $0.after = after }
            }
            let found = acts.last { act in
                number.map { $0 == act.number } ?? (act.status != .revoked)
            }
            guard let act = found else {
                throw Failure(.refused, Message("gateway.act-none", ["name": name]))
            }
            guard act.content != nil else { throw Failure(.refused, Message("gateway.act-unread")) }
            // The paper says who the child was, and where it lived, when it was signed.
            let child = try await registry.call(
                Children.get,
                GetChild(id: act.signedOn == nil ? id : act.child).with { $0.on = act.signedOn },
                options)
            let document = ActDocument(
                act, of: child, carer: try await context.carer(of: act, as: unit), in: context.language,
                unitName: context.reference.unitsOfDay(act.signedOn ?? today, context.language))
            if isWord {
                let path = GlobalOptions.absolute(to)
                // Takes the name first: a file that is there is not written over.
                try context.write("", toNew: to)
                do {
                    try document.writeWord(to: path)
                } catch {
                    // What is there of it is ours, and nobody takes it for the paper.
                    try? FileManager.default.removeItem(atPath: path)
                    throw error
                }
            } else {
                try context.write(document.html, toNew: to)
            }
            try context.show(["file": .string(to)]) {
                [context.text("child-document-written", ["name": child.name, "file": to])]
            }
        }
    }
}

extension CommandContext {
    /// Whom, or what place, an act gives the child to by the placement that it names: nil where it names none, or the caller may not
    /// read who that is.
    fileprivate func carer(of act: Act, as unit: UnitPath) async throws -> String? {
        guard act.kind == .alternativeCare, let id = act.placement else { return nil }
        let registry = try clients.client(to: RegistryContract.name, as: .unit(unit))
        let options = CallOptions(language: language)
        do {
            let placements = try await registry.all(Placements.list, options) { after in
                ListPlacements(child: act.child).with { $0.after = after }
            }
            guard let placement = placements.first(where: { $0.id == id }) else { return nil }
            if let caregiver = placement.caregiver {
                return try await registry.call(Caregivers.get, GetCaregiver(id: caregiver), options).name
            }
            guard let provider = placement.provider else { return nil }
            let catalogue = try clients.client(to: CatalogueContract.name, as: .unit(unit))
            return try await catalogue.call(Providers.get, GetProvider(id: provider), options).name
        } catch let error as CallError where [.notFound, .permissionDenied].contains(error.status) {
            return nil
        }
    }
}
