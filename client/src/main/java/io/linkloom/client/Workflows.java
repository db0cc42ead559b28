package io.linkloom.client;

import io.linkloom.api.Page;
import io.linkloom.api.WorkflowDetails;
import io.linkloom.api.WorkflowGraphView;
import io.linkloom.api.WorkflowLayout;
import io.linkloom.api.WorkflowRegistration;
import io.linkloom.api.WorkflowSummary;
import io.linkloom.api.WorkflowVersion;
import java.util.List;

/**
 * What can run. A workflow is named by its `id`, outside of the default namespace by `namespace:id`.
 *
 * <p>Every call throws a [LinkLoomException] with status 404 when there is no such workflow.
 */
public final class Workflows {
    private static final String YAML = "application/yaml";

    private final Exchange exchange;

    Workflows(Exchange exchange) {
        this.exchange = exchange;
    }

    /** A page, the newest first, each with the state of its newest execution and its next run. */
    public Page<WorkflowSummary> list(WorkflowQuery query) {
        return exchange.send(Call.page(query.address(), WorkflowSummary.class));
    }

    public WorkflowDetails get(String id) {
        return exchange.send(Call.get(Address.of("workflows", id), WorkflowDetails.class));
    }

    /** The document of the newest version, as it was registered. */
    public String source(String id) {
        return exchange.send(Call.text(Address.of("workflows", id), YAML));
    }

    /** The document of one version, as it was registered. */
    public String source(String id, int version) {
        return exchange.send(Call.text(versions(id, version), YAML));
    }

    /**
     * Checks a document as a registration would, and registers nothing.
     *
     * @throws LinkLoomException 400 when it cannot be parsed, 422 with each finding when it is not a valid workflow
     */
    public WorkflowRegistration validate(String yaml) {
        Address dry = Address.of("workflows").with("dryRun", true);
        return exchange.send(Call.document("POST", dry, yaml, WorkflowRegistration.class));
    }

    /** As `registerWorkflow`, but refuses (422) a document that carries another id than this one. */
    public WorkflowRegistration put(String id, String yaml) {
        return exchange.send(Call.document("PUT", Address.of("workflows", id), yaml, WorkflowRegistration.class));
    }

    /** All of them, the newest first, without their sources. */
    public List<WorkflowVersion> versions(String id) {
        Address address = Address.of("workflows", id, "versions");
        return exchange.send(Call.page(address, WorkflowVersion.class)).items();
    }

    /** One version with its source. */
    public WorkflowVersion version(String id, int version) {
        return exchange.send(Call.get(versions(id, version), WorkflowVersion.class));
    }

    /** Nodes, edges, levels and the critical path. */
    public WorkflowGraphView graph(String id) {
        return exchange.send(Call.get(Address.of("workflows", id, "graph"), WorkflowGraphView.class));
    }

    /** Where tasks and lines are drawn, so that every client draws the same picture. */
    public WorkflowLayout layout(String id) {
        return exchange.send(Call.get(Address.of("workflows", id, "layout"), WorkflowLayout.class));
    }

    /** The picture of one version. */
    public WorkflowLayout layout(String id, int version) {
        Address address = Address.of("workflows", id, "layout").with("version", version);
        return exchange.send(Call.get(address, WorkflowLayout.class));
    }

    /** Stops its triggers; what runs goes on. */
    public WorkflowDetails pause(String id) {
        return exchange.send(Call.post(Address.of("workflows", id, "pause"), null, WorkflowDetails.class));
    }

    /** Starts its triggers again. */
    public WorkflowDetails resume(String id) {
        return exchange.send(Call.post(Address.of("workflows", id, "resume"), null, WorkflowDetails.class));
    }

    /** Stops its triggers for good; running executions finish, history stays. */
    public void delete(String id) {
        exchange.send(Call.delete(Address.of("workflows", id)));
    }

    /** The JSON Schema of the workflow language, for editors. */
    public String schema() {
        return exchange.send(Call.text(Address.of("schemas", "workflow.json"), "application/schema+json"));
    }

    private static Address versions(String id, int version) {
        return Address.of("workflows", id, "versions", Integer.toString(version));
    }
}
