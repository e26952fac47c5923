import ArgumentParser
import GatewayKit
import ServiceKit

extension KeysCommand {
    /// `chungtay keys init FILE`.
    struct Init: GatewayCommand {
        static let configuration = CommandConfiguration(
            commandName: "init",
            abstract: "Tạo khóa sao lưu · make the key that opens backups, to be kept off this machine.")

        @OptionGroup var options: GlobalOptions

        @Argument(help: "Ghi nửa bí mật vào tệp mới này · the secret half goes to this new file")
        var file: String

        @Flag(help: "Thay khóa đang dùng · in place of the one that is used")
        var replace = false

        func perform(in context: CommandContext) async throws {
            try context.data.prepare()
            let file = GlobalOptions.absolute(file)
            let recipient = try BackupSecret.make(file, for: context.data, replacing: replace)
            try context.show(["key": recipient.id, "file": file]) {
                [context.text("backup-key-made", ["file": file, "key": recipient.id])]
            }
        }
    }
}
