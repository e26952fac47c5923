extension Reference {
    /// Where the unit's middle lies on a day, that of the unit which stands in its place then; nil where nobody has said.
    public func centre(of unit: UnitPath, on day: Day) -> GeoPoint? {
        if let entry = units.unit(unit, on: day) { return centre(of: entry) }
        let current = units.current(of: unit, on: day).units
        guard let only = current.first, current.count == 1 else { return nil }
        return units.unit(only, on: day).flatMap(centre)
    }

    private func centre(of entry: UnitEntry) -> GeoPoint? {
        entry.code.flatMap { centres[$0] }?.first { $0.validity == entry.validity }?.point
    }

    /// By code: codes are used again over the years.
    static func readCentres(
        _ rows: [ReferenceRow]
    ) throws -> [String: [(point: GeoPoint, validity: Validity)]] {
        var centres: [String: [(point: GeoPoint, validity: Validity)]] = [:]
        var taken = Taken()
        for row in rows {
            let (code, validity) = try (row.required("code"), row.validity())
            try taken.add(code, validity, row)
            _ = try row.choice("confidence") as Confidence
            _ = try row.required("source")
            guard let latitude = Double(row["latitude"]), let longitude = Double(row["longitude"]),
                let point = GeoPoint(latitude: latitude, longitude: longitude)
            else { throw row.error("reference.number", "latitude", row["latitude"]) }
            centres[code, default: []].append((point, validity))
        }
        return centres
    }
}
