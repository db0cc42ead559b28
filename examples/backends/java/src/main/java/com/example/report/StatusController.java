package com.example.report;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What others may ask beside the tasks. */
@RestController
class StatusController {
    private final Counters counters;

    StatusController(Counters counters) {
        this.counters = counters;
    }

    @GetMapping("/health")
    Map<String, String> health() {
        return Map.of("status", "UP");
    }

    @GetMapping("/stats")
    Map<String, Counters.Count> stats() {
        return counters.all();
    }
}
