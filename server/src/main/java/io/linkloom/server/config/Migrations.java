package io.linkloom.server.config;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations that this server knows. */
final class Migrations {
    private static final Pattern NUMBERED = Pattern.compile("V(\\d{1,9})__.*");

    private Migrations() {}

    /** Number of the last one. */
    static int last() {
        try {
            int last = 0;
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/V*.sql")) {
                Matcher name = NUMBERED.matcher(String.valueOf(file.getFilename()));
                if (name.matches()) last = Math.max(last, Integer.parseInt(name.group(1)));
            }
            return last;
        } catch (IOException e) {
            throw new IllegalStateException("The migrations of this server cannot be read", e);
        }
    }
}
