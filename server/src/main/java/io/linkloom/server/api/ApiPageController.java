package io.linkloom.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page on which people read and try the API: Swagger UI, with the files that it needs and no others. */
@RestController
class ApiPageController {
    /** With the version of the dependency; a test misses the page when they differ. */
    private static final String FOLDER = "/META-INF/resources/webjars/swagger-ui/5.30.2/";

    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html;charset=UTF-8",
            "index.css", "text/css",
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "swagger-ui-standalone-preset.js", "text/javascript",
            "favicon-16x16.png", "image/png",
            "favicon-32x32.png", "image/png");

    private static final String INITIALIZER = """
            window.onload = () => {
              window.ui = SwaggerUIBundle({
                url: '/v3/api-docs', dom_id: '#swagger-ui', deepLinking: true,
                presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout'
              });
            };
            """;

    @GetMapping("/swagger-ui")
    ResponseEntity<Void> page() {
        return ResponseEntity.status(HttpStatus.FOUND)
                .header(HttpHeaders.LOCATION, "/swagger-ui/index.html")
                .build();
    }

    @GetMapping("/swagger-ui/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) throws IOException {
        if (file.equals("swagger-initializer.js")) {
            return answer("text/javascript", INITIALIZER.getBytes(StandardCharsets.UTF_8));
        }
        String type = FILES.get(file);
        if (type == null) throw new ApiProblem(ProblemKind.NOT_FOUND);
        try (InputStream in = ApiPageController.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) throw new ApiProblem(ProblemKind.NOT_FOUND);
            return answer(type, in.readAllBytes());
        }
    }

    private static ResponseEntity<byte[]> answer(String type, byte[] bytes) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noCache())
                .body(bytes);
    }
}
