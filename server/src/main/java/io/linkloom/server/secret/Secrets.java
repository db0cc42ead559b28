package io.linkloom.server.secret;

import io.linkloom.server.view.UnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The opened secrets of each namespace, for as long as they are in use, with what strikes them out. What another server changed is seen after a moment. */
public final class Secrets {
    private static final Logger log = LoggerFactory.getLogger(Secrets.class);
    private static final long FRESH_NANOS = Duration.ofSeconds(3).toNanos();

    /** So many values that are secrets no more are still struck out, since answers may be under way that hold them. */
    private static final int MAX_FORMER = 200;

    private static final int MAX_EXECUTIONS = 10_000;

    private final SecretStore store;
    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Map<String, String> namespaces = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MAX_EXECUTIONS;
        }
    };

    public Secrets(SecretStore store) {
        this.store = store;
    }

    /**
     * What a namespace has.
     *
     * @param values by name
     * @param broken why a secret that is there cannot be used, by name
     */
    public record Known(Map<String, String> values, Map<String, String> broken, Redactor redactor) {
        static final Known NOTHING = new Known(Map.of(), Map.of(), Redactor.NONE);

        /** Without the values. */
        @Override
        public String toString() {
            return "Known" + values.keySet();
        }
    }

    private final class Entry {
        final ReentrantLock loading = new ReentrantLock();
        private volatile @Nullable Known known;
        private volatile long checkedAt;
        private volatile boolean outdated = true;
        private String state = "";
        private final Set<String> former = new LinkedHashSet<>();

        /** What is known; one caller at a time looks whether it is still so, the others need not wait. */
        Known get(String namespace) {
            Known last = known;
            if (last != null && isFresh()) return last;
            if (last == null || outdated) loading.lock();
            else if (!loading.tryLock()) return last;
            try {
                return refresh(namespace);
            } finally {
                loading.unlock();
            }
        }

        private Known refresh(String namespace) {
            Known last = known;
            if (last != null && isFresh()) return last;
            try {
                String now = store.state(namespace);
                if (last == null || !now.equals(state)) known = last = open(namespace, last);
                state = now;
            } catch (UnavailableException e) {
                // What was known is better than nothing; without it nobody may go on.
                if (last == null) throw e;
            }
            checkedAt = System.nanoTime();
            outdated = false;
            return last;
        }

        private boolean isFresh() {
            return !outdated && System.nanoTime() - checkedAt < FRESH_NANOS;
        }

        private Known open(String namespace, @Nullable Known last) {
            Map<String, String> values = new LinkedHashMap<>();
            Map<String, String> broken = new LinkedHashMap<>();
            for (SecretStore.Sealed secret : store.all(namespace)) {
                try {
                    values.put(secret.name(), store.open(namespace, secret));
                } catch (VaultException e) {
                    log.error("The secret {} of {} cannot be used: {}", secret.name(), namespace, e.getMessage());
                    broken.put(secret.name(), String.valueOf(e.getMessage()));
                }
            }
            if (last != null) former.addAll(last.values().values());
            former.removeAll(values.values());
            while (former.size() > MAX_FORMER) former.remove(former.iterator().next());
            if (values.isEmpty() && broken.isEmpty() && former.isEmpty()) return Known.NOTHING;
            List<String> hidden = new ArrayList<>(values.values());
            hidden.addAll(former);
            return new Known(Map.copyOf(values), Map.copyOf(broken), Redactor.of(hidden));
        }

        /** The next one who asks looks again. */
        void outdate() {
            loading.lock();
            try {
                outdated = true;
                state = "";
            } finally {
                loading.unlock();
            }
        }
    }

    /** @throws UnavailableException when they could not be read and never were */
    public Known of(String namespace) {
        return entries.computeIfAbsent(namespace, name -> new Entry()).get(namespace);
    }

    /** A secret of the namespace was put or deleted here. */
    public void changed(String namespace) {
        entries.computeIfAbsent(namespace, name -> new Entry()).outdate();
    }

    /** What strikes out the secrets of an execution's namespace; for a stranger's execution nothing is struck out, and nothing will be kept either. */
    public Redactor redactorOf(String execution) {
        String namespace = namespaceOf(execution);
        return namespace == null ? Redactor.NONE : of(namespace).redactor();
    }

    private @Nullable String namespaceOf(String execution) {
        synchronized (namespaces) {
            String known = namespaces.get(execution);
            if (known != null) return known;
        }
        String found = store.namespaceOf(execution);
        if (found != null) {
            synchronized (namespaces) {
                namespaces.put(execution, found);
            }
        }
        return found;
    }
}
