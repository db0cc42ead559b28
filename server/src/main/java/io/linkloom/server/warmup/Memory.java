package io.linkloom.server.warmup;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** Gives memory that was only needed for practice back to the system. */
final class Memory {
    private static final String LEAST_FREE = "MinHeapFreeRatio";
    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private Memory() {}

    /** By default the heap keeps more than twice of what it needs; an idle server needs little. */
    static void giveBack() {
        HotSpotDiagnosticMXBean runtime = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        try {
            runtime.setVMOption(LEAST_FREE, "10");
            runtime.setVMOption(MOST_FREE, "30");
        } catch (IllegalArgumentException e) {
            // Another collector, which decides by itself.
        }
        System.gc();
    }
}
