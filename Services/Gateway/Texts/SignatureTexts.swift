import Vocabulary

/// What `chungtay audit signatures` says.
enum SignatureTexts {
    static let catalogue = TextCatalogue(vi: vi, en: en)

    private static let vi: [String: String] = [
        "gateway.signatures-sound": "Đã kiểm tra {count} chữ ký, không có chữ ký nào sai.",
        "gateway.signatures-unsound": "Đã kiểm tra {count} chữ ký, có {faults} chữ ký sai.",
        "gateway.signed-compilation": "Báo cáo {id}",
        "gateway.signed-sending": "Lần gửi số {number}/{symbol} ({id})",
        "gateway.signed-head": "{table} của {service} đến dòng {row}, do {keeper} giữ",
        "gateway.signed-document": "Văn bản {id} của {service}",
        "gateway.signed-mandate":
            "{what}: giấy ủy quyền cho quy trình {run} ({workflow}), {giver} ký, trẻ {child}, dùng được đến hết ngày {until}, cho các thao tác {methods}",
        "gateway.signatures-unasked":
            "Không hỏi được giấy ủy quyền với tư cách {unit}: {why} Muốn kiểm tra cả phần đó, chạy lại với --as.",
        "gateway.signatures-no-mandates":
            "Không giấy ủy quyền nào được kiểm tra: không hỏi được với tư cách đơn vị nào.",
        "gateway.signatures-own-keys":
            "Khóa lấy từ chính thư mục được kiểm tra: ai sửa được thư mục thì thay được cả khóa. Muốn chắc, nêu khóa giữ ở nơi khác bằng --keys và --signer.",
        "gateway.signature-unreadable":
            "{what}: không đọc được như một văn bản loại này. Giữ lại làm bằng chứng; xem: chungtay audit verify.",
        "gateway.signature-unsigned-mandate":
            "{what}: chữ ký của dịch vụ giữ giấy đã bị bỏ đi, nên không biết giấy có bị sửa không. Đừng dùng; báo cho người quản trị, và giữ lại làm bằng chứng.",
        "gateway.signature-signer-unknown":
            "{what}: không có chứng thư nào của người ký trong máy này. Xin chứng thư (keys/allowed hoặc keys/revoked) rồi chạy lại với --signer.",
        "gateway.signature-signer-forged":
            "{what}: không khóa nào của người đó đã ký: giấy giả, hoặc đã bị sửa. Đừng dùng; báo cho người quản trị, và hỏi chính người đó.",
        "gateway.signature-signer-over":
            "{what}: nhận lúc {at}, khi khóa đã ký không còn là của người đó. Báo cho người quản trị, và hỏi chính người đó.",
        "gateway.signature-holds":
            "{what}: đúng như khi ký lúc {at} bằng khóa {key}, mã băm SHA-256 {digest}.",
        "gateway.signature-unsigned":
            "{what}: không có chữ ký. Báo cáo lập trước khi có chữ ký thì như vậy; nếu lập sau, chữ ký đã bị bỏ đi: chạy chungtay audit verify reporting, và lấy lại tệp JSON bằng chungtay report … --as-sent --output json.",
        "gateway.signature-changed":
            "{what}: nội dung không còn như khi ký lúc {at}. Đừng dùng bản này; lấy lại bản gốc từ nơi lập báo cáo hoặc từ bản sao lưu, và giữ bản này làm bằng chứng.",
        "gateway.signature-key-unknown":
            "{what}: khóa {key} không có trong tệp khóa công khai. Hỏi nơi lập báo cáo tệp khóa mới nhất (keys/signing/reporting.signing.pub), nhận bằng đường khác với đường nhận báo cáo.",
        "gateway.signature-forged":
            "{what}: khóa {key} không ký bản này: chữ ký giả hoặc đã bị sửa. Đừng dùng bản này; báo cho người quản trị và giữ lại làm bằng chứng.",
        "gateway.signature-key-over":
            "{what}: ký lúc {at}, ngoài thời gian dùng của khóa {key}: khóa cũ có thể đã lọt ra ngoài. Báo cho người quản trị và hỏi lại nơi lập báo cáo.",
    ]

    private static let en: [String: String] = [
        "gateway.signatures-sound": "{count} signatures were checked, and all hold.",
        "gateway.signatures-unsound": "{count} signatures were checked; {faults} do not hold.",
        "gateway.signed-compilation": "Report {id}",
        "gateway.signed-sending": "Sending {number}/{symbol} ({id})",
        "gateway.signed-head": "{table} of {service} up to row {row}, kept by {keeper}",
        "gateway.signed-document": "Document {id} of {service}",
        "gateway.signed-mandate":
            "{what}: mandate for run {run} ({workflow}), given by {giver}, child {child}, usable until {until}, for {methods}",
        "gateway.signatures-unasked":
            "Mandates could not be asked for as {unit}: {why} To have those checked too, run it again with --as.",
        "gateway.signatures-no-mandates":
            "No mandate was checked: they could be asked for as no unit.",
        "gateway.signatures-own-keys":
            "The keys are those of the directory that is checked: who can change it can change them, too. To be sure, name keys that are kept elsewhere with --keys and --signer.",
        "gateway.signature-unreadable":
            "{what}: it cannot be read as a document of its kind. Keep it as evidence, and look with chungtay audit verify.",
        "gateway.signature-unsigned-mandate":
            "{what}: the signature of the service that keeps it was taken away, so that nobody knows whether it was changed. Do not use it; tell the administrator, and keep it as evidence.",
        "gateway.signature-signer-unknown":
            "{what}: no certificate of whoever gave it is on this machine. Get it (keys/allowed or keys/revoked), and run this again with --signer.",
        "gateway.signature-signer-forged":
            "{what}: none of the giver's keys signed it: it is forged or was changed. Do not use it; tell the administrator, and ask the giver.",
        "gateway.signature-signer-over":
            "{what}: it came {at}, when the key that signed it was the giver's no more. Tell the administrator, and ask the giver.",
        "gateway.signature-holds": "{what}: as it was signed {at} with the key {key}, SHA-256 {digest}.",
        "gateway.signature-unsigned":
            "{what}: not signed. So are reports from before there were signatures; of a later one it was taken away: run chungtay audit verify reporting, and fetch the JSON file anew with chungtay report … --as-sent --output json.",
        "gateway.signature-changed":
            "{what}: the content is not what was signed {at}. Do not use it; get the original from who issued it, or from a backup, and keep this one as evidence.",
        "gateway.signature-key-unknown":
            "{what}: the key {key} is not in the file of public keys. Ask who issued it for the newest file (keys/signing/reporting.signing.pub), by another way than the one the report came by.",
        "gateway.signature-forged":
            "{what}: the key {key} did not sign this: the signature is forged or was changed. Do not use it; tell the administrator, and keep it as evidence.",
        "gateway.signature-key-over":
            "{what}: signed {at}, when the key {key} was not in use: an old key may be in other hands. Tell the administrator, and ask who issued it.",
    ]
}
