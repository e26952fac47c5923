/// Collects a service's routes, one a line.
@resultBuilder
public enum RouteBuilder {
    public static func buildBlock(_ routes: [Route]...) -> [Route] { routes.flatMap { $0 } }
    public static func buildExpression(_ route: Route) -> [Route] { [route] }
    public static func buildExpression(_ routes: [Route]) -> [Route] { routes }
}
