package io.linkloom.server.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a figure depends on: the machine, and who else uses it. Reads `/proc`; figures are 0 where there is none. */
final class Machine {
    private static final double TICKS_PER_SECOND = 100;
    private static final double KIB_PER_MIB = 1024;

    private Machine() {}

    static Map<String, String> description() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        result.put("memory", Math.round(field(Path.of("/proc/meminfo"), "MemTotal:") / KIB_PER_MIB) + " MiB");
        result.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        result.put("jdk", System.getProperty("java.vendor.version", "") + " " + Runtime.version());
        result.put("load average before", load());
        return result;
    }

    /** Of the last minute; what is above the number of cores had to wait. */
    static String load() {
        return Series.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** CPU seconds that a process has used. */
    static double cpuSeconds(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) return 0;
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }

    /** CPU seconds that all processes together have used. */
    static double busySeconds() {
        String stat = read(Path.of("/proc/stat"));
        if (stat.isEmpty()) return 0;
        String[] cpu = List.of(stat.split("\n", 2)).getFirst().trim().split("\\s+", -1);
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7}) busy += Long.parseLong(cpu[i]);
        return busy / TICKS_PER_SECOND;
    }

    /** Memory of a process that is really there, in MiB. */
    static double residentMib(long pid) {
        return field(Path.of("/proc/" + pid + "/status"), "VmRSS:") / KIB_PER_MIB;
    }

    private static double field(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }
}
