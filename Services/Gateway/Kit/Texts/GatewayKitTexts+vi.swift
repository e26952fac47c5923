extension GatewayKitTexts {
    static let vi: [String: String] = [
        "gateway.internal": "Lỗi của chính chương trình: {problem}",
        "gateway.not-up": "Các dịch vụ chưa chạy trên {data}. Hãy chạy: chungtay up --data {data}",
        "gateway.no-free-port": "Máy này không còn cổng nào trống trong khoảng 20000–31999.",
        "gateway.data-unwritable": "Không ghi được {path}.",
        "gateway.endpoints-broken": "Tệp địa chỉ không đọc được; hãy dừng rồi chạy lại các dịch vụ.",
        "gateway.file-broken": "Tệp không đúng dạng; hãy dừng rồi chạy lại các dịch vụ.",
        "gateway.audit-whose":
            "Tên tệp {file} không cho biết là bản sao lưu của dịch vụ nào. Hãy ghi thêm tên dịch vụ: một trong {known}.",
        "gateway.audit-no-stores": "Thư mục {folder} không có kho dữ liệu nào.",
        "gateway.audit-no-store": "Tệp {file} không phải kho của {service}, hoặc không đọc được: {problem}",
        "gateway.audit-no-service": "Không có dịch vụ {service}. Các dịch vụ là: {known}.",
        "gateway.audit-one-file":
            "Tệp {file} chỉ là kho của một dịch vụ, không thể của {services}. Hãy nêu một dịch vụ, hoặc thư mục có kho của các dịch vụ đó.",
        "gateway.no-service": "Không có dịch vụ {service} trong các dịch vụ đang chạy.",
        "gateway.no-package": "Không có dịch vụ nào trả lời {method}. Các dịch vụ đang có: {known}.",
        "gateway.feed-of-all":
            "{method} gửi mãi không hết và mọi dịch vụ đều có: hãy nêu một dịch vụ bằng --service, hoặc số mục của mỗi dịch vụ bằng --limit.",
        "gateway.no-key": "Chưa có khóa của đơn vị {unit}. Hãy cấp: chungtay keys issue {unit}",
        "gateway.which-person":
            "{unit} không có khóa riêng, và ở đây có khóa của nhiều cán bộ. Hãy chọn một người: {people}.",
        "gateway.attendance-without-sessions":
            "{file} không có cột nào là buổi học của lớp: ghi ngày ở hàng đầu như 08/03/2021, hoặc ghi các buổi bằng Classes/Schedule.",
        "gateway.attendance-without-learners":
            "{file} không có hàng nào có mã người học: tạo bảng bằng chungtay attendance sheet rồi điền.",
        "gateway.attendance-mark":
            "“{mark}” không phải dấu điểm danh: ghi x nếu dự học, để trống hoặc ghi vắng nếu không.",
        "gateway.attendance-heading":
            "Cột {column} có tiêu đề “{heading}”, không phải buổi học nào của lớp: ghi ngày như 08/03/2021, ghi buổi bằng Classes/Schedule, hoặc bỏ cột này.",
        "gateway.attendance-row":
            "Hàng này có dấu điểm danh nhưng không có mã người học, cũng không có họ tên của ai trong lớp: giữ nguyên mã mà chungtay attendance sheet đã ghi, hoặc xem lại họ tên.",
        "gateway.attendance-namesakes":
            "Trong lớp có nhiều người tên “{name}”. Hãy ghi kèm mã ngắn, như một trong: {choices}.",
        "gateway.attendance-format": "Bảng điểm danh ghi ra tệp .xlsx, .ods hoặc .csv: đổi đuôi tên tệp.",
        // Names in place of ids
        "gateway.name-without-merged":
            "{name}: không có hồ sơ nào đã gộp vào. Xem lại tên, hoặc chungtay duplicates list.",
        "gateway.workers-unpaired":
            "Sổ đăng ký không ghép cặp cán bộ: hai cán bộ trùng tên được ghi là hai người khi đăng ký.",
        "gateway.thing.child": "trẻ em",
        "gateway.thing.caregiver": "người chăm sóc",
        "gateway.thing.worker": "cán bộ",
        "gateway.thing.caseFile": "hồ sơ vụ việc",
        "gateway.thing.placement": "việc chăm sóc thay thế",
        "gateway.thing.transfer": "việc chuyển nơi ở",
        "gateway.thing.referral": "giấy giới thiệu",
        "gateway.thing.act": "quyết định",
        "gateway.thing.provider": "cơ sở",
        "gateway.thing.offer": "dịch vụ",
        "gateway.thing.course": "chương trình tập huấn",
        "gateway.thing.campaign": "chiến dịch",
        "gateway.name-of-nobody":
            "Trong phạm vi của bạn không có {thing} nào tên là “{name}”. Hãy xem lại cách viết, hoặc ghi thêm xã, ngày sinh hay số định danh.",
        "gateway.name-of-several":
            "“{name}” chưa chỉ rõ {thing} nào. Hãy ghi như một trong các dòng sau, với mã ngắn sau dấu #.",
        "gateway.name-without-caseFile":
            "“{name}” không có hồ sơ vụ việc nào đang mở do bạn phụ trách.",
        "gateway.name-without-act": "“{name}” không có quyết định nào chưa thu hồi.",
        "gateway.name-without-placement": "“{name}” không được chăm sóc thay thế lúc này.",
        "gateway.name-without-transfer": "“{name}” không chờ chuyển đến nơi ở nào.",
        "gateway.name-without-referral": "“{name}” không có giấy giới thiệu nào còn hiệu lực.",
        "gateway.row-child-new":
            "Sổ đăng ký chưa có trẻ em này trong phạm vi của bạn. Hãy đăng ký trước, hoặc xem lại họ tên, ngày sinh, xã, số định danh.",
        "gateway.row-child-unsure":
            "Chưa chắc là trẻ em nào. Nếu đúng là một trong những trẻ sau, hãy ghi họ tên kèm mã ngắn vào cột họ tên: {choices}.",
        "gateway.no-campaign-called":
            "Không có chiến dịch nào tên hoặc mã là “{campaign}”: xem campaigns.Campaigns/List.",
        "gateway.several-campaigns-called":
            "Có nhiều chiến dịch tên “{campaign}”: ghi một trong các mã {ids}.",
        "gateway.no-course-called":
            "Không có chương trình tập huấn nào đã duyệt tên hoặc mã là “{course}”: xem campaigns.Courses/List.",
        "gateway.several-courses-called":
            "Có nhiều chương trình tập huấn tên “{course}”: ghi một trong các mã {ids}.",
        "gateway.nobody-called":
            "Ở đây không có khóa của {caller}. `chungtay keys list` cho biết có khóa của những ai.",
        "gateway.several-called":
            "Ở đây có khóa của nhiều người được gọi là {caller}: hãy chọn theo mã, {people}.",
        "gateway.code-taken":
            "Mã {code} là của {name} ở {unit}. Mã của mỗi người giữ mãi, không giao lại: hãy chọn mã khác, hoặc bỏ --person.",
        "gateway.code-of-unit":
            "Mã {code} trùng với đơn vị {other}: hãy chọn mã khác, hoặc bỏ --person.",
        "gateway.no-code": "Không lập được mã cho {name}: hãy nêu mã bằng --person.",
        "gateway.key-without-secret": "{file} không có khóa bí mật.",
        "gateway.key-of-other":
            "Tệp khóa {file} là của đơn vị {unit}, không phải của {other}. Hãy bỏ --as, hoặc dùng tệp khóa của {other}.",
        "gateway.key-signs-nothing":
            "Khóa trong {file} không có phần để ký: hãy cấp khóa mới, chungtay keys rotate.",
        "gateway.task-case-opened": "Hồ sơ trường hợp:",
        "gateway.task-case-protection": "Can thiệp ngay cho",
        "gateway.task-case-isolation": "Cách ly tạm thời cho",
        "gateway.task-case-isolationEnd": "Kết thúc cách ly tạm thời cho",
        "gateway.task-case-initialAssessment": "Đánh giá ban đầu",
        "gateway.task-case-detailedAssessment": "Đánh giá chi tiết",
        "gateway.task-case-plan": "Lập kế hoạch cho",
        "gateway.task-case-decision": "Quyết định kế hoạch cho",
        "gateway.task-case-returned": "Lập lại kế hoạch cho",
        "gateway.task-case-carriedOut": "Thực hiện kế hoạch cho",
        "gateway.task-case-review": "Rà soát hồ sơ của",
        "gateway.task-case-closed": "Đóng hồ sơ của",
        "gateway.task-visit": "Thăm, theo dõi nơi chăm sóc của",
        "gateway.task-term": "Hết hạn chăm sóc, kết thúc hoặc gia hạn cho",
        "gateway.task-referral": "Trả lời việc gửi đến của",
        "gateway.task-opening":
            "Xem xét việc {person} ({unit}) mở hồ sơ ngoài phạm vi của",
        "gateway.key-of-nobody":
            "Tệp khóa {file} không ghi là của đơn vị nào. Hãy dùng tệp khóa bí mật như nơi cấp đã giao.",
        "gateway.key-exposed":
            "Người khác ngoài chủ cũng đọc hoặc ghi được tệp khóa bí mật {file}. Hãy sửa: chmod 600 {file}",
        "gateway.key-unreadable": "Không đọc được {file}: {problem}",
        "gateway.folder-unreadable": "Không được phép đọc thư mục {path}.",
        "gateway.no-key-to-rotate": "{owner} không có khóa nào để thay. Hãy cấp khóa: chungtay keys issue.",
        "gateway.no-service-key":
            "Dịch vụ {service} chưa có khóa. Khóa được tạo khi khởi động lần đầu: chungtay up.",
        "gateway.key-exists": "Đã có tệp {file}. Hãy xóa hoặc chọn thư mục khác.",
        "gateway.backup-no-key":
            "Các dịch vụ trên {data} chưa có khóa sao lưu. Hãy tạo khóa và cất tệp bí mật ở ngoài máy này: chungtay keys init TỆP",
        "gateway.backup-key-here":
            "Tệp {file} nằm trong thư mục dữ liệu {data}: ai lấy được máy này sẽ mở được mọi bản sao lưu. Hãy chọn nơi cất ngoài máy, ví dụ thẻ nhớ khóa trong tủ.",
        "gateway.backup-key-there":
            "Đã có khóa sao lưu: {file}. Các bản sao lưu đã tạo chỉ mở được bằng tệp bí mật của khóa đó. Để từ nay dùng khóa khác: --replace",
        "gateway.backup-key-broken":
            "Tệp {file} không phải khóa sao lưu hoặc đã hỏng. Hãy dùng tệp do chungtay keys init ghi ra.",
        "gateway.backup-here":
            "Thư mục {folder} nằm trong thư mục dữ liệu {data} nên sẽ mất cùng dữ liệu. Hãy chọn thư mục trên ổ đĩa hoặc máy khác.",
        "gateway.backup-other-folder":
            "Thư mục {folder} đang chứa thứ khác, không phải bản sao lưu. Hãy chọn thư mục trống.",
        "gateway.backup-running":
            "Một việc sao lưu hoặc khôi phục khác đang làm trên {path}. Hãy thử lại khi việc đó xong.",
        "gateway.backup-none": "Thư mục {folder} không có bản sao lưu nào.",
        "gateway.backup-unknown": "Thư mục {folder} không có bản sao lưu {id}. Có: {known}.",
        "gateway.backup-broken":
            "{file} đã hỏng, bị cắt cụt hoặc không phải tệp đã ghi; không khôi phục gì từ đó. Hãy thử bản sao lưu trước (--id) hoặc thư mục sao lưu khác.",
        "gateway.backup-other-key":
            "Bản sao lưu {id} được niêm phong bằng khóa {key}; tệp đưa ra mở được các bản của khóa {given}.",
        "gateway.backup-not-written":
            "Đọc lại phần vừa ghi vào {folder} thấy khác: không tạo được bản sao lưu, các bản trước vẫn nguyên. Hãy kiểm tra ổ đĩa.",
        "gateway.backup-no-store":
            "Không có tệp {file}: không tạo bản sao lưu, để các bản trước còn giữ dữ liệu của tệp đó. Hãy khôi phục tệp trước: docs/backup.md",
        "gateway.backup-not-copied":
            "Không chép được tệp {file}: {problem}. Các bản sao lưu trước vẫn nguyên. Hãy xem ổ đĩa của thư mục dữ liệu còn đủ chỗ cho một bản chép của tệp này không.",
        "gateway.backup-unsound":
            "Tệp {file} có lỗi: {problem}. Các bản sao lưu trước vẫn nguyên. Cách xử lý: docs/backup.md",
        "gateway.restore-over":
            "Đã có {path}: không ghi đè. Hãy chọn nơi khác hoặc chuyển tệp, thư mục đó đi trước.",
        "gateway.restore-no-part": "Bản sao lưu {id} không có {part}. Có: {known}.",
        "gateway.restore-running": "Các dịch vụ đang chạy trên {data}. Hãy dừng trước: chungtay down",
        "gateway.restore-differs":
            "Phần khôi phục được không đúng với lời ghi của bản sao lưu {id}: {services}. Không giữ lại gì.",
        "gateway.scratch-of-other": "{path} là của người khác, hoặc người khác vào được. Hãy chọn nơi khác.",
        "gateway.stack-service": "Không có dịch vụ {name}. Có: {known}.",
        "gateway.unknown-unit": "Không biết đơn vị {unit}: không có trong dữ liệu tham chiếu và chính sách.",
        "gateway.no-person":
            "{unit} không có khóa nào cấp cho {person}: xem các khóa bằng chungtay keys list.",
        "gateway.unknown-unit-similar": "Không biết đơn vị {unit}. Có phải ý bạn là: {similar}?",
        "gateway.no-issued-document":
            "{file} không phải tệp JSON của báo cáo. Tệp ấy do chungtay report … --output json ghi.",
        "gateway.no-public-keys":
            "Không đọc được khóa công khai của {service} ({file}). Chỉ tệp khóa (….signing.pub) bằng --keys.",
        "gateway.file-unreadable": "Không đọc được tệp {file}.",
        "gateway.file-too-large":
            "Tệp {file} dài hơn {most} MiB. Hãy chia thành nhiều tệp.",
        "gateway.file-unwritable": "Không ghi được {file}.",
        "gateway.json-malformed": "Không phải JSON từ đây.",
        "gateway.json-repeated":
            "Thành phần “{member}” có lần thứ hai trong cùng một đối tượng. Hãy chỉ giữ lại một.",
        "gateway.json-number": "Số này quá lớn, hoặc dài hơn {limit} ký tự.",
        "gateway.no-operator": "Chính sách không giao vai trò {role:codes} cho đơn vị nào.",
        "gateway.script-not-object": "Mỗi dòng là một đối tượng JSON.",
        "gateway.script-verb": "Dòng phải có đúng một trong: call, set, follow, clock, comment.",
        "gateway.script-member": "Không có thành phần “{name}” ở đây. Có: {known:codes}.",
        "gateway.script-unknown-name": "Chưa có giá trị nào tên {name}.",
        "gateway.script-too-much":
            "Các giá trị thay cho tên trong một dòng, hoặc mọi giá trị đã giữ, dài hơn {most} MiB hoặc lồng nhau quá sâu. Hãy giữ lại ít hơn, hoặc chia dòng.",
        "gateway.script-no-caller": "Dòng không nói ai gọi; thêm \"as\" hoặc dùng --as.",
        "gateway.script-nothing-at": "trả lời không có gì ở {pointer}",
        "gateway.script-status": "trạng thái {found}, mong đợi {expected}",
        "gateway.script-mismatch": "{pointer}: có {found}, mong đợi {expected}",
        "gateway.script-nothing": "không có gì",
        "gateway.script-no-event": "không có sự kiện nào khớp trong {timeout} ms",
        "gateway.script-type.string": "{name:codes} phải là chuỗi.",
        "gateway.script-type.object": "{name:codes} phải là đối tượng.",
        "gateway.script-type.milliseconds": "{name:codes} phải là số nguyên mili giây lớn hơn 0.",
        "gateway.script-type.count": "{name:codes} phải là số nguyên lớn hơn 0.",
        "gateway.script-type.rows": "{name:codes} phải là mảng, hoặc chuỗi @tệp.",
        "gateway.script-type.status": "{name:codes} phải là tên trạng thái gRPC như OK, INVALID_ARGUMENT.",
        "gateway.script-type.pointer": "{name:codes}: “{entry}” phải là con trỏ JSON như /id.",
        "gateway.script-type.unit": "{name:codes} phải là đường dẫn đơn vị như thai-binh/so-y-te.",
        "gateway.member-unknown": "{method} không có thành phần “{member}”. Gần nhất: {known:nearest}.",
        "gateway.column-unknown":
            "Không có cột nào tên là “{member}”: hãy sửa tên cột, hoặc xóa cột nếu không cần. Gần nhất: {known:nearest}.",
        "gateway.column-unknown-labelled": "{method}: hãy viết “{member}” bằng tên {known:codes}.",
        "gateway.member-unknown-labelled": "{method}: hãy viết “{member}” bằng tên {known:codes}.",
        "gateway.member-none": "{method} không nhận thành phần nào. Hãy bỏ {member}.",
        "gateway.more-problems": "… và {count} chỗ nữa",
        "gateway.column-several": "Cột “{column}” có thể là: {vi}. Hãy ghi tên đầy đủ của một trong số đó.",
        "gateway.column-twice": "Cột “{column}” và cột “{other}” cùng là {name}. Hãy chỉ giữ lại một.",
        "gateway.cell-number": "“{value}” không phải là số dùng được ở đây. Hãy chỉ ghi chữ số, như 1000000.",
        "gateway.cell-two-numbers":
            "“{value}” có người đọc là {one}, có người đọc là {other}. Hãy ghi rõ một trong hai số đó, không có dấu phân cách hàng nghìn.",
        "gateway.cell-truth": "“{value}” không rõ là có hay không. Hãy ghi có hoặc không.",
        "gateway.cell-error":
            "Ô có lỗi {value} của bảng tính. Hãy ghi lại giá trị, hoặc để trống nếu không biết.",
        "gateway.cell-no-day":
            "“{value}” không phải là ngày có thật từ năm 1900 đến 2199. Hãy ghi ngày/tháng/năm, như 14/02/2015.",
        "gateway.cell-month-first":
            "“{value}” có vẻ ghi tháng trước ngày. Hãy ghi ngày/tháng/năm: {day}, nếu đúng là ngày đó.",
        "gateway.cell-century":
            "“{value}” chỉ có hai chữ số của năm, không rõ năm {year} hay {later}. Hãy ghi đủ bốn chữ số: {one} hoặc {other}.",
        "gateway.column.why-refused":
            "Vì sao bị từ chối",
        // What people write for a code beside its label.
        "gateway.also.ethnic-group.hmong": "Mông; Mèo",
        "gateway.column.numbering": "STT; TT; Số TT; Số thứ tự",
        "gateway.column.row":
            "Hàng trong tệp",
        "gateway.column.table-column": "Cột",
        "gateway.export-format":
            "Đuôi tên tệp cho biết dạng của bảng: hãy dùng .xlsx, .ods, .csv hoặc .jsonl.",
        "gateway.template.column": "Cột",
        "gateway.template.required": "Bắt buộc",
        "gateway.template.what": "Ghi gì",
        "gateway.template.example": "Ví dụ",
        "gateway.template.sheet": "Bảng",
        "gateway.template.lists": "Danh mục",
        "gateway.template.guide": "Hướng dẫn",
        "gateway.template.for-example": "ví dụ",
        "gateway.template.remark":
            "Hàng bắt đầu bằng # là ghi chú, không được nhập: hàng ví dụ có thể để lại hoặc xóa đi.",
        "gateway.template.empty": "Không biết thì để trống. Cột không dùng có thể xóa; không gộp ô.",
        "gateway.template.rejected":
            "Hàng bị từ chối trở lại trong một tệp cùng dạng, lý do ở cột cuối: sửa rồi nhập chính tệp đó.",
        "gateway.template.write.text": "chữ; số có số 0 ở đầu phải còn đủ số 0",
        "gateway.template.write.day": "ngày/tháng/năm, đủ bốn chữ số của năm",
        "gateway.template.write.day-or-year":
            "ngày/tháng/năm, đủ bốn chữ số của năm; chỉ biết năm thì ghi năm",
        "gateway.template.write.whole": "số nguyên",
        "gateway.template.write.number": "số",
        "gateway.template.write.truth": "có hoặc không",
        "gateway.template.write.list": "nhiều giá trị thì ghi dấu chấm phẩy ở giữa",
        "gateway.template.write.choice": "chọn trong danh sách",
        "gateway.template.write.name": "tên, như được gọi trong danh sách",
        "gateway.template.write.unit":
            "tên đơn vị; nhiều nơi trùng tên thì ghi thêm nơi đơn vị thuộc về sau dấu phẩy",
        "gateway.cell-several": "“{value}” là tên của nhiều mã. Hãy ghi một trong các mã: {codes}.",
        "gateway.cell-unit-several":
            "Có nhiều đơn vị tên là “{value}”. Hãy ghi thêm nơi đơn vị đó thuộc về sau dấu phẩy, hoặc ghi một trong các đường dẫn: {units:codes}.",
        "gateway.cell-unit-ended":
            "Ngày này không còn đơn vị “{value}”. Hãy ghi đơn vị thay thế: {units:codes}.",
        "gateway.row-too-long":
            "Hàng này dài {size} MiB; một hàng dài nhất 4 MiB. Hãy ghi ngắn lại, thường là một ô đã dán nhầm cả văn bản.",
        "gateway.import-nothing":
            "Không hàng nào được nhận: cả {count} hàng bị từ chối. Hàng {row}: {message}",
        "gateway.import-empty": "Tệp không có hàng nào để nhập. Hãy ghi các hàng dưới dòng tên cột.",
        "gateway.column.part": "Nhóm",
        "gateway.part-unknown": "Chưa rõ",
        "gateway.by.district": "Huyện, thành phố",
        "gateway.by.commune": "Xã, phường, thị trấn",
        "gateway.by.sex": "Giới tính",
        "gateway.by.ageBand": "Nhóm tuổi",
        "gateway.by.ethnicity": "Dân tộc",
        "gateway.by.disabilityType": "Dạng khuyết tật",
        "gateway.by.disabilityDegree": "Mức độ khuyết tật",
        "gateway.doubtful":
            "Chưa biết việc đã được thực hiện hay chưa. Hãy hỏi lại với đúng khóa chống lặp này, việc chỉ được thực hiện một lần: --key {key}",
        "gateway.violations": "{status}: {count} chỗ cần sửa",
        "gateway.no-description":
            "Chương trình {program} không nói được nó trả lời những gì. Hãy dựng lại (swift build).",
        "gateway.unit-was": "{now} (trước là {then})",
        "gateway.unit-now": "{then} (nay là {now})",
        "gateway.unit-until": "{then} (đến {day})",
        "gateway.unit-unknown": "Không tìm thấy đơn vị nào tên là “{unit}”. chungtay units in ra tất cả.",
        "gateway.unit-unknown-near": "Không tìm thấy đơn vị nào tên là “{unit}”. Gần nhất: {nearest}.",
        "gateway.document-unreadable":
            "Dịch vụ trả về một văn bản không đọc được: hai bên có thể khác phiên bản.",
        "gateway.no-chromium":
            "Muốn ghi PDF cần Chromium và phông chữ đủ dấu tiếng Việt: chạy compose/install --paper (hoặc apt-get install chromium fonts-liberation2), hay nêu đường dẫn trong CHUNGTAY_CHROMIUM. Các dạng khác không cần.",
        "gateway.not-printed":
            "{program} không in được trang ra PDF: hãy chạy lại, hoặc ghi dạng HTML rồi in từ trình duyệt.",
        "gateway.none-sent":
            "Kế hoạch {plan} chưa có báo cáo nào của kỳ {period} được gửi: bỏ --as-sent để tổng hợp.",
    ]
}
