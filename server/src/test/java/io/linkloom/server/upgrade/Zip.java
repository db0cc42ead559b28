package io.linkloom.server.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** A folder in one small file. */
final class Zip {
    private Zip() {}

    static void pack(Path folder, Path file) throws IOException {
        try (Stream<Path> all = Files.walk(folder);
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path each : files) {
                out.putNextEntry(new ZipEntry(folder.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, out);
            }
        }
    }

    static void unpack(Path file, Path folder) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) throw new IOException(entry.getName() + " leads out of the folder");
                Files.createDirectories(target.getParent());
                Files.copy(in, target);
            }
        }
    }
}
