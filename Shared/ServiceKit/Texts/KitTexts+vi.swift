extension KitTexts {
    static let vi: [String: String] = [
        // Cuộc gọi chưa tới hàm xử lý.
        "kit.unknown-method":
            "Ở đây không có phương thức {method}. Gần nhất là {nearest}. reflection.Methods/List kể ra tất cả.",
        "kit.unknown-method-bare":
            "Ở đây không có phương thức {method}. reflection.Methods/List kể ra các phương thức hiện có.",
        "kit.role-needed":
            "{method} cần vai trò {role:codes} mà {unit} không có. Tệp chính sách là nơi cấp vai trò.",
        "kit.role-needed-by-person":
            "{method} cần vai trò {role:codes} mà {person} ({unit}) không có. Tệp chính sách cấp vai trò cho đơn vị; khóa của từng người có thể được giao ít vai trò hơn.",
        "kit.unit-succeeded":
            "{unit} chấm dứt hoạt động hết ngày {day}: không còn làm được gì nhân danh đơn vị này. Việc của đơn vị nay do {heirs:nearest} làm, bằng khóa của mình.",
        "kit.unit-succeeded-bare":
            "{unit} chấm dứt hoạt động hết ngày {day}: không còn làm được gì nhân danh đơn vị này, và chưa rõ đơn vị nào thay thế.",
        "kit.unit-abolished":
            "{unit} chấm dứt hoạt động hết ngày {day}, không có đơn vị nào thay thế: không còn làm được gì nhân danh đơn vị này. Trên địa bàn cũ nay có {heirs:nearest}.",
        "kit.unit-abolished-bare":
            "{unit} chấm dứt hoạt động hết ngày {day}, không có đơn vị nào thay thế: không còn làm được gì nhân danh đơn vị này.",
        "kit.unit-to-come":
            "{unit} bắt đầu hoạt động từ ngày {day}: trước ngày đó chưa làm được gì nhân danh đơn vị này. Cho đến ngày đó vẫn là {heirs:nearest}.",
        "kit.unit-to-come-bare":
            "{unit} bắt đầu hoạt động từ ngày {day}: trước ngày đó chưa làm được gì nhân danh đơn vị này.",
        "kit.not-acting":
            "{person} ({unit}) hôm nay không được làm thay {other}. Tệp chính sách ghi ai được làm thay cho đơn vị nào, với vai trò nào, từ ngày nào đến ngày nào.",
        "kit.mandate-unreadable":
            "Giấy ủy quyền gửi kèm không đọc được, hoặc gửi cùng lúc với việc làm thay: hãy gửi đúng một giấy ủy quyền đã ký.",
        "kit.mandate-bearer":
            "Giấy ủy quyền của {unit} ghi bên thực hiện khác: chỉ dịch vụ điều phối, khi được ghi trong giấy, mới được dùng.",
        "kit.mandate-keyless":
            "Dịch vụ chạy không có khóa thì không nhận giấy ủy quyền nào: hãy chạy với khóa.",
        "kit.mandate-giver":
            "Giấy ủy quyền của {unit} không được ký bằng khóa nào còn hiệu lực của người ủy quyền: cần người có thẩm quyền nhận tiếp quy trình.",
        "kit.keys-unreadable":
            "Lúc này không đọc được các khóa nên chưa biết ai đã ký giấy ủy quyền: hãy thử lại sau giây lát.",
        "kit.mandate-over":
            "Giấy ủy quyền của {unit} có hiệu lực đến hết {day}: cần người có thẩm quyền nhận tiếp quy trình.",
        "kit.mandate-long":
            "Giấy ủy quyền của {unit} đến {day} là quá dài: nhiều nhất {days} ngày tính từ hôm nay.",
        "kit.mandate-method":
            "Giấy ủy quyền của {unit} không cho phép {method}: hãy tự gọi, hoặc ký giấy khác.",
        "kit.mandate-child":
            "Việc này chạm đến trẻ em khác với trẻ em ghi trong giấy ủy quyền: không có gì được thực hiện.",
        "kit.mandate-not-here":
            "{method} không thực hiện được theo giấy ủy quyền: mỗi lần chỉ làm hoặc hỏi một việc, trong phạm vi của người ủy quyền.",
        "kit.program-not-acting":
            "Khóa của {unit} là khóa của chương trình: chỉ một cán bộ mới làm thay được {other}.",
        "kit.key-needed":
            "{method} có thay đổi dữ liệu nên cuộc gọi phải mang khóa chống trùng: thêm `idempotency-key` vào siêu dữ liệu, mỗi việc mới một UUID mới, thử lại thì giữ khóa cũ.",
        "kit.key-reused":
            "Khóa chống trùng này đã dùng cho một yêu cầu khác. Việc mới thì dùng khóa mới, chỉ giữ khóa cũ khi lặp lại đúng yêu cầu cũ.",
        "kit.reply-forgotten":
            "Bước này ({method}) đã làm ngày {day} với cùng khóa chống trùng; câu trả lời khi đó không còn được giữ: không làm lại. Hãy xem hồ sơ và làm tiếp bằng tay.",
        "kit.reply-destroyed":
            "Việc này đã làm với cùng khóa chống trùng, nhưng câu trả lời khi đó có danh tính của người mà hồ sơ đã được xóa danh tính từ đó: hãy đọc lại những gì còn có.",
        "kit.key-bad": "Khóa chống trùng gồm 1 đến 128 ký tự ASCII nhìn thấy được. Một UUID là đủ.",
        "kit.purpose-bad":
            "Mục đích xem không ghi được như vậy: hãy viết một câu, nhiều nhất {limit} ký tự, không có ký tự điều khiển, không bắt đầu bằng “mandate” (dành cho việc làm theo giấy ủy quyền).",
        "kit.break-glass-not-here":
            "{method} không mở hồ sơ của một trẻ em cụ thể. Mở khẩn cấp chỉ dành cho hồ sơ của từng trẻ, không dành cho danh sách, tìm kiếm, số liệu hay việc ghi.",
        "kit.dry-run-not-here":
            "{method} không thử trước được: chỉ việc nhập bảng mới hỏi trước được mà không ghi gì. Hãy bỏ yêu cầu thử.",
        "kit.break-glass-program":
            "Khóa của {unit} là khóa của chương trình: chỉ một cán bộ, bằng khóa của mình, mới được mở khẩn cấp hồ sơ ngoài phạm vi.",
        "kit.break-glass-role":
            "{person} ({unit}) không có vai trò {role:codes}: chỉ người có vai trò này mới được mở khẩn cấp hồ sơ ngoài phạm vi.",
        "kit.break-glass-reason":
            "Hãy nói rõ vì sao phải mở khẩn cấp hồ sơ: ít nhất {least} từ khác nhau, nhiều nhất {limit} ký tự, không có ký tự điều khiển. Cơ quan chủ trì sẽ đọc lý do này.",
        "kit.seen-malformed": "`seen` phải viết dạng dịch-vụ=số,dịch-vụ=số: “{value}” không đúng.",
        "kit.seen-own-ahead":
            "`seen` ghi {service}={wanted}, nhưng nhật ký của {service} kết thúc ở {reached}. Đó là số của một hệ thống khác, hay nhật ký đã được khôi phục từ bản sao lưu?",
        "kit.seen-far-ahead":
            "`seen` ghi {source}={wanted}, nhưng {service} biết nhật ký của {source} mới tới {reached}. Đó là số của một hệ thống khác? Nếu vừa nhập rất nhiều dữ liệu thì ít phút nữa hãy gọi lại.",
        "kit.seen-lost":
            "Những gì bạn đã thấy của {source} tới {wanted} không còn: nhật ký đó đã được khôi phục từ bản sao lưu và nay ở {reached}. Hãy xem lại dữ liệu rồi gọi lại.",
        "kit.behind":
            "{service} chưa nghe hết {source}: mới tới {reached}, còn bạn đã thấy {wanted}. Hãy thử lại.",
        "kit.behind-just-now": "{service} chưa kịp nghe hết những gì bạn đã thấy. Hãy thử lại.",
        "kit.query-too-long":
            "{method} đã dừng vì tìm quá lâu. Hãy thu hẹp câu hỏi: một đơn vị nhỏ hơn, khoảng ngày ngắn hơn, nhiều điều kiện hơn, hoặc ít chỉ tiêu hơn một lần.",
        "kit.import-overtaken":
            "Một lượt nhập khác với cùng khóa chống trùng đã đi trước. Hãy gửi lại các hàng.",
        "kit.not-in-name":
            "Bạn không được nhân danh {unit}: việc này chỉ do chính đơn vị đó hoặc Ủy ban nhân dân cấp trên của đơn vị làm, còn bạn là {own}.",
        "kit.out-of-scope": "Bạn không được làm thay {unit}: đơn vị này nằm ngoài phạm vi của bạn ({scope}).",
        "kit.stopping": "{service} đang dừng. Hãy thử lại sau giây lát.",
        "kit.cancelled": "Cuộc gọi đã bị hủy trước khi xong.",
        "kit.deadline": "{method} không xong trong thời hạn mà cuộc gọi cho phép.",
        "kit.internal":
            "Có lỗi bên trong {service} và chưa có gì bị thay đổi. Người vận hành tìm thấy lỗi trong nhật ký với mã {call}.",
        "kit.disk-full":
            "{service} không còn chỗ để ghi nên không nhận việc: hãy báo người vận hành dọn chỗ, rồi thử lại.",
        "kit.store-damaged":
            "Kho dữ liệu của {service} bị hỏng: nội dung đang lưu không còn đúng như đã ghi, nên không nhận thêm thay đổi. Hãy báo người vận hành để khôi phục từ bản sao lưu.",
        "kit.store-unavailable":
            "{service} lúc này không dùng được kho dữ liệu, chưa có gì bị thay đổi. Hãy thử lại.",
        "kit.too-large": "Câu trả lời dài hơn một thông điệp được phép (4 MiB). Hãy hỏi ít hơn.",
        "kit.row-malformed": "Không đọc được hàng {row}.",

        // Sự kiện.
        "kit.other-life":
            "Sự kiện {after} trong nhật ký của {service} không phải sự kiện đã nhận: nhật ký đã được khôi phục từ bản sao lưu.",
        "kit.from-beyond": "Nhật ký của {service} kết thúc ở {head}: không có gì sau {after} để theo dõi.",

        // Đồng hồ và kho.
        "kit.clock-not-simulated":
            "Hệ thống này chạy theo đồng hồ máy. Chỉ hệ thống ghi {setting:codes} là {simulated:codes} mới chỉnh được.",
        "kit.clock-backwards": "Đồng hồ đang là {today} và chỉ đi tới: {day} là ngày trước đó.",

        // Tệp do người viết.
        "kit.file-unreadable": "Tệp {file} không có hoặc không đọc được.",
        "kit.file-not-utf8": "Tệp {file} không phải văn bản UTF-8.",
        "kit.file-too-large":
            "Tệp {file} dài hơn {most} MiB, quá dài so với một tệp do người viết. Hãy xem lại có đúng tệp không.",
        "kit.file-empty": "Tệp {file} trống.",
        "kit.yaml-malformed":
            "Từ đây không còn đúng YAML: hãy xem lại thụt dòng, dấu hai chấm, ngoặc và nháy.",
        "kit.yaml-tab": "Ở đây có dấu tab: hãy thụt dòng bằng dấu cách.",
        "kit.yaml-token":
            "Ký tự này không mở đầu được một giá trị: hãy đặt văn bản trong dấu nháy, và thụt dòng bằng dấu cách.",
        "kit.yaml-colon":
            "Dấu hai chấm ở đây không đúng chỗ hoặc bị thiếu: hãy viết “khóa: giá trị”, và đặt văn bản có dấu hai chấm trong dấu nháy.",
        "kit.yaml-bracket":
            "Danh sách trong ngoặc chưa được đóng hoặc thiếu dấu phẩy: hãy xem lại dấu [ ] và { }.",
        "kit.yaml-quote": "Dấu nháy mở ra mà không đóng lại: hãy thêm dấu nháy cuối.",
        "kit.yaml-indent":
            "Dòng này thụt vào không khớp với các dòng trên: hãy thụt các mục cùng cấp như nhau.",
        "kit.yaml-alias": "Không dùng tên gọi tắt (*tên) ở đây: hãy viết lại giá trị.",
        "kit.yaml-expansion":
            "Tệp nhắc lại quá nhiều lần những đoạn đã đặt tên (*tên): viết ra đủ thì quá dài. Hãy ghi thẳng giá trị ở những chỗ đó.",
        "kit.yaml-unknown-member": "Không có thành phần {member} ở đây. Có: {known:codes}.",
        "kit.yaml-unknown-member-labelled": "Hãy viết “{member}” bằng tên {known:codes}.",
        "kit.yaml-duplicate-key": "Cùng một khóa được ghi hai lần: {key}. Hãy giữ một.",
        "kit.yaml-key-not-text": "Khóa phải là một từ bình thường.",
        "kit.yaml-unknown-key": "“{key}” không phải từ được biết ở đây. Các từ được biết: {known}.",
        "kit.zone-offset": "Múi giờ lệch UTC từ -720 đến 840 phút: {value} không đúng. Việt Nam là 420.",
        "kit.limit-range": "{member:codes} phải từ {least} đến {most}: {value} không được.",

        // Vì sao tiến trình không khởi động.
        "kit.data-unwritable":
            "Không ghi được vào thư mục dữ liệu {path}. Hãy cấp quyền, hoặc chọn thư mục khác bằng --data.",
        "kit.port-taken":
            "{endpoint} đang bị tiến trình khác chiếm. Hãy dừng tiến trình đó, hoặc chọn cổng khác bằng --endpoint.",
        "kit.endpoint-bad":
            "{endpoint} không phải địa chỉ để lắng nghe. Hãy viết tcp://MÁY:CỔNG hoặc ipc://ĐƯỜNG-DẪN.",
        "kit.database-newer":
            "Kho của {service} do một chương trình mới hơn ghi: chương trình này không biết các bước {steps}. Hãy chạy chương trình mới hơn.",
        "kit.database-differs":
            "Kho của {service} do phiên bản khác của chương trình lập (bước {step}) và không chuyển đổi được. Hãy cất thư mục dữ liệu đi rồi bắt đầu bằng thư mục trống, hoặc chạy đúng chương trình đã ghi kho này.",
        "kit.file-damaged":
            "Kho dữ liệu của {service}, {path}, bị hỏng và không mở được. Hãy cất tệp này đi rồi khôi phục từ bản sao lưu gần nhất: chungtay restore THƯ-MỤC.",
        "kit.data-in-use": "{path} đang do tiến trình khác dùng. Hãy dừng tiến trình đó trước.",
        "kit.vault-key":
            "Tệp khóa {file} mở dữ liệu kín không có, không đọc được, hoặc không phải khóa của kho này (kho được khôi phục từ trước lần thay khóa). Hãy lấy lại từ cùng bản sao lưu với kho: chungtay restore THƯ-MỤC --key TỆP --id BẢN --only keys/vault.",
        "kit.signing-key":
            "Không đọc được tệp khóa {file} dùng để ký các nhật ký. Hãy lấy lại từ bản sao lưu khóa, hoặc cất tệp này đi: dịch vụ sẽ tự tạo khóa mới, và `chungtay audit verify` cho biết phần nào đã ký bằng khóa cũ.",
        "kit.keys-missing":
            "Tệp khóa {file} không có hoặc không đọc được. `chungtay keys` tạo khóa cho hệ thống.",
        "kit.key-exposed":
            "Người khác ngoài chủ cũng đọc hoặc ghi được tệp khóa bí mật {file}. Hãy sửa: chmod 600 {file}",
        "kit.key-malformed": "Khóa công khai của {service} không phải 40 ký tự Z85.",
        "kit.insecure-not-local":
            "--insecure chỉ dùng cho máy tại chỗ và ipc: {endpoint} nơi khác cũng tới được.",
        "kit.no-endpoint":
            "Chưa có gì cho biết {service} lắng nghe ở đâu. Hãy ghi trong stack.yaml hoặc bằng --endpoint.",
        "kit.startup-internal": "{service} không khởi động được: {problem}",

        // Evidence
        "kit.too-many-heads":
            "Đưa ra {number} mã chuỗi để đối chiếu, nhiều nhất là {most}: hãy hỏi làm nhiều lần.",
        "kit.evidence-version-missing":
            "{table}: dữ kiện {fact} của {subject} không có dòng nào ghi như sự kiện số {event} đã báo. Dòng này đã bị sửa hoặc xóa.",
        "kit.evidence-hidden-version-missing":
            "{table}: sự kiện số {event} báo một việc bảo mật mà không có dòng nào ghi. Dòng này đã bị xóa.",
        "kit.evidence-version-unexplained":
            "{table}: dòng số {number} (dữ kiện {fact} của {subject}) không giống sự kiện số {event} đã báo. Dòng này đã bị sửa hoặc chèn thêm.",
        "kit.evidence-column-differs":
            "{table}: {subject} có cột {column} không khớp với {facts}. Cột này hoặc các dữ kiện đã bị sửa.",
        "kit.evidence-row-differs":
            "{table}: {subject} không còn như sự kiện số {event} để lại. Dòng này đã bị sửa hoặc xóa.",
        "kit.evidence-row-untold": "{table}: không sự kiện nào nói đến {subject}. Dòng này bị chèn thêm.",
        "kit.evidence-row-missing":
            "{table}: thiếu dòng số {number}, tuy các dòng sau vẫn còn. Dòng này đã bị xóa khỏi tệp.",
        "kit.evidence-rows-missing":
            "{table}: thiếu các dòng từ số {number} đến số {last}, tuy các dòng sau vẫn còn. Các dòng này đã bị xóa khỏi tệp.",
        "kit.evidence-row-altered":
            "{table}: dòng số {number} không đúng như khi ghi sau dòng đứng trước nó. Dòng này, hoặc chuỗi đến đó, đã bị sửa, tráo, hay chèn thêm.",
        "kit.evidence-text-altered":
            "{table}: trong các tệp đã đưa vào dùng, tệp {digest} bị thiếu hoặc là tệp khác. Tệp này đã bị sửa hay bị xóa.",
        "kit.evidence-row-unnumbered":
            "{table}: có một dòng mang số {value}, số mà không dòng nào được cấp. Dòng này do người ngoài chèn vào.",
        "kit.evidence-look-missing":
            "{table}: {count} trẻ đã được cho xem ở dòng số {number} của sổ ghi lượt xem không còn tra ra được theo trẻ. Mục tra đã bị xóa.",
        "kit.evidence-look-strange":
            "{table}: có mục tra theo trẻ mà không dòng nào của sổ ghi lượt xem nói đến. Mục này do người ngoài chèn vào.",
        "kit.evidence-trigger-missing":
            "{table}: thiếu chốt “{name}” giữ cho các dòng không bị sửa, xóa. Có người đã gỡ chốt này.",
        "kit.evidence-trigger-altered":
            "{table}: chốt “{name}” giữ cho các dòng không bị sửa, xóa nay khác bản gốc. Có người đã thay nó.",
        "kit.evidence-trigger-strange":
            "{table}: có chốt lạ “{name}” mà chương trình không đặt. Nó có thể đổi những gì được ghi.",
        "kit.evidence-part-missing": "{table}: thiếu phần “{name}” trong cấu trúc kho.",
        "kit.evidence-part-altered":
            "{table}: phần “{name}” trong cấu trúc kho khác với chương trình đã lập.",
        "kit.evidence-part-strange": "{table}: trong kho có phần lạ “{name}” mà chương trình không lập.",
        "kit.evidence-head-unreadable":
            "{table}: dòng số {number} không phải là một chữ ký hợp lệ. Dòng này đã bị sửa.",
        "kit.evidence-head-forged":
            "{table}: chữ ký số {number} không khớp với nội dung được ký. Dịch vụ đã không ký như vậy.",
        "kit.evidence-head-key-unknown":
            "{table}: chữ ký số {number} do khóa {key} ký, khóa này không có ở đây nên không kiểm tra được. Hãy kiểm tra lại với tệp khóa công khai cũ; nếu không có, chữ ký này là của người khác.",
        "kit.evidence-head-key-over":
            "{table}: chữ ký số {number} do khóa {key} ký sau khi khóa này đã bị thay. Ai đó còn giữ khóa cũ đã viết lại nhật ký.",
        "kit.access-anyone":
            "Được: ai có khóa cũng gọi được {method}.",
        "kit.access-granted":
            "Được: {unit} gọi được {method} vào ngày {day}, với vai trò {role:codes}.",
        "kit.access-granted-for":
            "Được: {unit} gọi được {method} cho {place} vào ngày {day}, với vai trò {role:codes}.",
        "kit.access-acting":
            "Được, khi làm thay {place}: {unit} gọi được {method} với --for {place} vào ngày {day}, với vai trò {role:codes}.",
        "kit.access-acting-line":
            "{line}: {unit} được làm thay {place} với vai trò {role:codes}, trong những cuộc gọi có --for {place}.",
        "kit.access-ended":
            "Không được: {unit} không tồn tại vào ngày {day}.",
        "kit.access-no-role":
            "Không được: {method} cần vai trò {role:codes}, mà tệp chính sách không cấp cho {unit} vào ngày {day}.",
        "kit.access-narrowed":
            "Không được: đơn vị có vai trò {role:codes}, nhưng khóa của {unit} không được giao vai trò này.",
        "kit.access-out-of-reach":
            "Không được: vai trò {role:codes} của {unit} không với tới {place} vào ngày {day}.",
        "kit.access-line":
            "{line}: vai trò {role:codes} với tới {reach}.",
        "kit.access-speaks":
            "{unit} được nhân danh {place}, nên làm được cả những việc chỉ đơn vị tự làm như tiền và báo cáo.",
        "kit.access-speaks-not":
            "{unit} không được nhân danh {place}: những việc chỉ đơn vị tự làm như tiền và báo cáo thì không làm thay được.",
        "kit.access-break-glass":
            "Khi khẩn cấp, một cán bộ của {office} có vai trò {role:codes}, bằng khóa của mình, vẫn mở được hồ sơ của một trẻ em cho một lần gọi: chungtay call … --break-glass \"lý do\". Lượt mở được ghi lại và cơ quan chủ trì sẽ xem xét.",
        "kit.access-break-glass-not":
            "Mở hồ sơ khẩn cấp (--break-glass) cần vai trò {role:codes}, mà {unit} không có.",
        "kit.access-more":
            "Phương thức còn có thể đòi hỏi thêm ngoài vai trò: trường hợp do ai phụ trách, việc đang ở bước nào.",
        "kit.access-of-others":
            "Người khác được làm gì chỉ giải thích cho bên kiểm tra, về những đơn vị thuộc phạm vi của bên đó; về mình thì ai cũng hỏi được.",
        "kit.access-no-child": "Không có trẻ em {id} trong phạm vi của bạn.",
        "kit.access-no-policy":
            "Dịch vụ này không theo tệp chính sách nào: ai được làm gì đã định khi kết nối.",
        "kit.access-no-person": "Không ai ở {unit} có mã {person} đang giữ khóa.",
        "kit.access-child-or-place": "Chỉ nêu một trong hai: trẻ em hoặc địa bàn.",
        "kit.evidence-head-cut-off":
            "{table}: chữ ký số {head} ngày {at} xác nhận có dòng số {number}, nay không còn. Các dòng cuối đã bị cắt bỏ.",
        "kit.evidence-head-rewritten":
            "{table}: chữ ký số {head} ngày {at} xác nhận chuỗi đến dòng số {number} khác với chuỗi hiện có. Các dòng đến đó đã bị ghi lại.",
        "kit.evidence-known-cut-off":
            "{table}: nơi khác đã giữ chuỗi đến dòng số {at}, nay dòng này không còn. Các dòng cuối đã bị cắt bỏ, hoặc kho được khôi phục từ bản sao lưu cũ hơn.",
        "kit.evidence-known-rewritten":
            "{table}: chuỗi đến dòng số {at} mà nơi khác đã giữ khác với chuỗi hiện có. Các dòng đến đó đã bị ghi lại, hoặc kho được khôi phục từ bản sao lưu cũ hơn rồi ghi tiếp.",
        "kit.evidence-kept-cut-off":
            "{table}: {keeper} giữ chữ ký số {head} ngày {at} do dịch vụ này ký: khi đó có dòng số {number}, nay không còn. Các dòng cuối đã bị cắt bỏ, hoặc kho được khôi phục từ bản sao lưu cũ hơn.",
        "kit.evidence-kept-rewritten":
            "{table}: {keeper} giữ chữ ký số {head} ngày {at} do dịch vụ này ký: khi đó chuỗi đến dòng số {number} khác với chuỗi hiện có. Các dòng đến đó đã bị ghi lại, hoặc kho được khôi phục từ bản sao lưu cũ hơn rồi ghi tiếp.",
        "kit.evidence-kept-forged":
            "{table}: {keeper} giữ chữ ký số {head} ngày {at} đến dòng số {number} không khớp với nội dung được ký. Dịch vụ này đã không ký như vậy; hãy hỏi bên giữ kho của {keeper}.",
        "kit.evidence-kept-unknown":
            "{table}: {keeper} giữ chữ ký số {head} ngày {at} đến dòng số {number} mà nhật ký không có. Chữ ký do khóa {key} ký, khóa này không có ở đây: hãy kiểm tra lại với tệp khóa công khai cũ.",
        "kit.evidence-event-unreadable":
            "{table}: không đọc được sự kiện số {number} như dịch vụ đã ghi nên không đối chiếu được.",
    ]
}
