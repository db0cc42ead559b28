package com.example.report;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How often each task was asked for, and how often it was really done: what comes again is not done again. */
@Component
class Counters extends OncePerRequestFilter {
    private static final String TASKS = "/api/tasks/";

    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> done = new ConcurrentHashMap<>();

    record Count(int calls, int done) {}

    void done(String task) {
        counter(done, task).incrementAndGet();
    }

    Map<String, Count> all() {
        return List.of("fetch-data", "process", "send-email").stream()
                .collect(Collectors.toMap(Function.identity(), task ->
                        new Count(counter(calls, task).get(), counter(done, task).get())));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        boolean refused = response.getStatus() / 100 == 4;
        String path = request.getRequestURI();
        if (path.startsWith(TASKS) && !refused) counter(calls, path.substring(TASKS.length())).incrementAndGet();
    }

    private static AtomicInteger counter(Map<String, AtomicInteger> counters, String task) {
        return counters.computeIfAbsent(task, name -> new AtomicInteger());
    }
}
