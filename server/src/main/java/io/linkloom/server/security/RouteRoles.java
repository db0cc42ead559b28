package io.linkloom.server.security;

import java.lang.reflect.Method;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which role each handler needs. A handler without a row is closed to everybody, and a test misses its row. */
public final class RouteRoles {
    private RouteRoles() {}

    /** Who may use a handler. */
    public enum Access {
        /** Everybody who passed the door, and those whose credential is in the path. */
        ANYONE(null),
        VIEWER(Role.VIEWER),
        OPERATOR(Role.OPERATOR),
        EDITOR(Role.EDITOR),
        ADMIN(Role.ADMIN);

        private final @Nullable Role role;

        Access(@Nullable Role role) {
            this.role = role;
        }

        boolean isGranted(Caller caller) {
            return role == null || caller != Door.NOBODY && caller.role().includes(role);
        }
    }

    private static final Map<String, Access> TABLE = Map.ofEntries(
            Map.entry("WorkflowController#register", Access.EDITOR),
            Map.entry("WorkflowController#list", Access.VIEWER),
            Map.entry("WorkflowController#get", Access.VIEWER),
            Map.entry("WorkflowController#source", Access.VIEWER),
            Map.entry("WorkflowController#put", Access.EDITOR),
            Map.entry("WorkflowController#delete", Access.EDITOR),
            Map.entry("WorkflowController#pause", Access.OPERATOR),
            Map.entry("WorkflowController#resume", Access.OPERATOR),
            Map.entry("ScheduleController#schedule", Access.VIEWER),
            Map.entry("ScheduleController#firings", Access.VIEWER),
            Map.entry("ScheduleController#backfill", Access.OPERATOR),
            Map.entry("VersionController#list", Access.VIEWER),
            Map.entry("VersionController#get", Access.VIEWER),
            Map.entry("VersionController#source", Access.VIEWER),
            Map.entry("VersionController#graph", Access.VIEWER),
            Map.entry("StartController#start", Access.OPERATOR),
            Map.entry("StartController#rerun", Access.OPERATOR),
            Map.entry("EventController#accept", Access.OPERATOR),
            Map.entry("ExecutionController#list", Access.VIEWER),
            Map.entry("ExecutionController#get", Access.VIEWER),
            Map.entry("ExecutionController#task", Access.VIEWER),
            Map.entry("ExecutionController#items", Access.VIEWER),
            Map.entry("ExecutionController#timeline", Access.VIEWER),
            Map.entry("ExplainController#explain", Access.VIEWER),
            Map.entry("ExplainController#digest", Access.VIEWER),
            Map.entry("ExplainController#compare", Access.VIEWER),
            Map.entry("LayoutController#layout", Access.VIEWER),
            Map.entry("CommandController#cancel", Access.OPERATOR),
            Map.entry("CommandController#pause", Access.OPERATOR),
            Map.entry("CommandController#resume", Access.OPERATOR),
            Map.entry("CommandController#approve", Access.OPERATOR),
            Map.entry("CommandController#reject", Access.OPERATOR),
            Map.entry("LogController#page", Access.VIEWER),
            Map.entry("LogController#text", Access.VIEWER),
            Map.entry("LogController#follow", Access.VIEWER),
            Map.entry("StreamController#stream", Access.VIEWER),
            Map.entry("DeadLetterController#list", Access.VIEWER),
            Map.entry("DeadLetterController#requeue", Access.OPERATOR),
            Map.entry("DeadLetterController#requeueAll", Access.OPERATOR),
            Map.entry("DeadLetterController#discardAll", Access.OPERATOR),
            Map.entry("DeadLetterController#discard", Access.OPERATOR),
            Map.entry("BackendController#list", Access.VIEWER),
            Map.entry("BackendController#get", Access.VIEWER),
            Map.entry("BackendController#put", Access.ADMIN),
            Map.entry("BackendController#delete", Access.ADMIN),
            Map.entry("CallbackController#result", Access.ANYONE),
            Map.entry("CallbackController#heartbeat", Access.ANYONE),
            Map.entry("CallbackController#logs", Access.ANYONE),
            Map.entry("SecretController#list", Access.VIEWER),
            Map.entry("SecretController#get", Access.VIEWER),
            Map.entry("SecretController#put", Access.ADMIN),
            Map.entry("SecretController#delete", Access.ADMIN),
            Map.entry("BackupController#make", Access.ADMIN),
            Map.entry("BackupController#list", Access.ADMIN),
            Map.entry("MetaController#meta", Access.VIEWER),
            Map.entry("MetaController#status", Access.VIEWER),
            Map.entry("MetaController#workflowSchema", Access.VIEWER),
            Map.entry("OpenApiController#document", Access.VIEWER),
            Map.entry("ApiPageController#page", Access.VIEWER),
            Map.entry("ApiPageController#file", Access.VIEWER),
            // What a method could be asked for, from the framework itself.
            Map.entry("HttpOptionsHandler#handle", Access.ANYONE),
            Map.entry("ErrorPage#error", Access.ANYONE));

    /** What the handler needs; null when it has no row. */
    public static @Nullable Access of(Method handler) {
        return TABLE.get(handler.getDeclaringClass().getSimpleName() + "#" + handler.getName());
    }

    /** The rows: `Controller#method` with who may use it. */
    public static Map<String, Access> table() {
        return TABLE;
    }
}
