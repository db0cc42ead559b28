package io.linkloom.server.storage;

import java.util.Map;

/** How this server connects to PostgreSQL; what the address itself says weighs more. */
public final class PostgresUrl {
    private static final String PREFIX = "jdbc:postgresql:";

    private PostgresUrl() {}

    /** Whether an address is one of PostgreSQL. */
    public static boolean is(String url) {
        return url.startsWith(PREFIX);
    }

    /**
     * Settings of the driver. A connection of which nothing is heard any more must end by itself: nobody may wait for it forever.
     *
     * @param name how the connection is called in `pg_stat_activity`
     */
    public static Map<String, String> properties(String name) {
        return Map.of("connectTimeout", "3", "socketTimeout", "10", "tcpKeepAlive", "true", "ApplicationName", name);
    }

    /** The address with further parameters, which weigh more than those that are there already. */
    static String with(String url, Map<String, String> parameters) {
        StringBuilder result = new StringBuilder(url);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            result.append(result.indexOf("?") < 0 ? '?' : '&')
                    .append(parameter.getKey())
                    .append('=')
                    .append(parameter.getValue());
        }
        return result.toString();
    }
}
