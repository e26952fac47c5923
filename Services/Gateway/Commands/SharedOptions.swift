import ArgumentParser
import Vocabulary

/// Which services are asked.
struct ServicesOptions: ParsableArguments {
    @Argument(help: "registry … (không nêu: tất cả · all when left out)", completion: .service)
    var services: [String] = []
}

/// For whom the caller acts, where it is not for itself.
struct ActingOptions: ParsableArguments {
    @Option(help: "Làm thay đơn vị này, theo ủy quyền · act for this unit, by whom the policy lets")
    var `for`: UnitPath?
}

/// What is asked about: a day, as known on a day.
struct DayOptions: ParsableArguments {
    @Option(help: "Ngày được hỏi · the day asked about (YYYY-MM-DD)")
    var on: Day?

    @Option(help: "Theo hiểu biết của ngày · as known on (YYYY-MM-DD)")
    var knownOn: Day?
}

/// Where backups lie.
struct BackupFolderOptions: ParsableArguments {
    @Argument(help: "Thư mục chứa các bản sao lưu · the folder with the backups", completion: .directory)
    var folder: String

    var path: String { GlobalOptions.absolute(folder) }
}
