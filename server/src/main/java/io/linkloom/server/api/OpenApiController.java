package io.linkloom.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/**
 * The description of this API: one document, written by hand, tested against the running server. Nothing is generated at the start,
 * which would cost time and memory in every process for a page that is rarely read.
 */
@RestController
class OpenApiController {
    private static final String FILE = "/openapi/link-loom.yaml";

    /** Read once, when somebody first asks. */
    private static final class Document {
        static final byte[] JSON = read();

        private static byte[] read() {
            try (InputStream in = Objects.requireNonNull(OpenApiController.class.getResourceAsStream(FILE), FILE)) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
                return JsonMapper.builder().build().writeValueAsBytes(document);
            } catch (IOException e) {
                throw new IllegalStateException("The description of the API cannot be read", e);
            }
        }
    }

    @GetMapping(path = "/v3/api-docs", produces = MediaType.APPLICATION_JSON_VALUE)
    byte[] document() {
        return Document.JSON;
    }
}
