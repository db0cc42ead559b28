package io.linkloom.cli.output;

import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** What JSON would be, as YAML. */
final class Yaml {
    private Yaml() {}

    static String of(Object value) {
        return YAMLMapper.builder()
                .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
                .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
                .build()
                .writeValueAsString(value)
                .stripTrailing();
    }
}
