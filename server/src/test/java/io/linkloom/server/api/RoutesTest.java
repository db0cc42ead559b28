package io.linkloom.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.linkloom.server.security.RouteRoles;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The routes of the server, the table of roles and the description of the API name the same things. */
class RoutesTest {
    private static final Set<String> UNDOCUMENTED =
            Set.of("GET /v3/api-docs", "GET /swagger-ui", "GET /swagger-ui/{file}");

    private final TestServer server = TestServer.shared();
    private final RequestMappingHandlerMapping mapping =
            server.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);

    @Test
    void everyHandlerHasARole() {
        for (var handler : mapping.getHandlerMethods().values()) {
            Method method = handler.getMethod();
            assertThat(RouteRoles.of(method)).as("role of " + method).isNotNull();
        }
    }

    @Test
    void everyRoleBelongsToAHandler() {
        Set<String> handlers = new TreeSet<>();
        mapping.getHandlerMethods()
                .values()
                .forEach(handler ->
                        handlers.add(handler.getMethod().getDeclaringClass().getSimpleName() + "#"
                                + handler.getMethod().getName()));
        handlers.add("HttpOptionsHandler#handle");
        assertThat(handlers)
                .containsExactlyInAnyOrderElementsOf(RouteRoles.table().keySet());
    }

    @Test
    void theDescriptionNamesExactlyTheRoutesThatExist() {
        Set<String> routes = new TreeSet<>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            for (String path : info.getPatternValues()) {
                for (RequestMethod method : info.getMethodsCondition().getMethods()) routes.add(method + " " + path);
            }
        });
        routes.removeAll(UNDOCUMENTED);
        assertThat(documented()).containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void thePageOfTheDescriptionIsThereWithAllItsFiles() {
        for (String file : Set.of(
                "index.html",
                "index.css",
                "swagger-ui.css",
                "swagger-ui-bundle.js",
                "swagger-ui-standalone-preset.js",
                "swagger-initializer.js",
                "favicon-16x16.png",
                "favicon-32x32.png")) {
            assertThat(server.get("/swagger-ui/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(server.get("/swagger-ui/swagger-initializer.js").body()).contains("/v3/api-docs");
        assertThat(server.get("/swagger-ui/oauth2-redirect.html").statusCode()).isEqualTo(404);
    }

    private Set<String> documented() {
        JsonNode document = TestServer.json(server.get("/v3/api-docs"));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        Set<String> documented = new TreeSet<>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (!method.equals("parameters"))
                        documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey());
                }));
        return documented;
    }
}
