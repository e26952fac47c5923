extension ReportingTexts {
    static let vi: [String: String] = [
        "reporting.plan-id":
            "Mã kế hoạch “{value}” không hợp lệ: chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối, như “thai-binh-2020-2025”.",
        "reporting.no-plan-yet":
            "Không có kế hoạch “{id}”: chưa ban hành kế hoạch nào. Hãy ban hành: chungtay plan publish TỆP",
        "reporting.no-plan": "Không có kế hoạch “{id}”. Các kế hoạch đã ban hành: {known}.",
        "reporting.unit-unknown":
            "Không có đơn vị “{unit}” trong danh mục đơn vị: kiểm tra lại đường dẫn và ngày hiệu lực.",
        "reporting.twice": "Mã “{id}” được dùng hai lần: mỗi mục phải có mã riêng.",
        "reporting.due-one": "Hạn nộp phải ghi đúng một trong hai: {choices:codes}.",
        "reporting.due-day":
            "Hạn nộp “{value}” không hợp lệ: ghi tháng-ngày (MM-DD), và chỉ dùng cho báo cáo năm.",
        "reporting.population-one":
            "Chỉ tiêu phải ghi đúng một nhóm đối tượng: {choices:codes}.",
        "reporting.fact-one":
            "Mỗi điều kiện phải ghi đúng một nội dung: {choices:codes}.",
        "reporting.target-years":
            "Năm cuối của mục tiêu không được trước năm đầu: hãy sửa một trong hai.",
        "reporting.target-one": "Mục tiêu phải ghi đúng một trong hai: {choices:codes}.",
        "reporting.no-indicator": "Không có chỉ tiêu “{id}”. Các chỉ tiêu của kế hoạch: {known}.",
        "reporting.period-to-come":
            "Kỳ này đến ngày {start} mới bắt đầu (hôm nay là {today}): chọn kỳ đã bắt đầu.",
        "reporting.no-round": "Không có đợt báo cáo {id}.",
        "reporting.round-exists":
            "Đợt báo cáo của kỳ này đã mở ngày {on}, hạn nộp {due}, mã {id}: dùng đợt đó, hoặc mở đợt đột xuất (không ghi nhiệm vụ báo cáo).",
        "reporting.round-voided":
            "Đợt báo cáo này chưa từng mở: hãy chọn đợt khác, hoặc đề nghị đơn vị chủ trì mở đợt mới.",
        "reporting.round-closed": "Đợt báo cáo đã đóng ngày {on}: đề nghị cơ quan chủ trì mở đợt khác.",
        "reporting.round-period":
            "Kỳ báo cáo không nằm trong một kỳ của nhiệm vụ “{duty}”: hãy ghi đúng kỳ mà kế hoạch quy định.",
        "reporting.round-other-plan":
            "Đợt báo cáo này thuộc kế hoạch “{plan}”: chọn đợt của đúng kế hoạch.",
        "reporting.no-duty": "Không có nhiệm vụ báo cáo “{id}”. Các nhiệm vụ của kế hoạch: {known}.",
        "reporting.ad-hoc-needs": "Đợt báo cáo đột xuất phải ghi rõ {field}.",
        "reporting.unit-outside":
            "Đơn vị “{unit}” không thuộc địa bàn của kế hoạch ({area}): ghi đơn vị thuộc địa bàn.",
        "reporting.not-asked":
            "Đơn vị “{unit}” không thuộc danh sách phải báo cáo của đợt này: hãy ghi đợt khác, hoặc đề nghị mở đợt cho đơn vị.",
        "reporting.passed-on":
            "Đơn vị “{unit}” không còn phải báo cáo trong đợt này: đơn vị tiếp nhận nhiệm vụ nộp báo cáo thay ({heirs}).",
        "reporting.already-submitted":
            "Báo cáo {id} đã nộp ngày {on}: muốn sửa, đề nghị cơ quan chủ trì trả lại.",
        "reporting.not-submitted":
            "Báo cáo {id} chưa nộp nên chưa thể nhận hoặc trả lại: chờ đơn vị nộp trước.",
        "reporting.already-accepted":
            "Báo cáo {id} đã được tiếp nhận ngày {on} nên không sửa, nộp hay trả lại được nữa: nếu còn sai, đề nghị mở đợt khác.",
        "reporting.submission-which": "Ghi mã báo cáo, hoặc đợt báo cáo cùng đơn vị.",
        "reporting.submission-none": "Đơn vị này chưa lập báo cáo trong đợt.",
        "reporting.no-submission": "Không có báo cáo {id}.",
        "reporting.figure-denominator":
            "Mẫu số phải có đúng khi chỉ tiêu là tỷ lệ, và không nhỏ hơn tử số.",
        "reporting.report-too-long":
            "Báo cáo dài {octets} byte, tối đa {most} byte: rút gọn nội dung các đơn vị đã nộp, hoặc tổng hợp kỳ ngắn hơn.",
        "reporting.plan-too-long": "Kế hoạch dài {octets} byte, tối đa {most} byte: rút gọn nội dung.",
        "reporting.no-compilation": "Không có báo cáo tổng hợp {id}.",
        "reporting.plan-says":
            "Đợt báo cáo của nhiệm vụ “{duty}” theo đúng kế hoạch: bỏ {field}, hoặc mở đợt đột xuất (không ghi nhiệm vụ báo cáo).",
        "reporting.nobody-named":
            "Chưa ghi đơn vị nào: ghi {units:codes}, hoặc ghi {districts:codes} là true cho tất cả các huyện.",
        "reporting.list-empty":
            "Danh sách rỗng không khớp với gì: ghi ít nhất một mã.",
        "reporting.age-limit":
            "Giới hạn tuổi phải lớn hơn 0.",
        "reporting.fact-unfit":
            "Điều kiện “{fact}” không áp dụng được cho nhóm đối tượng “{population}”.",
        "reporting.target-outside":
            "Năm của mục tiêu phải nằm trong thời gian kế hoạch ({from}-{through}): hãy sửa năm của mục tiêu, hoặc thời gian kế hoạch.",
        "reporting.target-range":
            "Mục tiêu không được âm; mục tiêu phần trăm không quá 100.",
        "reporting.target-overlap":
            "Mỗi năm chỉ có một mục tiêu: các năm này đã có mục tiêu khác, hãy sửa một trong hai.",
        "reporting.no-difficulty": "Không có khó khăn, vướng mắc {id}.",
        "reporting.no-task":
            "Kế hoạch không có hoạt động hay mục nhiệm vụ “{id}”. Các hoạt động và mục nhiệm vụ: {known}.",
        "reporting.difficulty-nobody":
            "Không còn cơ quan nào khác để trả lời: kế hoạch không nêu cơ quan nào ngoài chính đơn vị này.",
        "reporting.difficulty-at-committee":
            "Khó khăn này đang do {unit} xem xét: không còn cấp nào cao hơn trong tỉnh để trình.",
        "reporting.difficulty-closed":
            "Khó khăn này đã được đơn vị nêu khép lại ngày {on}: nếu vẫn còn, hãy nêu khó khăn mới.",
        "reporting.difficulty-answered":
            "Khó khăn này đã được trả lời ngày {on}: đơn vị nêu khép lại, hoặc trình lên cấp trên nếu chưa đồng ý.",
        "reporting.no-activity": "Kế hoạch không có hoạt động “{id}”. Các hoạt động của kế hoạch: {known}.",
        "reporting.cutoff-outside":
            "Ngày chốt số liệu phải nằm trong kỳ báo cáo ({start} đến {end}): hãy ghi ngày trong kỳ đó.",
        "reporting.estimate-past":
            "Kỳ báo cáo đã hết ngày {end}: không còn số ước, hãy báo cáo số thực hiện.",
        "reporting.figure-blank":
            "Đã ghi là không có số liệu thì không ghi con số: bỏ {field}, hoặc bỏ dấu không có số liệu.",
        "reporting.figure-missing": "Thiếu {field}: ghi con số (kể cả 0), hoặc ghi là không có số liệu.",
        "reporting.figure-jump":
            "Chỉ tiêu {indicator}: kỳ trước {before}, kỳ này {now}, chênh lệch quá {most}%: cần giải trình trước khi nộp.",
        "reporting.figure-below-sum":
            "Chỉ tiêu {indicator}: các đơn vị trực thuộc báo cáo cộng lại {sum}, đơn vị báo cáo {whole}: cần giải trình trước khi nộp.",
        "reporting.no-sending": "Không có lần gửi báo cáo {id}.",
        "reporting.number-taken":
            "Số {number} đã dùng trong năm {year}: ghi số khác theo sổ văn thư, hoặc bỏ trống để lấy số kế tiếp.",
        "reporting.sent-already":
            "Báo cáo này đã gửi {unit} ngày {on}, số {number}: muốn sửa, hãy tổng hợp báo cáo thay thế rồi gửi.",
        "reporting.sign-own-office":
            "Ký thay, thừa lệnh hoặc thừa ủy quyền thì phải ghi {field} của người ký.",
        "reporting.sign-head-office":
            "Người đứng đầu ký thì không ghi {field}: bỏ mục này, hoặc chọn thẩm quyền ký khác.",
        "reporting.sign-alone":
            "Chỉ cơ quan làm việc theo chế độ tập thể (Ủy ban nhân dân) mới ký thay mặt (TM.): chọn thẩm quyền ký khác.",
        "reporting.sign-together":
            "Ủy ban nhân dân làm việc theo chế độ tập thể: người đứng đầu ký thay mặt (TM.), không ký với tư cách cá nhân.",
        "reporting.restating-why": "Báo cáo thay báo cáo trước phải ghi {field}.",
        "reporting.restating-what": "Chỉ ghi {field} khi báo cáo này thay một báo cáo trước.",
        "reporting.restating-other":
            "Báo cáo được thay phải cùng kế hoạch và cùng kỳ: hãy ghi mã báo cáo của đúng kỳ này, hoặc bỏ {field}.",
        "reporting.report.number-sent": "Số: {number}/{symbol}",
        "reporting.report.sign.committee": "TM. ỦY BAN NHÂN DÂN",
        "reporting.report.sign.deputy": "KT.",
        "reporting.report.sign.byOrder": "TL.",
        "reporting.report.sign.byMandate": "TUQ.",
        "reporting.report.signature.wet": "(đã ký, đóng dấu)",
        "reporting.report.signature.digital": "(đã ký số)",
        "reporting.nothing-revised":
            "Kế hoạch không khác phiên bản {version} đang có hiệu lực: không có gì để điều chỉnh.",
        "reporting.no-version": "Kế hoạch không có phiên bản {version}: các phiên bản từ 1 đến {newest}.",
        "reporting.no-inspection": "Không có cuộc thanh tra, kiểm tra, giám sát {id}.",
        "reporting.inspection-held":
            "Cuộc này đã tiến hành ngày {on} và đã ghi kết quả: muốn bổ sung, hãy lập cuộc khác.",
        "reporting.inspection-planned": "Cuộc này mới lên lịch cho ngày {on}: hãy ghi kết quả trước.",
        "reporting.inspects-itself":
            "Đơn vị không tự thanh tra, kiểm tra hay giám sát mình: chọn đơn vị khác.",
        "reporting.no-inspection-right":
            "Ngày {day}, {unit} không có thẩm quyền “{kind}”; hãy chọn hình thức được phép: {others}.",
        "reporting.no-finding":
            "Không có kiến nghị số {number}: cuộc này có {most} kiến nghị.",
        "reporting.finding-mended": "Kiến nghị này đã khắc phục ngày {on}: hãy kiểm tra lại số.",
        "reporting.no-review": "Không có cuộc sơ kết, tổng kết {id}.",
        "reporting.review-concluded": "Cuộc này đã kết luận ngày {on}: muốn bổ sung, hãy mở cuộc khác.",
        "reporting.review-exists": "Kế hoạch chỉ tổng kết một lần: đã mở ngày {on}, mã {id}.",
        "reporting.review-outside":
            "Kỳ sơ kết, tổng kết phải nằm trong thời gian kế hoạch ({start} đến {end}): hãy ghi kỳ trong đó.",
        "reporting.review-whole":
            "Tổng kết là của cả thời gian kế hoạch ({start} đến {end}): ghi đúng kỳ đó, hoặc chọn sơ kết.",
        "reporting.report.leader": "Tóm tắt dành cho lãnh đạo",
        "reporting.report.decide": "Cần cho ý kiến, quyết định:",
        "reporting.report.decide-difficulty": "{unit} nêu khó khăn: {text} (chờ {to} trả lời)",
        "reporting.report.decide-finding": "{unit} chưa khắc phục kiến nghị: {text} (hạn {day})",
        "reporting.report.answered": "{by} trả lời ngày {on}: {decision}. {text}",
        "reporting.report.restates": "Thay báo cáo {id}. Lý do: {reason}. Thay đổi: {changes}.",
        "reporting.report.restates-nothing": "Thay báo cáo {id}. Lý do: {reason}. Các số liệu không đổi.",
        "reporting.report.summary.not-in": "Chưa có trong tổng hợp: {list}.",
        "reporting.report.raised": "Khó khăn, vướng mắc và kiến nghị",
        "reporting.report.inspections": "Thanh tra, kiểm tra, giám sát",
        "reporting.report.column.year-before": "Cùng kỳ năm trước",
        "reporting.report.column.estimate": "Ước cả kỳ",
        "reporting.report.column.behind": "Nơi còn thấp",
        "reporting.report.column.raised-on": "Ngày nêu",
        "reporting.report.column.text": "Nội dung",
        "reporting.report.column.lies-with": "Cơ quan trả lời",
        "reporting.report.column.kind": "Hình thức",
        "reporting.report.column.inspector": "Đơn vị tiến hành",
        "reporting.report.column.inspected": "Đơn vị được kiểm tra",
        "reporting.report.column.held": "Ngày",
        "reporting.report.column.findings": "Kiến nghị",
        "reporting.report.column.unmended": "Chưa khắc phục",
        "reporting.no-adoption": "Không có kế hoạch riêng {id} của đơn vị nào.",
        "reporting.adoption-empty":
            "Kế hoạch riêng phải có ít nhất một mục tiêu, một hoạt động hoặc một khoản kinh phí.",
        "reporting.adoption-waits":
            "Kế hoạch riêng (bản {version}) đang chờ cơ quan chủ trì: cơ quan ấy thống nhất hoặc trả lại trước.",
        "reporting.adoption-returned":
            "Kế hoạch riêng (bản {version}) đã bị trả lại: đơn vị lập bản khác rồi gửi lại.",
        "reporting.adoption-agreed":
            "Kế hoạch riêng này đã được thống nhất ngày {on}: muốn đổi thì đơn vị nộp bản mới.",
        "reporting.adoption-superseded":
            "Kế hoạch riêng (bản {version}) đã được bản khác thay thế: hãy xem bản mới nhất.",
        "reporting.outside-plan":
            "Thời gian phải nằm trong thời gian kế hoạch ({start} đến {end}): hãy ghi những ngày trong đó.",
        "reporting.report.number": "Số: ……/BC-……",
        "reporting.report.summary.met": "Trong kỳ có {met}/{all} chỉ tiêu có mục tiêu đạt yêu cầu.",
        "reporting.report.summary.no-targets": "Trong kỳ chưa có chỉ tiêu nào có mục tiêu để đánh giá.",
        "reporting.report.summary.short": "Chưa đạt: {list}.",
        "reporting.report.summary.duties": "Báo cáo nộp đúng hạn: {onTime}/{all}.",
        "reporting.report.summary.late": "Nộp chậm: {list}.",
        "reporting.report.summary.returned": "Bị trả lại, chưa nộp lại: {list}.",
        "reporting.report.and-others": "và {count} đơn vị khác",
        "reporting.report.summary.missing": "Quá hạn chưa nộp: {list}.",
        "reporting.report.summary.money":
            "Kinh phí đã phân bổ {allocated} đồng, đã chi {paid} đồng.",
        "reporting.report.recipients": "Nơi nhận:",
        "reporting.report.filed": "- Lưu: VT.",
        "reporting.report.signed": "THỦ TRƯỞNG ĐƠN VỊ",
        "reporting.report.sign-here": "(Ký tên, đóng dấu)",
        "reporting.report.places-caption": "Tỷ lệ đạt, dưới đó là tử số/mẫu số",
        "reporting.report.units-then": "Theo đơn vị hành chính tại ngày {day}",
        "reporting.report.units-now": "Theo đơn vị hành chính hiện hành (ngày {day})",
        "reporting.report.units-districts-gone":
            "Từ ngày {day} không còn cấp huyện: số liệu theo các huyện, thành phố của ngày {last}, ngày cuối cùng còn cấp huyện",
        "reporting.report.province-level": "Cấp tỉnh",
        "reporting.report.has": "Có",
        "reporting.report.has-not": "Chưa",
        "reporting.report.grows": "tăng",
        "reporting.report.total": "Cộng",
        "reporting.report.dong": "đồng",
        "reporting.report.of-target": "mục tiêu {target}",
        "reporting.report.paid-of": "đã chi {paid}/{allocated} đồng",
        "reporting.report.chart.targets": "Mức đạt được (vạch đứng là mục tiêu)",
        "reporting.report.chart.places": "Theo địa bàn, từ nơi thấp nhất – {indicator}",
        "reporting.report.chart.years": "Qua các năm – {indicator}",
        "reporting.report.chart.map": "Sơ đồ địa bàn – {indicator}",
        "reporting.report.chart.money": "Sử dụng kinh phí theo nguồn",
        "reporting.report.chart.paid": "Đã chi",
        "reporting.report.chart.bound": "Đã cam kết, chưa chi",
        "reporting.report.chart.left": "Chưa cam kết",
        "reporting.report.duty-group": "{name}, kỳ {period}, hạn nộp {due}",
        "reporting.report.country": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "reporting.report.motto": "Độc lập - Tự do - Hạnh phúc",
        "reporting.report.dated": "Ngày {day} tháng {month} năm {year}",
        "reporting.report.dated-at": "{place}, ngày {day} tháng {month} năm {year}",
        "reporting.report.capital": "Hà Nội",
        "reporting.report.committee-of": "Ủy ban nhân dân {unit}",
        "reporting.report.title": "BÁO CÁO",
        "reporting.report.period": "Kỳ báo cáo: {period}",
        "reporting.report.provisional":
            "Số liệu tạm tính đến ngày {day}: kỳ báo cáo chưa kết thúc.",
        "reporting.report.without-confidential":
            "{list}: không gồm trẻ em chỉ được tính theo thông tin phải giữ bí mật theo luật định.",
        "reporting.report.progress": "Tiến độ thực hiện các chỉ tiêu",
        "reporting.report.districts": "Kết quả theo huyện, thành phố",
        "reporting.report.communes": "Kết quả theo xã, phường",
        "reporting.report.duties": "Thực hiện chế độ báo cáo",
        "reporting.report.duties-caption": "Báo cáo đến hạn trong kỳ",
        "reporting.report.finances": "Kinh phí theo nguồn",
        "reporting.report.finances-caption": "Đơn vị tính: đồng",
        "reporting.report.money-activity": "{name} (hoạt động “{activity}” không có trong kế hoạch)",
        "reporting.report.money-plan": "{name} (ghi cho kế hoạch “{plan}” chưa được ban hành)",
        "reporting.report.narratives": "Ý kiến của các đơn vị",
        "reporting.report.difficulties": "Khó khăn, vướng mắc:",
        "reporting.report.withheld": "{indicator}: đơn vị báo cáo số khác với hệ thống (ẩn)",
        "reporting.report.overridden":
            "{indicator}: hệ thống ghi nhận {known}, đơn vị báo cáo {stated} ({by}: {reason})",
        "reporting.report.unknown": "Không rõ",
        "reporting.report.hidden": "(ẩn)",
        "reporting.report.yes": "Đạt",
        "reporting.report.no": "Chưa đạt",
        "reporting.report.open": "–",
        "reporting.report.column.indicator": "Mã",
        "reporting.report.column.name": "Chỉ tiêu",
        "reporting.report.column.numerator": "Tử số",
        "reporting.report.column.denominator": "Mẫu số",
        "reporting.report.column.value": "Kết quả",
        "reporting.report.column.target": "Mục tiêu",
        "reporting.report.column.gap": "Chênh lệch",
        "reporting.report.column.met": "Đánh giá",
        "reporting.report.column.districts": "Huyện, thành phố",
        "reporting.report.column.communes": "Xã, phường",
        "reporting.report.column.report": "Báo cáo",
        "reporting.report.column.unit": "Đơn vị",
        "reporting.report.column.period": "Kỳ",
        "reporting.report.column.due": "Hạn nộp",
        "reporting.report.column.submitted": "Ngày nộp",
        "reporting.report.column.state": "Tình trạng",
        "reporting.report.column.source": "Nguồn",
        "reporting.report.column.year": "Năm",
        "reporting.report.column.allocated": "Phân bổ",
        "reporting.report.column.committed": "Cam kết",
        "reporting.report.column.paid": "Đã chi",
        "reporting.report.column.left": "Còn lại",
        "reporting.report.duty.waiting": "Chưa đến hạn",
        "reporting.report.duty.onTime": "Đúng hạn",
        "reporting.report.duty.late": "Nộp chậm",
        "reporting.report.duty.dueSoon": "Sắp đến hạn",
        "reporting.report.duty.returned": "Bị trả lại",
        "reporting.report.duty.invited": "Được đề nghị, chưa gửi",
        "reporting.report.duty.missing": "Chưa nộp",
        "reporting.report.days-late": "({days} ngày)",
        "reporting.report.frozen":
            "Số liệu chốt tại vị trí nhật ký {positions}; phiên bản kế hoạch {version}; mã báo cáo {id}.",
        "reporting.report.attested":
            "Hệ thống Chung Tay (dịch vụ {service}) xác nhận nội dung bằng khóa {key}, mã băm SHA-256 {digest}; không thay chữ ký số của cơ quan. Kiểm tra bằng tệp JSON của báo cáo: chungtay audit signatures --file TỆP --keys KHÓA.",
        "reporting.report.small-cells":
            "(ẩn): ô có ít người (được tính hoặc không được tính), và ô mà từ đó suy ra được ô ấy khi xem cùng lúc mọi bảng theo huyện, theo xã, theo đơn vị trước đây và hiện nay, được ẩn để không lộ thông tin cá nhân.",
        "reporting.report.csv.section": "Phần",
        "reporting.report.csv.item": "Mục",
        "reporting.report.csv.unit": "Đơn vị",
        "reporting.report.csv.column": "Cột",
        "reporting.report.csv.value": "Giá trị",
    ]
}
