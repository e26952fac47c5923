extension RegistryTexts {
    static let vi: [String: String] = [
        // Numbers that are somebody's
        "registry.personal-number-taken":
            "Số định danh này đã có trong hồ sơ {id}: xem lại hồ sơ đó hoặc kiểm tra các chữ số.",
        "registry.duplicate-of-itself":
            "Cả hai mã đều là {id}: ghi mã của hai hồ sơ khác nhau.",

        // From one commune to another
        "registry.no-transfer":
            "Không có lần chuyển giao {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.transfer-home":
            "Trẻ đang ở {commune}: ghi xã khác.",
        "registry.transfer-waits":
            "Lần chuyển giao {id} từ {from} đến {to}, đề nghị ngày {day}, còn chờ trả lời: rút lại trước.",
        "registry.transfer-answered":
            "Lần chuyển giao từ {from} đến {to} đã được trả lời ngày {day} ({status}): đề nghị lại.",

        // Entries that are one child
        "registry.pair-merged":
            "Hai hồ sơ {child} và {other} đã gộp làm một: tách ra trước, rồi mới kết luận.",
        "registry.merged-already":
            "Hồ sơ {duplicate} đã gộp vào {survivor}: không còn gì để gộp, hoặc tách ra trước.",
        "registry.merge-of-survivor":
            "Đã có hồ sơ khác gộp vào {duplicate} ({ids}): chọn hồ sơ này làm hồ sơ giữ lại, hoặc tách các hồ sơ kia ra trước.",
        "registry.merge-of-mistake":
            "Hồ sơ {id} là ghi nhầm, không phải của ai: không có gì để gộp.",
        "registry.merge-of-dead":
            "Trong hai hồ sơ {survivor} và {duplicate}, một trẻ đã mất còn một trẻ thì chưa: sửa lại cho đúng rồi mới gộp.",
        "registry.merge-into-closed":
            "Hồ sơ {survivor} đã kết thúc, còn {duplicate} thì chưa: chọn {duplicate} làm hồ sơ giữ lại.",
        "registry.not-merged":
            "Hồ sơ {duplicate} chưa gộp vào hồ sơ nào: không có gì để tách.",

        // Evidence
        "registry.cases-untold":
            "{table}: có {count} trường hợp mà sự kiện báo mở trường hợp có {told}. Có dòng bị chèn thêm hoặc xóa.",

        // Children
        "registry.parts-cases":
            "Vai trò của bạn chưa xem được hồ sơ vụ việc của trẻ: bỏ {part:codes}, hoặc hỏi bằng khóa có vai trò {role:codes}.",
        "registry.cases-of-today":
            "Các trường hợp chỉ xem được như hôm nay, mỗi bước có ngày của nó: bỏ {part:codes}, hoặc bỏ ngày được hỏi.",
        "registry.birth-missing": "Thiếu ngày sinh: ghi ngày sinh, hoặc năm sinh nếu không rõ ngày.",
        "registry.birth-year-disagrees":
            "Năm sinh {year} không khớp ngày sinh {day}: chỉ ghi một, hoặc ghi cả hai giống nhau.",
        "registry.birth-date-stands":
            "Ngày sinh đã ghi là {day}, khác năm {year}: ghi cả ngày sinh mới, hoặc ghi {member:codes} trong {clear:codes} nếu chỉ còn biết năm.",
        "registry.birth-in-future": "Ngày sinh {birth} chưa đến (hôm nay là {today}): sửa lại.",
        "registry.birth-after-registration":
            "Ngày sinh {birth} sau ngày vào sổ {day}: sửa một trong hai.",
        "registry.too-old":
            "Sinh {birth}, đến {day} đã đủ {years} tuổi: sổ này dành cho trẻ em dưới {years} tuổi; kiểm tra ngày sinh và ngày vào sổ.",
        "registry.duplicate":
            "Đã có trẻ cùng tên, ngày sinh và xã trong hồ sơ {id}: dùng hồ sơ đó, hoặc nếu là trẻ khác thì ghi {mark:codes}.",
        "registry.near":
            "Có thể trẻ đã có trong sổ ({count} hồ sơ giống): dùng hồ sơ đó, hoặc nếu là trẻ khác thì ghi mã của từng hồ sơ vào {mark:codes}.",
        "registry.near-candidate":
            "{name}, sinh {birth} (hồ sơ {id}): {reasons}; {points} điểm.",
        "registry.no-child": "Không có trẻ {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.child-forgotten":
            "Danh tính của trẻ {id} đã bị xóa vĩnh viễn ngày {day}: không còn gì để xem, sửa hay ghi thêm.",
        "registry.forget-active":
            "Trẻ {id} đang có trong sổ: kết thúc hồ sơ trước, rồi mới xóa danh tính.",
        "registry.forget-caring":
            "Người chăm sóc {id} đang hoặc đã từng chăm sóc trẻ có trong sổ ({count} trẻ): danh tính sẽ được xóa cùng trẻ cuối cùng.",
        "registry.forget-reason-short":
            "Việc này không hoàn lại được: ghi lý do ít nhất {least} từ, kèm quyết định làm căn cứ.",
        "registry.forget-reason-names":
            "Lý do vẫn còn lại khi danh tính đã xóa: không ghi tên hay số của ai.",
        "registry.child-not-active":
            "Hồ sơ của trẻ {child} đã kết thúc từ ngày {day} ({status}): mở lại hồ sơ, ghi ngày trước khi kết thúc, hoặc sửa, hủy việc kết thúc nếu ghi nhầm.",
        "registry.child-active":
            "Ngày {day} hồ sơ của trẻ {child} đang mở: không có gì để mở lại, ghi ngày sau khi hồ sơ kết thúc.",
        "registry.reopened-for-good":
            "Hồ sơ đã kết thúc ({status}) thì không mở lại từ một ngày: nếu ghi nhầm thì sửa hoặc hủy mục {id}.",
        "registry.back-from-for-good":
            "Trẻ “{status}” thì không trở lại sổ: bỏ {field}, hoặc ghi lý do khác.",
        "registry.child-not-then":
            "Ngày {day} trẻ {id} chưa có trong sổ, theo những gì đã biết khi ấy: ghi ngày muộn hơn.",
        "registry.identity-fact":
            "Thông tin nhân thân được sửa bằng cách cập nhật hồ sơ, không theo mục: ghi thông tin đúng vào đó.",
        "registry.not-of-this-fact":
            "Mục này nói về {aspect}, không có {field}: bỏ {field}, hoặc chọn mục khác.",
        "registry.standing-kept":
            "Mục này mở hồ sơ, không kết thúc: chỉ sửa ngày hoặc ghi chú; lý do kết thúc ghi khi kết thúc hồ sơ.",
        "registry.registration-voided":
            "Mục này ghi trẻ vào sổ ngày {day}: sửa ngày, hoặc kết thúc hồ sơ với lý do {reason:codes} nếu không có trẻ này.",
        "registry.differs-since":
            "{field} đã được sửa từ bản {version}, khác với bản đã đọc.",
        "registry.changed-since":
            "Hồ sơ đã thay đổi từ bản {version}, nay là bản {now}: đọc lại rồi sửa lại.",
        "registry.closing-as-active":
            "Không thể kết thúc hồ sơ với lý do “{active}”: ghi một trong {choices:codes}.",
        "registry.not-aged-out":
            "Trẻ chưa đủ tuổi trước ngày {end}: ghi lý do khác, chờ đến ngày đó, hoặc sửa ngày sinh nếu ghi nhầm.",
        "registry.fact-before-birth":
            "{fact} ({days}, mã {id}, {by} ghi) có trước ngày sinh {day}: sửa hoặc hủy mục đó trước, hoặc ghi ngày sinh khác.",
        "registry.fact-before-birth-unsaid":
            "{fact} ({days}, mã {id}) có trước ngày sinh {day}: sửa hoặc hủy mục đó trước, hoặc ghi ngày sinh khác.",
        "registry.fact-after-closure-unsaid":
            "{fact} ({days}, mã {id}) còn sau ngày {day}: sửa hoặc hủy mục đó trước, hoặc kết thúc từ ngày khác.",
        "registry.fact-after-closure":
            "{fact} ({days}, mã {id}, {by} ghi) còn sau ngày {day}: sửa hoặc hủy mục đó trước, hoặc kết thúc từ ngày khác.",
        "registry.not-split":
            "Trẻ {id} ở {commune}, đơn vị này không bị chia: nếu trẻ chuyển nơi ở thì cập nhật hồ sơ.",
        "registry.home-after-split":
            "Trẻ {id} được ghi là về ở {commune} từ ngày {from} (mục {fact}), khi đơn vị này đã bị chia từ ngày {day}: sửa hoặc hủy mục đó trước.",
        "registry.not-an-heir":
            "{commune}, nơi ghi hồ sơ trẻ {id}, đã chia thành {heirs}: ghi một trong các đơn vị đó.",
        "registry.search-too-many-words":
            "Tên cần tìm có {count} từ khác nhau: chỉ ghi tối đa {limit} từ, thường là họ tên của trẻ.",
        "registry.clue-of-nothing": "Chưa có gì để nhận ra trẻ: ghi họ tên hoặc số định danh cá nhân.",
        "registry.search-for-nothing": "Chưa có gì để tìm: ghi tên, số định danh hoặc xã.",

        // Circumstances
        "registry.circumstance-not-in-force":
            "Hoàn cảnh {code:codes} không có hiệu lực vào ngày {day} (từ {from} đến trước {until}): chọn mã có hiệu lực hoặc ngày khác.",
        "registry.circumstance-not-yet-in-force":
            "Hoàn cảnh {code:codes} chưa có hiệu lực vào ngày {day} (có từ {from}): chọn mã có hiệu lực hoặc ngày khác.",
        "registry.circumstance-no-longer-in-force":
            "Hoàn cảnh {code:codes} hết hiệu lực từ {until}, trước ngày {day}: chọn mã có hiệu lực hoặc ngày khác.",
        "registry.circumstance-overlaps-still":
            "Trẻ đang ở trong hoàn cảnh này từ {from}, theo {id} (do {by} ghi): kết thúc mục đó trước, sửa hoặc hủy nếu ghi nhầm, hoặc ghi ngày kết thúc trước ngày {from}.",
        "registry.circumstance-overlaps":
            "Trẻ đã ở trong hoàn cảnh này từ {from} đến {until}, theo {id} (do {by} ghi): ghi những ngày khác, hoặc sửa, hủy mục đó nếu ghi nhầm.",
        "registry.circumstance-ended":
            "Hoàn cảnh này đã kết thúc ngày {end}: nếu ngày đó sai thì sửa bằng Circumstances/Correct.",
        "registry.no-circumstance": "Không có mục hoàn cảnh {id} của trẻ thuộc phạm vi đơn vị: kiểm tra mã.",
        "registry.confidential-role":
            "Hoàn cảnh {code:codes} thuộc diện bảo mật: chỉ người được xem thông tin bảo mật, hoặc nơi tiếp nhận thông tin ở nơi trẻ sống, mới ghi được.",
        "registry.confidential-filter":
            "Hoàn cảnh {code:codes} thuộc diện bảo mật, không được dùng để lọc danh sách: bỏ điều kiện này.",

        // Disabilities
        "registry.no-disability":
            "Không có kết luận về khuyết tật {id} của trẻ thuộc phạm vi đơn vị: kiểm tra mã.",
        "registry.determined-that-day":
            "Đã có kết luận ngày {day}, theo {id} (do {by} ghi): sửa hoặc hủy kết luận đó nếu ghi nhầm, hoặc ghi ngày khác.",
        "registry.certificate-taken":
            "Giấy xác nhận số {certificate} của {council} thuộc kết luận khác, ngày {day}, theo {id} ({by} ghi): kiểm tra số, hoặc sửa kết luận đó trước.",
        "registry.screening-age": "Bộ câu hỏi không hợp tuổi {age}: chọn một trong {choices:codes}.",
        "registry.screening-domain": "Bộ câu hỏi không hỏi về “{domain}”: chỉ hỏi về {domains:codes}.",
        "registry.screening-domain-labelled": "Hãy viết “{domain}” bằng mã {domains:codes}.",
        "registry.screening-answer": "Câu trả lời {answer} ngoài thang: ghi từ 1 đến {most}.",

        // Caregivers
        "registry.no-caregiver": "Không có người chăm sóc {id}: đăng ký trước, hoặc kiểm tra mã.",
        "registry.caregiver-name-missing":
            "Thiếu tên người chăm sóc: ghi tên, hoặc mã của người đã đăng ký.",
        "registry.caregiver-twice":
            "Người chăm sóc {name} đã có trong sổ từ ngày {day}, theo {id} ({by} ghi): ghi mã đó, hoặc nếu là người khác thì ghi {mark:codes}.",
        "registry.caregiver-another":
            "Người chăm sóc {id} là {name} ({sex}, sinh {year}), còn ở đây ghi {saidName} ({saidSex}, sinh {saidYear}): sửa số, mã hoặc những gì ghi về người này.",
        "registry.caregiver-not-then":
            "Ngày {day} người chăm sóc {id} chưa có trong sổ, theo những gì đã biết khi ấy: ghi ngày muộn hơn.",
        "registry.caregiver-home-needed":
            "Mục này là nơi ở ghi khi đăng ký: sửa xã hoặc ngày của mục.",
        "registry.link-contradicted":
            "Quan hệ {id} (“{relation}”) không hợp với điều này: sửa hoặc hủy quan hệ đó trước, hoặc kiểm tra lại.",
        "registry.link-contradicted-elsewhere":
            "Người này chăm sóc một trẻ do đơn vị khác quản lý, không hợp với điều này: kiểm tra lại, hoặc nhờ đơn vị cấp trên của cả hai.",
        "registry.caregiver-other-number":
            "Người chăm sóc {id} có số định danh khác: sửa số hoặc mã.",
        "registry.already-linked":
            "Người này đã được ghi là người chăm sóc của trẻ từ {from} đến {until}, theo {id} (do {by} ghi): ghi những ngày trước hoặc sau đó, hoặc sửa, hủy mục đó nếu ghi nhầm.",
        "registry.already-linked-still":
            "Người này đang là người chăm sóc của trẻ từ {from}, theo {id} (do {by} ghi): kết thúc quan hệ đó trước, sửa hoặc hủy nếu ghi nhầm, hoặc ghi ngày kết thúc trước ngày {from}.",
        "registry.relation-taken":
            "Trẻ đã có người trong quan hệ này từ {from} đến {until}, theo {id} (do {by} ghi): ghi những ngày trước hoặc sau đó, hoặc sửa, hủy mục đó nếu ghi nhầm.",
        "registry.relation-taken-still":
            "Trẻ đang có người trong quan hệ này từ {from}, theo {id} (do {by} ghi): kết thúc quan hệ đó trước, sửa hoặc hủy nếu ghi nhầm, hoặc ghi ngày kết thúc trước ngày {from}.",
        "registry.relation-sex":
            "Quan hệ “{relation}” không hợp giới tính người chăm sóc: sửa một trong hai.",
        "registry.relation-age":
            "Người chăm sóc sinh năm {year}, không lớn tuổi hơn trẻ sinh năm {childYear}: sửa một trong hai.",
        "registry.carer-too-young":
            "Người chăm sóc không phải người thân thích phải hơn trẻ ít nhất {years} tuổi: chọn người khác.",
        "registry.no-link": "Không có mục quan hệ {id} của trẻ thuộc phạm vi đơn vị: kiểm tra mã.",
        "registry.link-ended":
            "Quan hệ này đã kết thúc ngày {end}: nếu ngày đó sai thì sửa bằng Caregivers/Correct.",

        // Workers
        "registry.no-worker": "Không có cán bộ {id}: kiểm tra mã.",
        "registry.worker-twice":
            "Cán bộ {name} đã có, làm việc tại {unit} từ {from}, theo {id} ({by} ghi): dùng mục đó, hoặc nếu là người khác thì ghi {mark:codes}.",
        "registry.worker-left":
            "Cán bộ này làm việc đến hết ngày {until} (mục {id}): ghi ngày còn làm việc, ghi việc trở lại làm trước, hoặc sửa, hủy việc nghỉ nếu ghi nhầm.",
        "registry.worker-at-work":
            "Đến ngày {day} cán bộ chưa nghỉ: ghi việc nghỉ trước, hoặc ghi ngày trở lại khác.",
        "registry.worker-in-error":
            "Hồ sơ cán bộ {id} đã được ghi là ghi nhầm: nếu không phải vậy thì sửa mục {fact} trước.",
        "registry.worker-not-then":
            "Ngày {day} cán bộ {id} chưa làm việc, theo những gì đã biết khi ấy: ghi ngày muộn hơn.",
        "registry.worker-registration-voided":
            "Mục này ghi cán bộ vào sổ ngày {day}: sửa ngày, hoặc sửa thành {standing:codes} nếu không có cán bộ này.",
        "registry.worker-standing-kept":
            "Chỉ mục ghi cán bộ vào sổ mới sửa được thành ghi nhầm hoặc ngược lại: với mục này thì sửa ngày, hoặc hủy.",

        // Cases
        "registry.no-case": "Không có trường hợp {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.case-of-others":
            "Trường hợp {id} do {person} ({unit}) phụ trách: chỉ người đó và {role:codes} đọc và ghi được. Cần tham gia thì nhờ lãnh đạo giao.",
        "registry.case-of-office":
            "Trường hợp {id} do {unit} phụ trách: chỉ cán bộ của đơn vị đó và {role:codes} đọc và ghi được. Cần tham gia thì nhờ lãnh đạo giao.",
        "registry.case-open":
            "Trẻ đang có trường hợp chưa đóng, {id}, tiếp nhận ngày {day}, do {unit} phụ trách: bổ sung vào đó, hoặc đóng trường hợp đó trước.",
        "registry.case-not-assessable":
            "Trường hợp đang ở bước “{step}”: chỉ đánh giá trước khi có kế hoạch, hoặc sau khi rà soát yêu cầu lập lại.",
        "registry.case-assessment-order": "Bước đến lượt là {due:codes}: ghi bước đó.",
        "registry.case-not-assessed":
            "Trường hợp đang ở bước “{step}”: phải đánh giá nguy cơ cụ thể trước khi lập kế hoạch.",
        "registry.case-not-undecided":
            "Trường hợp đang ở bước “{step}”: chỉ quyết định về kế hoạch đang chờ phê duyệt.",
        "registry.case-not-approved":
            "Trường hợp đang ở bước “{step}”: kế hoạch phải được phê duyệt trước.",
        "registry.case-own-plan":
            "Trường hợp này do chính bạn phụ trách: phải do một {role:codes} khác quyết định về kế hoạch.",
        "registry.case-isolated":
            "Trẻ đang được cách ly: thời gian gia hạn tính trong cùng một thời hạn; ghi việc kết thúc cách ly trước.",
        "registry.case-not-isolated": "Trẻ không được cách ly: ghi việc cách ly trước.",
        "registry.moment-in-future":
            "{field}: {at} chưa đến, bây giờ là {now}. Hãy ghi thời điểm đã xảy ra.",
        "registry.moment-too-early":
            "{field} là {at}, sớm hơn việc đã ghi ngay trước đó của trường hợp ({earliest}): hãy ghi từ lúc đó trở đi, hoặc sửa việc đó bằng Cases/Correct.",
        "registry.moment-on-another-day":
            "{field}: thời điểm thuộc ngày {at}, không phải ngày {day}. Bỏ một trong hai, hoặc ghi cho khớp.",
        "registry.case-closed":
            "Trường hợp này đã đóng ngày {day}: việc xảy ra sau đó thì mở trường hợp mới.",
        "registry.case-ended-with-child":
            "Trường hợp đã đóng cùng hồ sơ của trẻ ngày {day}: ghi một ngày trước đó, hoặc mở trường hợp mới cho việc xảy ra sau khi mở lại hồ sơ.",
        "registry.case-followed":
            "Trường hợp {id}, đã đóng cùng hồ sơ của trẻ, sẽ được tiếp tục, nhưng trẻ đang có trường hợp khác chưa đóng, {open}: đóng trường hợp đó trước, với ngày trước ngày đóng hồ sơ của trẻ nếu nó cũng đã đóng cùng hồ sơ.",
        "registry.case-no-entry":
            "Trường hợp không có mục {entry} sửa được: ghi số từ {first} đến {last} theo diễn biến của trường hợp.",
        "registry.case-entry-order":
            "{day} sau một mục chỉ có thể đến sau mục này, ngày {next}: ghi ngày sớm hơn, hoặc sửa mục đó trước.",
        "registry.case-entry-past":
            "{day} sau việc mà mục này hẹn: ghi ngày muộn nhất là {latest}, hoặc sửa cả ngày rà soát tiếp theo hay mục tiêu.",
        "registry.case-entry-without":
            "Mục loại này ({kind}) không có {field}: bỏ {field}, hoặc ghi mục khác.",
        "registry.case-entry-follows":
            "Khi đó mục ngày {day} ({kind}) không thể như đã ghi: sửa hoặc hủy mục đó trước.",
        "registry.case-chiefs-entry":
            "Quyết định về kế hoạch, và kế hoạch đã được quyết định, chỉ do {role:codes} sửa hoặc hủy.",
        "registry.case-not-ready":
            "Chưa có lần rà soát nào kết luận đạt mục tiêu: ghi rà soát với kết quả {outcome:codes} trước, hoặc chọn lý do khác.",
        "registry.case-full":
            "Hồ sơ trường hợp sẽ quá dài: viết ngắn hơn, hoặc kết thúc trường hợp này rồi mở trường hợp mới.",
        "registry.case-no-next-review":
            "Chỉ ghi ngày rà soát tiếp theo khi kết quả là {outcome:codes}: bỏ {field}, hoặc chọn kết quả đó.",
        "registry.case-next-review": "Thiếu ngày rà soát tiếp theo: ghi ngày xem xét lại.",

        // Files opened out of reach
        "registry.no-opening":
            "Không có lượt mở hồ sơ khẩn cấp {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.opening-note": "Nói rõ vì sao kết luận là “{verdict}”: ghi vào {field}.",
        "registry.opening-by-program":
            "Khóa của {unit} là khóa của chương trình: lượt mở hồ sơ khẩn cấp phải do một cán bộ xem xét, bằng khóa của mình.",
        "registry.opening-own": "Lượt mở này là của chính bạn: một cán bộ khác phải xem xét.",
        "registry.opening-reviewed":
            "Lượt mở này đã được {person} ({unit}) kết luận: {verdict}. Mỗi lượt chỉ kết luận một lần.",

        // Placements
        "registry.no-placement":
            "Không có mục chăm sóc thay thế {id} của trẻ thuộc phạm vi đơn vị: kiểm tra mã.",
        "registry.placed-already":
            "Trẻ đã được chăm sóc từ {from} đến {until}, theo {id} (do {by} ghi): ghi những ngày trước hoặc sau đó, hoặc sửa, hủy mục đó nếu ghi nhầm.",
        "registry.placed-already-still":
            "Trẻ đang được chăm sóc từ {from}, theo {id} (do {by} ghi): kết thúc mục đó trước, sửa hoặc hủy nếu ghi nhầm, hoặc ghi ngày kết thúc trước ngày {from}.",
        "registry.placement-caregiver": "Thiếu người nhận chăm sóc: ghi người nhận trẻ.",
        "registry.placement-expected-end":
            "Thiếu ngày dự kiến kết thúc: hình thức này có thời hạn, ghi đến ngày nào.",
        "registry.placement-nobody":
            "Thiếu nơi hoặc người nhận chăm sóc trẻ: ghi cơ sở, hoặc người chăm sóc.",
        "registry.no-visit":
            "Không có lần thăm {id} thuộc phạm vi của đơn vị: kiểm tra mã.",
        "registry.visit-of-day-care":
            "Chăm sóc ban ngày không phải theo dõi bằng các lần thăm: chọn mục chăm sóc khác.",
        "registry.visited-already":
            "Đã ghi lần thăm ngày {day}, theo {id}: hủy lần đó nếu ghi nhầm.",
        "registry.visit-in-the-way":
            "Lần thăm {id} ngày {day} sẽ nằm ngoài thời gian chăm sóc: hủy lần thăm đó trước, hoặc ghi những ngày khác.",
        "registry.placement-ended":
            "Việc chăm sóc này đã kết thúc ngày {end}: nếu ngày đó sai thì sửa bằng Placements/Correct.",
        "registry.emergency-too-long":
            "Ngày {day} quá muộn với tiếp nhận khẩn cấp: ghi không sau {latest}, hoặc chọn hình thức khác.",
    ]
}
