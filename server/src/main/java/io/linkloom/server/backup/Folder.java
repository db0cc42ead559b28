package io.linkloom.server.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder `backups` of a data directory. */
final class Folder {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final String BEFORE = "before-";

    private final Path path;

    Folder(Path dataDirectory) {
        this.path = dataDirectory.resolve("backups");
    }

    Path asked(Instant now) {
        return path.resolve("loom-" + STAMP.format(now) + ".zip");
    }

    Path beforeUpgrade(String version, Instant now) {
        return path.resolve(BEFORE + version.replaceAll("[^A-Za-z0-9.-]", "_") + "-" + STAMP.format(now) + ".zip");
    }

    Path replaced(Instant now) {
        return path.resolve("replaced-" + STAMP.format(now));
    }

    /** A folder of its own for what is not finished. */
    Path underWay() throws IOException {
        Files.createDirectories(path);
        return Files.createTempDirectory(path, ".under-way");
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** Every file that is a backup, the newest first. */
    List<StoredBackup> list() throws IOException {
        List<StoredBackup> found = new ArrayList<>();
        for (Path file : files(".zip")) {
            try {
                found.add(new StoredBackup(file.getFileName().toString(), BackupFile.manifest(file), Files.size(file)));
            } catch (BackupException e) {
                // Whatever else lies there is nobody's backup.
                continue;
            }
        }
        found.sort(Comparator.comparing((StoredBackup each) -> each.manifest().createdAt())
                .thenComparing(StoredBackup::name)
                .reversed());
        return found;
    }

    /** Takes away the oldest of those that were made before upgrades; never one that somebody asked for. */
    void keepNewest(int count) throws IOException {
        List<StoredBackup> upgrades = list().stream()
                .filter(each -> each.manifest().reason() == Manifest.Reason.UPGRADE
                        && each.name().startsWith(BEFORE))
                .toList();
        for (int i = count; i < upgrades.size(); i++)
            Files.deleteIfExists(path.resolve(upgrades.get(i).name()));
    }

    /** What an interrupted process left unfinished. Only for the one who has the data directory, before it does anything. */
    void sweep() throws IOException {
        for (Path part : files(BackupFile.PART)) Files.deleteIfExists(part);
        for (Path folder : files("")) {
            if (Files.isDirectory(folder) && folder.getFileName().toString().startsWith(".under-way")) forget(folder);
        }
    }

    static void forget(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    private List<Path> files(String ending) throws IOException {
        if (!Files.isDirectory(path)) return List.of();
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ending))
                    .toList();
        }
    }
}
