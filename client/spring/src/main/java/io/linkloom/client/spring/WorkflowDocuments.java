package io.linkloom.client.spring;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The workflows that an application brings along. */
final class WorkflowDocuments {
    private static final Logger LOG = LoggerFactory.getLogger(WorkflowDocuments.class);

    private final ResourcePatternResolver resources;
    private final LinkLoomProperties.Registration settings;

    WorkflowDocuments(ResourcePatternResolver resources, LinkLoomProperties.Registration settings) {
        this.resources = resources;
        this.settings = settings;
    }

    /** @param name as people know it, such as daily-report.yaml */
    record Document(String name, String source) {}

    /** In the order of their names; what cannot be read is said in the log and left out. */
    List<Document> read() {
        List<Document> documents = new ArrayList<>();
        if (!settings.enabled()) return documents;
        for (String location : settings.locations()) {
            for (Resource resource : find(location)) {
                try (var content = resource.getInputStream()) {
                    String name = String.valueOf(resource.getFilename());
                    documents.add(new Document(name, new String(content.readAllBytes(), StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    LOG.error("The workflow {} cannot be read and is not registered: {}", resource, e.getMessage());
                }
            }
        }
        documents.sort(Comparator.comparing(Document::name));
        return documents;
    }

    private Resource[] find(String location) {
        try {
            return resources.getResources(location);
        } catch (FileNotFoundException e) {
            // There is no such folder: most applications have none.
            return new Resource[0];
        } catch (IOException e) {
            LOG.error("Workflows cannot be looked for in {}: {}", location, e.getMessage());
            return new Resource[0];
        }
    }
}
