/// Ids as one argument of `IN (SELECT value FROM json_each(?))`.
func jsonArray(_ ids: [String]) -> String { "[" + ids.map { "\"\($0)\"" }.joined(separator: ",") + "]" }
