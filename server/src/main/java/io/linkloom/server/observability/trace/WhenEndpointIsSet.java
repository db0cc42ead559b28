package io.linkloom.server.observability.trace;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether anybody wants spans. */
final class WhenEndpointIsSet implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return TraceSettings.of(context.getEnvironment()) != null;
    }
}
