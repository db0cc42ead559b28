package io.linkloom.server.benchmark;

/** The workflows that are measured. */
final class Loads {
    static final int CHAIN = 40;
    static final int FAN = 100;

    private Loads() {}

    static String chain40(String backend) {
        return chain("chain40", CHAIN, backend);
    }

    static String chain3(String backend) {
        return chain("chain3", 3, backend);
    }

    private static String chain(String id, int length, String backend) {
        StringBuilder yaml = new StringBuilder("id: " + id + "\ntasks:\n");
        for (int i = 0; i < length; i++) {
            yaml.append(task("s" + i, backend))
                    .append(i == 0 ? "" : ", dependsOn: [s" + (i - 1) + "]")
                    .append("}\n");
        }
        return yaml.toString();
    }

    static String fan100(String backend) {
        StringBuilder yaml = new StringBuilder("id: fan100\ntasks:\n")
                .append(task("root", backend))
                .append("}\n");
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < FAN; i++) {
            yaml.append(task("p" + i, backend)).append(", dependsOn: [root]}\n");
            all.append(i == 0 ? "" : ", ").append('p').append(i);
        }
        return yaml.append(task("join", backend))
                .append(", dependsOn: [")
                .append(all)
                .append("]}\n")
                .toString();
    }

    private static String task(String id, String backend) {
        return "  - {id: " + id + ", type: http, url: \"" + backend + "/t/" + id
                + "\", body: {order: 4711, customer: \"somebody\", note: \"ninety bytes or so, as in real life\"}";
    }
}
