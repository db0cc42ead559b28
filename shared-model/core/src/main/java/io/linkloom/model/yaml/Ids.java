package io.linkloom.model.yaml;

import java.util.regex.Pattern;

/** The forms of names. */
final class Ids {
    static final Pattern WORKFLOW = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    static final Pattern NAMESPACE = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    static final Pattern TASK = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,99}");
    static final Pattern WORKFLOW_REFERENCE =
            Pattern.compile("([a-z0-9][a-z0-9-]{0,62}:)?[A-Za-z0-9][A-Za-z0-9_-]{0,99}");
    static final Pattern CLASS = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*(\\.[A-Za-z_$][A-Za-z0-9_$]*)*");
    static final Pattern ENVIRONMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static final Pattern FAILURE_CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,99}");

    private Ids() {}
}
