extension RegistryTexts {
    /// Of alternative care.
    static let careVi: [String: String] = [
        "registry.kin-first":
            "Trẻ đang có người thân thích chăm sóc ({relation}, {id}): giao trẻ cho người thân thích, hoặc ghi vì sao không giao được.",
        "registry.siblings-apart":
            "Anh, chị, em của trẻ ({child}) đang được chăm sóc ở nơi khác, theo {id}: để các em ở cùng nhau, hoặc ghi vì sao phải tách.",
        "registry.no-note":
            "Không có ghi chép {id} về việc chăm sóc thay thế thuộc phạm vi của đơn vị: kiểm tra mã.",
    ]
}
