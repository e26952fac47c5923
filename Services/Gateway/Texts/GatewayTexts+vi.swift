extension GatewayTexts {
    static let vi: [String: String] = [
        "gateway.output-lost": "Không ghi được kết quả: {problem}. Phần đã ghi không đầy đủ.",
        "gateway.not-running": "Không có dịch vụ nào đang chạy trên {data}.",
        "gateway.already-up":
            "Đã có tiến trình {pid} chạy các dịch vụ trên {data}. Dừng nó bằng: chungtay down --data {data}",
        "gateway.starting-now": "Các dịch vụ trên {data} đang khởi động; hãy thử lại sau giây lát.",
        "gateway.not-stopped": "Tiến trình {pid} chưa dừng sau 90 giây.",
        "gateway.never-healthy": "Các dịch vụ chưa sẵn sàng sau 120 giây và đã được dừng. Xem {log}",
        "gateway.starting": "Khởi động các dịch vụ",
        "gateway.stopping": "Dừng các dịch vụ",
        "gateway.stopped": "Đã dừng các dịch vụ.",
        "gateway.up": "{Count} dịch vụ sẵn sàng sau {took}, dữ liệu ở {data}. Ctrl-C để dừng.",
        "gateway.service-back": "Dịch vụ {service} đã hoạt động lại.",
        "gateway.service-silent":
            "Dịch vụ {service} đã {limit} không trả lời. Hệ thống buộc dừng và khởi động lại dịch vụ này.",
        "gateway.orphans":
            "Không còn ai trông các dịch vụ này vì tiến trình khởi động chúng đã bị dừng đột ngột: {services}. Dừng chúng bằng chungtay down --data {data}, hoặc khởi động lại tất cả bằng chungtay up --data {data} (lệnh này dừng chúng trước).",
        "gateway.orphans-stopped": "Đã dừng các dịch vụ bị bỏ lại: {services}.",
        "gateway.service-ended": "Dịch vụ {service} ngừng với mã {code} ({why}); khởi động lại sau {delay}.",
        "gateway.service-failed": "Dịch vụ {service} không chạy được, mã {code}: {why}.",
        "gateway.exit-ok": "tự kết thúc",
        "gateway.exit-usage": "sai tham số",
        "gateway.exit-bad-file": "tệp kế hoạch, chính sách hoặc dữ liệu tham chiếu sai",
        "gateway.exit-port": "cổng đã bị chiếm; thử --ports any",
        "gateway.exit-data": "không ghi được thư mục dữ liệu",
        "gateway.exit-database": "cơ sở dữ liệu do phiên bản khác của chương trình lập",
        "gateway.exit-damaged": "cơ sở dữ liệu bị hỏng",
        "gateway.exit-keys": "thiếu khóa hoặc không đọc được khóa",
        "gateway.exit-other": "lỗi bất thường hoặc bị dừng đột ngột",
        "gateway.backup-copying": "Đang chép {service}",
        "gateway.backup-checking": "Đang kiểm tra bản chép của {service}",
        "gateway.backup-sealing": "Đang niêm phong {file}",
        "gateway.backup-made":
            "Bản sao lưu {id} trong {folder}: {files} tệp, {bytes} byte, trong đó niêm phong mới {fresh}; {took}",
        "gateway.backup-stands": "Số sự kiện: {heads}",
        "gateway.backup-ahead":
            "{service} đã biết những sự kiện mà nhật ký của {source} không còn; khi chạy lại dịch vụ sẽ rút lại.",
        "gateway.backup-removed": "Đã bỏ {count} bản sao lưu không còn phải giữ: {ids}",
        "gateway.backup-checked":
            "Đã kiểm tra: dữ liệu trước khi niêm phong, tệp niêm phong sau khi ghi. Có mở được hay không chỉ kiểm tra được ở nơi có khóa bí mật: chungtay backup drill {folder} --key TỆP",
        "gateway.backup-key-made":
            "Khóa bí mật để mở các bản sao lưu ở {file} (khóa {key}). Hãy cất tệp này và một bản nữa ở ngoài máy: mất tệp thì không ai mở được bản sao lưu, lộ tệp thì ai cũng mở được.",
        "gateway.restoring": "Đang khôi phục {file}",
        "gateway.restored":
            "Đã khôi phục {id} vào {data}: {files} tệp, {bytes} byte, {rows} dòng, đúng như bản sao lưu ghi.",
        "gateway.restored-next": "Chạy: chungtay up --data {data} --compose {data}/compose",
        "gateway.restored-parts":
            "Đã khôi phục {count} tệp vào {data}. Hãy chạy các dịch vụ rồi xem trạng thái: chungtay up",
        "gateway.drill-equal": "Bản sao lưu {id} mở được và đúng như đã ghi.",
        "gateway.drill-differs": "Bản sao lưu {id} KHÔNG đúng như đã ghi.",
        "gateway.drill-ran": "Mọi dịch vụ đã chạy trên đó và khớp với nhau.",
        "gateway.drill-not-run": "Các dịch vụ không chạy được trên phần khôi phục: chungtay {command}",
        "gateway.key-ended":
            "{unit} chấm dứt hoạt động hết ngày {day}: sau ngày đó khóa này không còn dùng được, không có đơn vị thay thế.",
        "gateway.key-issued": "Đã cấp khóa cho {owner}: {file}",
        "gateway.key-succeeded":
            "{unit} chấm dứt hoạt động hết ngày {day}: sau ngày đó khóa này không còn dùng được. Thay thế là {heirs}.",
        "gateway.key-there": "{owner} đã có khóa: {file}",
        "gateway.key-revoked":
            "Đã thu hồi {count} khóa của {owner}. Dịch vụ đang chạy sẽ cắt kết nối của đơn vị này trong vòng một giây.",
        "gateway.key-of-person-revoked":
            "Đã thu hồi {count} khóa của {owner}. Dịch vụ đang chạy sẽ cắt kết nối của người này trong vòng một giây; khóa của những người khác trong đơn vị vẫn dùng được.",
        "gateway.key-of-program": "chương trình",
        "gateway.key-all-roles": "mọi vai trò của đơn vị",
        "gateway.key-rotated": "Đã cấp khóa mới cho {owner}: {file}",
        "gateway.key-replaced": "  khóa cũ {key} còn dùng được đến {until}",
        "gateway.key-ends": "{owner}: khóa cũ {key} còn dùng được đến {until}",
        "gateway.rotating-already": "{owner} đang được thay khóa, không cấp thêm khóa nào.",
        "gateway.service-rotated":
            "Đã tạo khóa mới cho dịch vụ {owner}. Dịch vụ tự dùng khóa mới, không cần khởi động lại.",
        "gateway.service-talks":
            "  {service}: khóa liên lạc mới dùng từ {moment}; ai giữ bản endpoints.json cũ phải lấy bản mới trước lúc đó",
        "gateway.service-signs":
            "  {service}: nhật ký được ký bằng khóa mới từ {moment}; ai giữ khóa công khai để kiểm tra hãy lấy tệp .signing.pub mới",
        "gateway.service-opens":
            "  {service}: kho đã hoặc sắp được khóa bằng khóa két mới; khóa cũ chỉ còn mở các bản sao cũ đến {moment}",
        "gateway.nothing-rotating": "Không có khóa nào đang được thay.",
        "gateway.rotate-what":
            "Hãy nêu thay khóa của ai: đơn vị, cán bộ, hoặc --services TÊN… (--services all là mọi dịch vụ).",
        "gateway.no-key-to-revoke": "{owner} không có khóa nào.",
        "gateway.person-of-one-unit":
            "Khóa của một cán bộ chỉ cấp trong một đơn vị: hãy nêu một đơn vị mỗi lần.",
        "gateway.person-without-name": "Hãy ghi họ tên cán bộ: --name \"Nguyễn Thị Lan\".",
        "gateway.who": "Hãy nói ai gọi: --as ĐƠN-VỊ (ví dụ --as hung-yen/so-y-te), hoặc đặt CHUNGTAY_AS.",
        "gateway.issue-with-key-file":
            "--issue-missing-keys cấp khóa từ thư mục dữ liệu, không dùng cùng tệp khóa được giao {file}. Hãy bỏ một trong hai.",
        "gateway.plan-lead-passed":
            "Cơ quan chủ trì {lead} không còn: {heir} làm thay và ban hành kế hoạch.",
        "gateway.plan-published": "Đã ban hành: {plan}, phiên bản {version}",
        "gateway.version": "phiên bản",
        "gateway.report-as-sent": "Báo cáo {id} như đã gửi, ghi:",
        "gateway.report-written": "Đã tổng hợp {id} và ghi:",
        "gateway.progress-title": "Tiến độ {plan}, ngày {on}, theo hiểu biết ngày {known}",
        "gateway.other-reference":
            "Tính theo dữ liệu tham chiếu đang dùng ngày {known}, dùng từ {since}; nay dùng bản khác, bản ấy không làm số liệu khi đó thay đổi.",
        "gateway.districts-gone":
            "Từ {day} không còn cấp huyện: bảng dưới đây theo các huyện, thành phố của ngày {last}. Muốn xem theo đơn vị hiện nay thì phân tổ theo xã.",
        "gateway.without-confidential":
            "{list}: không gồm trẻ em chỉ được tính theo thông tin phải giữ bí mật theo luật định, đơn vị không được xem thông tin này.",
        "gateway.money-activity": "{name} (hoạt động “{activity}” không có trong kế hoạch)",
        "gateway.money-plan": "{name} (ghi cho kế hoạch “{plan}” chưa được ban hành)",
        "gateway.money-by.unit": "Đơn vị",
        "gateway.money-by.activity": "Hoạt động",
        "gateway.money-by.source": "Nguồn",
        "gateway.money-by.level": "Cấp",
        "gateway.money-by.year": "Năm",
        "gateway.money-by-title":
            "Kinh phí {plan}, đồng; vạch là phần đã chi của số phân bổ, <80 là dưới 80 %",
        "gateway.level.province": "Tỉnh",
        "gateway.level.district": "Huyện",
        "gateway.level.commune": "Xã",
        "gateway.level.organisation": "Cơ quan, tổ chức",
        "gateway.money-title": "Kinh phí {plan} theo nguồn, năm {years}, đồng",
        "gateway.coverage-title": "{indicator}: đã tập huấn đến ngày {on}",
        "gateway.missing-title": "{indicator}: {count} người chưa được tập huấn",
        "gateway.classes-title": "“{course}”: {count} người chưa được tập huấn, các lớp đề xuất",
        "gateway.classes-trainers": "Đã từng dạy (đơn vị, số lớp): {list}",
        "gateway.no-training-indicator":
            "Kế hoạch {plan} không đếm người được tập huấn theo chỉ tiêu “{indicator}”, hoặc không đếm theo cách mà tỷ lệ bao phủ chia được: ghi một trong {known}.",
        "gateway.attendance-written": "Đã ghi bảng điểm danh {count} người vào {file}",
        "gateway.attendance-entered": "Buổi {day}: ghi mới {entered} người, đã có {same} người",
        "gateway.communication-none": "Không có kế hoạch truyền thông năm {year}",
        "gateway.communication-drafted": "{title} ({unit}, năm {year}), phiên bản {version}: dự thảo",
        "gateway.communication-approved": "{title} ({unit}, năm {year}), phiên bản {version}: đã phê duyệt",
        "gateway.communication-unplanned": "Chiến dịch ngoài kế hoạch: {count}",
        "gateway.funded-seen": "có",
        "gateway.funded-unseen": "chưa thấy",
        "gateway.paylist-written": "Danh sách tháng {month}: {count} người nhận, {total} đồng",
        "gateway.paylist-title": "DANH SÁCH CHI TRẢ TRỢ CẤP XÃ HỘI THÁNG {month}",
        "gateway.paylist-total": "Cộng: {count} người nhận",
        "gateway.paylist-content": "Tro cap xa hoi thang {month}",
        "gateway.paylist-lister": "Người lập",
        "gateway.paylist-accountant": "Kế toán",
        "gateway.paylist-chair": "Thủ trưởng đơn vị",
        "gateway.paylist-column.number": "STT",
        "gateway.paylist-column.child": "Họ tên trẻ",
        "gateway.paylist-column.receiver": "Người nhận",
        "gateway.paylist-column.paper": "Giấy tờ",
        "gateway.paylist-column.months": "Tháng",
        "gateway.paylist-column.amount": "Số tiền (đồng)",
        "gateway.paylist-column.signature": "Ký nhận",
        "gateway.paylist-column.account": "Số tài khoản",
        "gateway.paylist-column.bank": "Ngân hàng",
        "gateway.paylist-column.commune": "Xã",
        "gateway.paylist-column.content": "Nội dung",
        "gateway.presskit-written": "Đã ghi trang và áp phích của “{title}”:",
        "gateway.certificate-valid": "Giấy chứng nhận {number}: còn giá trị",
        "gateway.certificate-expired": "Giấy chứng nhận {number}: hết hạn ngày {until}, cần tập huấn lại",
        "gateway.certificate-void": "Giấy chứng nhận {number}: không có giá trị",
        "gateway.certificate-course":
            "Chương trình “{course}” ({hours} giờ), kết thúc lớp ngày {on}, cho {audience}",
        "gateway.certificate-unit": "Cơ quan phụ trách chương trình: {unit}",
        "gateway.certificate-until": "Có giá trị đến hết ngày {until}",
        "gateway.met": "đạt",
        "gateway.not-met": "chưa",
        "gateway.hidden": "(ẩn)",
        "gateway.grows": "tăng",
        "gateway.total": "Cộng",
        "gateway.days-late": "{count} ngày",
        "gateway.request": "Yêu cầu",
        "gateway.row": "Một hàng",
        "gateway.reply": "Trả lời",
        "gateway.item": "Một mục",
        "gateway.values": "Các giá trị được dùng",
        "gateway.population-made": "Đã tạo dân số giả định trong {directory}; chạy lần lượt:",
        "gateway.script-running": "Chạy {name}",
        "gateway.script-summary": "{count} dòng: {passed} đạt, {failed} không đạt, {took}",
        "gateway.script-failed-line": "{place}: {call} — {mismatch}",
        "gateway.script-var": "--var cần dạng tên=giá trị, không phải {text}.",
        "gateway.import-running": "Nhập {file}",
        "gateway.import-by-ids":
            "Chưa hỏi được {service} trẻ em nào được ghi theo họ tên ({why}): lần này chỉ nhận mã của trẻ em.",
        "gateway.import-summary":
            "{accepted} hàng mới, {there} hàng đã có sẵn, {rejected} hàng bị từ chối, {took}",
        "gateway.import-repeated":
            "Chính bảng này đã được nhập bằng khóa này, lần gần nhất lúc {moment}: khi đó {count} hàng là mới, lần này không ghi lại. Muốn nhập lại từ đầu: thêm --key với một tên khác.",
        "gateway.import-would":
            "Thử: {accepted} hàng sẽ được nhận, {there} hàng đã có sẵn, {rejected} hàng sẽ bị từ chối, {took}",
        "gateway.import-trial": "Chỉ là thử: chưa ghi gì. Nhập thật: chạy lại lệnh, bỏ --dry-run.",
        "gateway.import-read": "Đọc như {kind}; tên cột ở dòng {line}.",
        "gateway.import-blank": "Bỏ qua {count} hàng không ghi gì hoặc chỉ là ghi chú (#).",
        "gateway.import-rejected":
            "Các hàng bị từ chối được ghi vào {file}, lý do ở cột cuối. Hãy sửa rồi nhập lại tệp đó.",
        "gateway.import-rejected-lines":
            "Các hàng bị từ chối được ghi vào {file}, lý do vào {reasons}. Hãy sửa rồi nhập lại {file}.",
        "gateway.row-there": "đã có sẵn",
        "gateway.row-refused": "bị từ chối",
        "gateway.template-written":
            "Đã ghi bảng mẫu {file}. Điền xong, nhập bằng: chungtay import {file} --into {method}",
        "gateway.export-running": "Xuất {file}",
        "gateway.export-written": "Đã xuất {count} mục ra {file}.",
        "gateway.export-cut-short":
            "{count} mục có nhiều phần tử hơn số cột của bảng: bảng thiếu các phần tử sau. Để có đủ, hãy xuất ra .jsonl.",
        "gateway.export-not-feed": "{method} không gửi danh sách để xuất. Xem: chungtay describe",
        "gateway.catalogue-format": "Hãy cho biết chuẩn cần xuất: --hsds.",
        "gateway.export-purpose":
            "Xuất dữ liệu phải nói để làm gì: --purpose \"…\". Sổ lượt xem sẽ ghi lại mục đích này.",
        "gateway.import-none": "Không hàng nào được nhận.",
        "gateway.import-more": "… và {count} hàng nữa",
        "gateway.audit-deeds": "{service}: việc đã làm",
        "gateway.audit-looks": "{service}: lượt xem",
        "gateway.audit-none": "Không có việc làm hay lượt xem nào như vậy trong phạm vi được kiểm tra.",
        "gateway.audit-known-broken": "Tệp {file} không phải kết quả --json của audit verify.",
        "gateway.audit-verifying": "Kiểm tra nhật ký của {service}",
        "gateway.audit-restored":
            "{service}: từ {at}, {keeper} không còn thấy dòng số {row} của {table} mà mình giữ: kho đã được khôi phục, như đã nêu.",
        "gateway.audit-sound": "{service}: đã kiểm tra {rows} dòng, không có gì bị sửa.",
        "gateway.audit-unsound": "{service}: đã kiểm tra {rows} dòng, có {faults} chỗ sai:",
        "gateway.audit-by-mandate": "theo giấy ủy quyền, quy trình {run}",
        "gateway.audit-break-glass": "MỞ KHẨN CẤP: {reason}",
        "gateway.audit-no-keys":
            "Không có khóa công khai của {service}: chữ ký không được kiểm tra. Hãy chỉ tệp khóa bằng --keys.",
        "gateway.turned-away":
            "{service}: từ khi khởi động đã từ chối {count} kết nối, vì một đơn vị hoặc tất cả cộng lại đã đủ số được mở; đang mở {open}. Hãy tìm xem đơn vị nào mở mà không đóng; số được mở: connections trong stack.yaml.",
        "gateway.room-low":
            "{service}: ổ đĩa chứa {data} chỉ còn {free} MiB trên {total} MiB. Hãy giải phóng dung lượng trước khi hết chỗ.",
        "gateway.room-full":
            "{service}: ổ đĩa chứa {data} chỉ còn {free} MiB trên {total} MiB. Tạm không nhận thay đổi cho đến khi có thêm chỗ; dữ liệu đã có vẫn xem được.",
        "gateway.store-damaged":
            "{service}: kho dữ liệu bị hỏng nên không nhận thêm thay đổi. Hãy khôi phục từ bản sao lưu gần nhất: chungtay restore THƯ-MỤC.",
        "gateway.evidence-broken":
            "{service}: nhật ký không còn đúng như khi ghi, ở {faults} chỗ. Xem chỗ nào bị sửa bằng lệnh: chungtay audit verify {service}.",
        "gateway.rewinding":
            "{service}: nhật ký của {source} đã được khôi phục từ bản sao lưu; đang rút lại những gì đã nghe từ sự kiện {first} đến {last} và nghe lại.",
        "gateway.rewound":
            "{service}: nhật ký của {source} đã được khôi phục từ bản sao lưu; đã rút lại những gì nghe từ sự kiện {first} đến {last} lúc {at}, nay đã khớp.",
        "gateway.no-method-words": "Không có lệnh “{asked}”. Có: {known}.",
        "gateway.difficulties-title": "Khó khăn, vướng mắc của {plan}",
        "gateway.difficulties-none": "Không có khó khăn, vướng mắc nào.",
        "gateway.tasks-none": "Không có việc nào đang chờ.",
        "gateway.workflow-started": "Đã bắt đầu quy trình {id} cho {child}.",
        "gateway.workflow-taken": "Quy trình {id} tiếp tục theo ủy quyền của bạn.",
        "gateway.workflow-next": "Việc tiếp theo: chungtay tasks.",
        "gateway.duties-title": "Nghĩa vụ báo cáo của {plan}",
        "gateway.duties-none": "Không có báo cáo nào phải nộp trong kỳ này.",
        "gateway.duties-when": "kỳ {start} – {end}, hạn {due}",
        "gateway.no-method-of-package": "Không có dịch vụ {package}. Các dịch vụ đang có: {known}.",
        "gateway.units-title": "{count} đơn vị, xem vào ngày {day}",
        "gateway.usage": "Lỗi: {problem}",
        "gateway.usage.unknown-option-similar": "Không có tùy chọn '{option}'. Có phải ý bạn là '{similar}'?",
        "gateway.usage.unknown-option": "Không có tùy chọn '{option}'",
        "gateway.usage.missing-value": "Thiếu giá trị cho '{option}'",
        "gateway.usage.takes-no-value": "Tùy chọn '{option}' không nhận giá trị, nhưng lại có '{value}'.",
        "gateway.usage.unexpected": "Thừa tham số '{value}'",
        "gateway.usage.unexpected-several": "Thừa {count} tham số: '{values}'",
        "gateway.usage.missing-argument": "Thiếu '{argument}'",
        "gateway.usage.invalid-choice": "Giá trị '{value}' không dùng được cho '{option}'. Hãy chọn {known}.",
        "gateway.usage.invalid-choice-list":
            "Giá trị '{value}' không dùng được cho '{option}'. Hãy chọn một trong:\n{known}",
        "gateway.usage.invalid-value": "Giá trị '{value}' không dùng được cho '{option}'",
        "gateway.usage.unknown-command": "Không có lệnh '{name}'. Có: {known}.",
        "gateway.usage.unknown-command-similar":
            "Không có lệnh '{name}'. Có phải ý bạn là '{similar}'? Có: {known}.",
        "gateway.usage.help": "Ý nghĩa:  {text}",
        "gateway.usage.synopsis": "Cách dùng: {text}",
        "gateway.usage.see": "  Xem thêm: {command}",
    ]
}
